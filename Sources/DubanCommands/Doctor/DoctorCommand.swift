import ArgumentParser
import DubanControl
import DubanCore

struct DoctorCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look for what is wrong with the house and its machine, and say what to do.",
        discussion: """
            It looks at the clock, the settings, the credentials that they name and the control socket, and has duband \
            look at the day, the people, the calendar, the plugins, the channels, the courier and its disk. It changes \
            nothing. The exit status is 2 where something fails, and 0 where there are warnings at the most.
            """)

    @Option(
        help: ArgumentHelp("The settings file.", valueName: "file"), completion: .file(extensions: ["yaml"]))
    var configuration = "/etc/duban/duban.yaml"

    @Option(
        help: ArgumentHelp(
            "The program that reads it; found beside this one where it is left out.", valueName: "path"),
        completion: .file())
    var duband: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let socket = client.socketPath(session.console)
        let machine = MachineFacts.look(settings: configuration, duband: duband, socket: socket)
        let findings = machine.findings + askDaemon(session)
        if client.json {
            try session.printJSON(StatusMessages.Findings(findings: findings))
        } else {
            for finding in findings { show(finding, session) }
        }
        if findings.contains(where: { $0.verdict == .failure }) {
            throw ExitCode(CommandFailure.Status.needsAdministrator.rawValue)
        }
    }

    /// What the daemon finds; that it does not answer, where it does not.
    private func askDaemon(_ session: Session) -> [StatusMessages.Finding] {
        do throws(VarlinkClientError) {
            let found = try session.connectBriefly().call(
                StatusMessages.Findings.method, as: StatusMessages.Findings.self)
            let answers = Phrase("duband 有應答", "duband 有应答", "duband answers")
            return [StatusMessages.Finding(.daemon, .ok, answers)] + found.findings
        } catch {
            return [StatusMessages.Finding(noAnswer: session.explained(error), group: Self.group)]
        }
    }

    private func show(_ finding: StatusMessages.Finding, _ session: Session) {
        let subject = session.words(for: finding.subject.words)
        let words = session.words(for: finding.words)
        let colon = session.words("：", "：", ": ")
        let verdict = finding.verdict
        session.print(
            "\(session.words(for: verdict.words), tint: verdict.tint) \(subject, tint: .bold)\(colon)\(words)")
        if let advice = finding.advice { session.print("    → \(session.words(for: advice))", indentation: 6) }
    }
}

extension StatusMessages.Finding.Verdict {
    fileprivate var words: Phrase {
        switch self {
        case .ok: Phrase("● 正常", "● 正常", "● ok     ")
        case .warning: Phrase("● 注意", "● 注意", "● warning")
        case .failure: Phrase("● 故障", "● 故障", "● failure")
        }
    }

    fileprivate var tint: StyledText.Tint {
        switch self {
        case .ok: .green
        case .warning: .yellow
        case .failure: .red
        }
    }
}

extension StatusMessages.Finding.Subject {
    fileprivate var words: Phrase {
        switch self {
        case .clock: Phrase("時鐘", "时钟", "clock")
        case .settings: Phrase("設置", "设置", "settings")
        case .credentials: Phrase("憑據", "凭据", "credentials")
        case .socket: Phrase("套接字", "套接字", "socket")
        case .daemon: Phrase("服務", "服务", "duband")
        case .setup: Phrase("啟動", "启动", "start")
        case .day: Phrase("當日", "当日", "day")
        case .people: Phrase("人員", "人员", "people")
        case .calendar: Phrase("日曆", "日历", "calendar")
        case .plugins: Phrase("插件", "插件", "plugins")
        case .channel: Phrase("渠道", "渠道", "channel")
        case .courier: Phrase("投遞", "投递", "courier")
        case .disk: Phrase("磁盤", "磁盘", "disk")
        case .stateDirectory: Phrase("狀態目錄", "状态目录", "state directory")
        }
    }
}
