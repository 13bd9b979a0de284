import DubanControl
import DubanCore
import Glibc

extension MachineFacts {
    typealias Finding = StatusMessages.Finding

    /// What was looked at, and how it was found.
    var findings: [Finding] {
        [clock] + settingsFindings + barriers.map(Self.finding) + credentialFindings + [socketFinding]
    }

    private var clock: Finding {
        switch isClockSynchronized {
        case true:
            Finding(.clock, .ok, Phrase("時鐘已與時間服務器同步", "时钟已与时间服务器同步", "the clock is synchronized"))
        case false:
            Finding(
                .clock, .warning,
                Phrase(
                    "時鐘未與時間服務器同步；按錯誤的時鐘開始的一天無法撤回",
                    "时钟未与时间服务器同步；按错误的时钟开始的一天无法撤回",
                    "the clock is not synchronized, and a day that opens by a wrong clock cannot be taken back"),
                advice: Phrase(
                    "`apt install systemd-timesyncd`，或安裝 chrony；再 `timedatectl set-ntp true`",
                    "`apt install systemd-timesyncd`，或安装 chrony；再 `timedatectl set-ntp true`",
                    "`apt install systemd-timesyncd`, or chrony; then `timedatectl set-ntp true`"))
        case nil:
            Finding(
                .clock, .warning,
                Phrase("無法得知時鐘是否同步", "无法得知时钟是否同步", "whether the clock is synchronized cannot be told"),
                advice: Phrase("`timedatectl` 可查", "`timedatectl` 可查", "see `timedatectl`"))
        }
    }

    private var settingsFindings: [Finding] {
        switch settings {
        case .unreadable(let code): return [unreadableSettings(code)]
        case .unasked(let failure):
            return [
                Finding(
                    .settings, .failure, failure.sentence.withoutFullStop,
                    advice: Phrase(
                        "請重新安裝 duban，或以 --duband 指明程序", "请重新安装 duban，或以 --duband 指明程序",
                        "install duban again, or name its program by --duband"))
            ]
        case .read(let document) where !document.problems.isEmpty:
            let problem = document.problems[0]
            let place = problem.file + (problem.line.map { ":\($0)" } ?? "")
            let sentence = problem.sentence
            let count = document.problems.count
            return [
                Finding(
                    .settings, .failure,
                    Phrase(
                        "\(count) 個問題，duband 不會照此重新載入；第一個在 \(place)：「\(sentence)」",
                        "\(count) 个问题，duband 不会照此重新载入；第一个在 \(place)：“\(sentence)”",
                        "\(counted(count, "problem")), with which duband takes no reload; the first, at \(place): \(sentence)"
                    ),
                    advice: Phrase(
                        "`dubanctl config check \(settingsPath)` 逐一說明", "`dubanctl config check \(settingsPath)` 逐一说明",
                        "`dubanctl config check \(settingsPath)` names them all"))
            ]
        case .read:
            return [settingsFileFinding].filter { $0.verdict != .ok || barriers.isEmpty }
        }
    }

    /// Somebody who may not read them asks, and they may be well; anything else keeps everybody from them.
    private func unreadableSettings(_ code: CInt) -> Finding {
        let sentence = CommandFailure.unreadable(settingsPath, code).sentence.withoutFullStop
        guard code == EACCES else {
            return Finding(
                .settings, .failure, sentence,
                advice: Phrase(
                    "請放回該文件，或以 --configuration 指明", "请放回该文件，或以 --configuration 指明",
                    "put it there, or name it by --configuration"))
        }
        return Finding(
            .settings, .warning, sentence,
            advice: Phrase(
                "請以 root 執行：`sudo dubanctl doctor`", "请以 root 执行：`sudo dubanctl doctor`",
                "run this as root: `sudo dubanctl doctor`"))
    }

    private static func finding(_ barrier: Barrier) -> Finding {
        let users = barrier.barred.map(\.name)
        let (target, path, mode) = (barrier.target, barrier.path, barrier.standing.modeText)
        let mending = barrier.mending.map { "`\($0)`" }
        let (who, chineseWho) = (users.joined(separator: " and "), users.joined(separator: "、"))
        return Finding(
            .settings, .failure,
            barrier.isTarget
                ? Phrase(
                    "用戶 \(chineseWho) 按權限（\(mode)）讀不了 \(target)", "用户 \(chineseWho) 按权限（\(mode)）读不了 \(target)",
                    "by its mode (\(mode)), \(users.count == 1 ? "the user" : "the users") \(who) cannot read \(target)"
                )
                : Phrase(
                    "用戶 \(chineseWho) 按目錄 \(path) 的權限（\(mode)）讀不到 \(target)",
                    "用户 \(chineseWho) 按目录 \(path) 的权限（\(mode)）读不到 \(target)",
                    "by the mode of the directory \(path) (\(mode)), \(users.count == 1 ? "the user" : "the users") \(who) cannot read \(target)"
                ),
            advice: Phrase(
                mending.joined(separator: "；"), mending.joined(separator: "；"), mending.joined(separator: "; ")))
    }

    private var settingsFileFinding: Finding {
        if let step = open.first {
            let (path, mode) = (step.path, step.standing.modeText)
            let commands =
                (step.standing.owner == 0 ? [] : ["`chown root: \(path)`"])
                + (step.standing.mode & 0o022 == 0 ? [] : ["`chmod go-w \(path)`"])
            let owner = step.standing.owner
            return Finding(
                .settings, .failure,
                Phrase(
                    "\(path)（\(mode)，uid \(owner)）不只 root 能改寫", "\(path)（\(mode)，uid \(owner)）不只 root 能改写",
                    "others than root may write to \(path) (\(mode), uid \(owner))"),
                advice: Phrase(
                    commands.joined(separator: "；"), commands.joined(separator: "；"),
                    commands.joined(separator: "; ")))
        }
        return Finding(
            .settings, .ok,
            Phrase(
                "\(settingsPath) 沒有問題", "\(settingsPath) 没有问题", "\(settingsPath) and its calendars are right"))
    }

    private var socketFinding: Finding {
        let start = Phrase(
            "`systemctl start duband.socket`", "`systemctl start duband.socket`", "`systemctl start duband.socket`")
        switch socket {
        case .failure(let error):
            let why = Phrase(systemError: error.code)
            return Finding(
                .socket, .failure,
                Phrase(
                    "\(socketPath)：\(why.traditional)", "\(socketPath)：\(why.simplified)",
                    "\(socketPath): \(why.english)"),
                advice: error.code == ENOENT
                    ? start
                    : Phrase(
                        "`namei -l \(socketPath)` 可查沿途各目錄的權限", "`namei -l \(socketPath)` 可查沿途各目录的权限",
                        "`namei -l \(socketPath)` shows each directory on the way"))
        case .success(let file) where file.mode & 0o002 != 0:
            return Finding(
                .socket, .warning,
                Phrase(
                    "人人都能連接 \(socketPath)（\(file.modeText)），佔滿連接", "人人都能连接 \(socketPath)（\(file.modeText)），占满连接",
                    "everybody may connect to \(socketPath) (\(file.modeText)), and take up its connections"),
                advice: Phrase(
                    "duband.socket 中應為 SocketMode=0660", "duband.socket 中应为 SocketMode=0660",
                    "duband.socket should have SocketMode=0660"))
        case .success(let file):
            if case .success(let directory) = socketDirectory, directory.mode & 0o022 != 0, directory.mode & 0o1000 == 0
            {
                return Finding(
                    .socket, .failure,
                    Phrase(
                        "\(socketPath) 所在的目錄（\(directory.modeText)）別人也能改寫，可另置套接字冒充",
                        "\(socketPath) 所在的目录（\(directory.modeText)）别人也能改写，可另置套接字冒充",
                        "others may write to the directory of \(socketPath) (\(directory.modeText)), and put a socket of their own there"
                    ),
                    advice: Phrase(
                        "`chmod 755 \(socketDirectoryPath)`", "`chmod 755 \(socketDirectoryPath)`",
                        "`chmod 755 \(socketDirectoryPath)`"))
            }
            return Finding(
                .socket, .ok,
                Phrase(
                    "\(socketPath)（\(file.modeText)）", "\(socketPath)（\(file.modeText)）",
                    "\(socketPath) (\(file.modeText))"))
        }
    }
}

extension Phrase {
    /// As part of a line that has none.
    var withoutFullStop: Phrase {
        func trimmed(_ text: String) -> String {
            text.hasSuffix("。") || text.hasSuffix(".") ? String(text.dropLast()) : text
        }
        return Phrase(trimmed(traditional), trimmed(simplified), trimmed(english))
    }
}
