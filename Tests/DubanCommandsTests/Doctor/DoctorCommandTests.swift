import DubanControl
import DubanCore
import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("dubanctl doctor")
struct DoctorCommandTests {
    private typealias Finding = StatusMessages.Finding

    private static func machine(_ change: (inout MachineFacts) -> Void = { _ in }) -> MachineFacts {
        var facts = MachineFacts(
            isClockSynchronized: true, settingsPath: "/etc/duban/duban.yaml",
            open: [],
            settings: .read(SettingsDocument(file: "duban.yaml", settings: [], problems: [])),
            barriers: [], credentials: [("smtp-password", .given)], socketPath: "/run/duban/control",
            socket: .success(FileStanding(mode: 0o660, owner: 0)),
            socketDirectory: .success(FileStanding(mode: 0o755, owner: 0)))
        change(&facts)
        return facts
    }

    @Test("a machine in which all is well asks for nothing")
    func well() {
        let findings = Self.machine().findings
        #expect(findings.map(\.subject) == [.clock, .settings, .credentials, .socket])
        #expect(findings.allSatisfy { $0.verdict == .ok && $0.advice == nil })
    }

    @Test(
        "what is wrong with the machine is found, says what it is, and what to do",
        arguments: [
            ("drifting", .clock, .warning, "the clock is not synchronized"),
            ("silent clock", .clock, .warning, "cannot be told"),
            (
                "problems", .settings, .failure,
                "2 problems, with which duband takes no reload; the first, at a.yaml:3: odd"
            ),
            ("no settings", .settings, .failure, "/etc/duban/duban.yaml cannot be read: No such file or directory"),
            ("hidden settings", .settings, .warning, "/etc/duban/duban.yaml cannot be read: Permission denied"),
            ("no program", .settings, .failure, "duband is nowhere"),
            ("barrier", .settings, .failure, "by its mode (600), the user duban cannot read /x/duban.yaml"),
            ("open settings", .settings, .failure, "others than root may write to /etc/duban (777, uid 7)"),
            ("not given", .credentials, .failure, "which duban-courier is not given"),
            ("no file", .credentials, .failure, "comes from /etc/secret, which is not there"),
            ("in no store", .credentials, .failure, "the credential stores, and none has password"),
            ("open file", .credentials, .warning, "by its mode (644) is not root's alone"),
            ("somebody's file", .credentials, .warning, "which does not belong to root"),
            ("not encrypted", .credentials, .failure, "which is not encrypted"),
            ("not told", .credentials, .warning, "cannot be told"),
            ("unknown names", .credentials, .warning, "which the settings name cannot be told"),
            ("no socket", .socket, .failure, "/run/duban/control: No such file or directory"),
            ("hidden socket", .socket, .failure, "/run/duban/control: Permission denied"),
            ("open socket", .socket, .warning, "everybody may connect"),
            ("open directory", .socket, .failure, "others may write to the directory"),
        ] as [(String, StatusMessages.Finding.Subject, StatusMessages.Finding.Verdict, String)])
    func wrong(
        name: String, subject: StatusMessages.Finding.Subject, verdict: StatusMessages.Finding.Verdict, words: String
    ) throws {
        let findings = Self.machine(try #require(Self.changes[name])).findings
        let finding = try #require(findings.first { $0.verdict != .ok })
        #expect(finding.subject == subject && finding.verdict == verdict)
        #expect(finding.words.english.contains(words), "\(finding.words.english)")
        #expect(finding.advice?.traditional.isEmpty == false)
        #expect(findings.count { $0.verdict != .ok } == 1, "and nothing else is wrong")
    }

    private static var changes: [String: (inout MachineFacts) -> Void] {
        [
            "drifting": { $0.isClockSynchronized = false },
            "silent clock": { $0.isClockSynchronized = nil },
            "problems": {
                let problem = SettingsDocument.Problem(file: "a.yaml", line: 3, sentence: "odd")
                $0.settings = .read(SettingsDocument(file: "a.yaml", settings: [], problems: [problem, problem]))
            },
            "no settings": { $0.settings = .unreadable(ENOENT) },
            "hidden settings": { $0.settings = .unreadable(EACCES) },
            "no program": { $0.settings = .unasked(CommandFailure(.noInput, "duband is nowhere.")) },
            "barrier": {
                let steps = [FilePath.Step(path: "/x/duban.yaml", standing: FileStanding(mode: 0o600, owner: 0))]
                let file = FilePath(path: "/x/duban.yaml", steps: steps, isComplete: true)
                let duban = Account(name: "duban", number: 7, primaryGroup: 7, groups: [7: "duban"])
                $0.barriers = Barrier.found(in: [.init(file: file, needed: .read, readers: [duban])])
            },
            "open settings": { $0.open = [.init(path: "/etc/duban", standing: .init(mode: 0o777, owner: 7))] },
            "not given": { $0.credentials = [("smtp-password", .notGiven)] },
            "no file": {
                $0.credentials = [("smtp-password", .given), ("key", .noFile("/etc/secret", isEncrypted: false))]
            },
            "in no store": { $0.credentials = [("key", .inNoStore("password", isEncrypted: true))] },
            "open file": { $0.credentials = [("key", .open("/k", FileStanding(mode: 0o644, owner: 0)))] },
            "somebody's file": { $0.credentials = [("key", .open("/k", FileStanding(mode: 0o600, owner: 7)))] },
            "not encrypted": { $0.credentials = [("key", .notEncrypted("/k"))] },
            "not told": { $0.credentials = [("smtp-password", .unknown)] },
            "unknown names": { $0.credentials = nil },
            "no socket": { $0.socket = .failure(SystemError(code: ENOENT)) },
            "hidden socket": { $0.socket = .failure(SystemError(code: EACCES)) },
            "open socket": { $0.socket = .success(FileStanding(mode: 0o666, owner: 0)) },
            "open directory": { $0.socketDirectory = .success(FileStanding(mode: 0o775, owner: 0)) },
        ]
    }

    @Test("what others say in English is quoted in Chinese")
    func quoted() throws {
        let problems = Self.machine(try #require(Self.changes["problems"])).findings[1].words
        #expect(problems.traditional.hasSuffix("a.yaml:3：「odd」") && problems.simplified.hasSuffix("a.yaml:3：“odd”"))
        let socket = Self.machine { $0.socket = .failure(SystemError(code: ELOOP)) }.findings.last?.words
        #expect(socket?.traditional == "/run/duban/control：「Too many levels of symbolic links」")
    }

    @Test(
        "a duband that does not answer is told with what mends its cause",
        arguments: [
            (.unreachable(Phrase("無。", "无。", "Nobody.")), "Nobody", "systemctl status duband.service"),
            (.notPermitted(Phrase("不可。", "不可。", "No.")), "No. Ask to be added to the group duban", "usermod -aG duban"),
            (refusal("org.varlink.service.PermissionDenied"), "You are not permitted to do this", "usermod -aG duban"),
            (refusal("org.varlink.service.MethodNotFound"), "does not know what is asked", "restart duband.service"),
            (.unintelligible(Phrase("亂。", "乱。", "Mess.")), "Mess", "restart duband.service"),
            (refusal("org.duban.InternalError"), "The daemon failed at this", "journalctl -x -u duband"),
        ] as [(VarlinkClientError, String, String)])
    func noAnswer(error: VarlinkClientError, words: String, advice: String) throws {
        let finding = Finding(noAnswer: error, group: "duban")
        #expect(finding.subject == .daemon && finding.verdict == .failure)
        #expect(finding.words.english.contains(words), "\(finding.words.english)")
        let said = try #require(finding.advice)
        #expect(
            [said.traditional, said.simplified, said.english].allSatisfy { $0.contains(advice) }, "\(said.english)")
    }

    private static func refusal(_ name: String) -> VarlinkClientError { .refused(VarlinkError(name: name)) }

    @Test("every credential that the settings name is looked for")
    func names() {
        func setting(_ key: String, _ value: String?) -> SettingsDocument.Setting {
            .init(key: key, value: value, isDefault: false)
        }
        let document = SettingsDocument(
            file: "f",
            settings: [
                setting("courier.smtp.password-credential", "smtp-password"),
                setting("courier.robots[1].groups[1].key-credential", "key"),
                setting("courier.robots[1].groups[1].secret-credential", nil),
                setting("courier.webhooks[1].secret-credentials", "one, two"), setting("courier.smtp.user", "duban"),
            ], problems: [])
        #expect(MachineFacts.credentialNames(document) == ["key", "one", "smtp-password", "two"])
    }

    // MARK: The verb

    private static let found = [
        StatusMessages.Finding(
            .courier, .failure, Phrase("沒有人取信", "没有人取信", "nobody takes them"),
            advice: Phrase("啟動它", "启动它", "start it")),
        StatusMessages.Finding(.disk, .ok, Phrase("夠大", "够大", "large enough")),
    ]

    private func doctor(
        _ options: [String] = [], findings: [StatusMessages.Finding] = found, locale: String = "C", isUp: Bool = true
    ) async throws -> CommandResult {
        try await withDaemon({ _ in [try reply(StatusMessages.Findings(findings: findings))] }) { daemon, directory in
            let settings = try file("duban.yaml", in: directory, "")
            let document = #"{"file":"duban.yaml","settings":[],"problems":[]}"#
            let duband = try file("duband", in: directory, "#!/bin/sh\necho '\(document)'\n")
            chmod(duband, 0o755)
            let socket = isUp ? daemon.path : directory + "/none"
            return try dubanctl(
                ["doctor", "--configuration", settings, "--duband", duband, "--socket", socket] + options,
                environment: ["LC_ALL": locale])
        }
    }

    @Test("it says what duband found beside what the machine shows, and ends with 2 where something fails")
    func verb() async throws {
        let result = try await doctor()
        #expect(result.output.contains("● ok      duband: duband answers\n"))
        #expect(result.output.contains("● failure courier: nobody takes them\n    → start it\n"))
        #expect(result.output.contains("● ok      disk: large enough\n"))
        #expect(result.status == 2 && result.errors.isEmpty)
        let chinese = try await doctor(locale: "zh_CN.UTF-8")
        #expect(chinese.output.contains("● 故障 投递：没有人取信\n    → 启动它\n"))
    }

    @Test("it ends with 0 where nothing fails")
    func wellDone() async throws {
        // The socket of a test is open to everybody, which is a warning.
        let result = try await doctor(findings: [.init(.disk, .warning, .init("滿", "满", "filling"))])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("a duband that is away is one of its findings, and the rest is told all the same")
    func away() async throws {
        let result = try await doctor(["--json"], isUp: false)
        let findings = try JSONDecoder().decode(StatusMessages.Findings.self, from: Data(result.output.utf8)).findings
        #expect(findings.map(\.subject) == [.clock, .settings, .credentials, .socket, .daemon])
        #expect(findings.last?.verdict == .failure && result.status == 2)
    }
}
