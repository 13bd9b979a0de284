import DubanControl
import DubanCore

extension MachineFacts {
    /// How what the settings name comes to the courier.
    var credentialFindings: [Finding] {
        guard let credentials else {
            return [
                Finding(
                    .credentials, .warning,
                    Phrase(
                        "設置未能讀取或有誤，無法得知指明了哪些憑據", "设置未能读取或有误，无法得知指明了哪些凭据",
                        "which the settings name cannot be told until they are read and right"),
                    advice: Phrase("請先解決設置的問題", "请先解决设置的问题", "see to the settings first"))
            ]
        }
        let findings = credentials.compactMap { Self.finding($0.name, $0.standing) }
        guard findings.isEmpty else { return findings }
        let names = credentials.map(\.name)
        return [
            Finding(
                .credentials, .ok,
                names.isEmpty
                    ? Phrase("設置沒有指明任何憑據", "设置没有指明任何凭据", "the settings name none")
                    : Phrase(
                        "已交給 duban-courier：\(names.joined(separator: "、"))",
                        "已交给 duban-courier：\(names.joined(separator: "、"))",
                        "duban-courier is given \(names.joined(separator: ", "))"))
        ]
    }

    private static func finding(_ name: String, _ standing: CredentialStanding) -> Finding? {
        switch standing {
        case .given: nil
        case .notGiven:
            Finding(
                .credentials, .failure,
                Phrase(
                    "設置所指的憑據 \(name) 沒有交給 duban-courier", "设置所指的凭据 \(name) 没有交给 duban-courier",
                    "the settings name the credential \(name), which duban-courier is not given"),
                advice: Phrase(
                    "`systemctl edit duban-courier.service`，在 [Service] 中寫入 LoadCredential=\(name):文件",
                    "`systemctl edit duban-courier.service`，在 [Service] 中写入 LoadCredential=\(name):文件",
                    "`systemctl edit duban-courier.service`, and under [Service] LoadCredential=\(name):FILE"))
        case .noFile(let path, let isEncrypted):
            Finding(
                .credentials, .failure,
                Phrase(
                    "憑據 \(name) 的文件 \(path) 不存在", "凭据 \(name) 的文件 \(path) 不存在",
                    "the credential \(name) comes from \(path), which is not there"),
                advice: isEncrypted
                    ? encrypting(name, into: path)
                    : Phrase(
                        "請放回該文件，只許 root 讀取：`chmod 600 \(path)`", "请放回该文件，只许 root 读取：`chmod 600 \(path)`",
                        "put it there, for root alone: `chmod 600 \(path)`"))
        case .inNoStore(let source, let isEncrypted):
            inNoStore(name, as: source, isEncrypted: isEncrypted)
        case .open(let path, let file): open(name, path, file)
        case .notEncrypted(let path):
            Finding(
                .credentials, .failure,
                Phrase(
                    "憑據 \(name) 的文件 \(path) 並未加密，而單元寫的是 LoadCredentialEncrypted=，duban-courier 無法啟動",
                    "凭据 \(name) 的文件 \(path) 并未加密，而单元写的是 LoadCredentialEncrypted=，duban-courier 无法启动",
                    "the credential \(name) is to be decrypted from \(path), which is not encrypted, and duban-courier would not start"
                ),
                advice: encrypting(name, into: path))
        case .unknown:
            Finding(
                .credentials, .warning,
                Phrase(
                    "無法得知憑據 \(name) 是否已交給 duban-courier", "无法得知凭据 \(name) 是否已交给 duban-courier",
                    "whether duban-courier is given the credential \(name) cannot be told"),
                advice: Phrase(
                    "`systemctl cat duban-courier.service` 可查", "`systemctl cat duban-courier.service` 可查",
                    "see `systemctl cat duban-courier.service`"))
        }
    }

    private static func encrypting(_ name: String, into path: String) -> Phrase {
        let command = "`systemd-ask-password -n | systemd-creds encrypt --name=\(name) - \(path)`"
        return Phrase(command, command, command)
    }

    private static func inNoStore(_ name: String, as source: String, isEncrypted: Bool) -> Finding {
        let path = (isEncrypted ? "/etc/credstore.encrypted/" : "/etc/credstore/") + source
        return Finding(
            .credentials, .failure,
            Phrase(
                "憑據 \(name) 取自憑據庫中的 \(source)，而各憑據庫都沒有", "凭据 \(name) 取自凭据库中的 \(source)，而各凭据库都没有",
                "the credential \(name) comes from the credential stores, and none has \(source)"),
            advice: isEncrypted
                ? encrypting(name, into: path)
                : Phrase(
                    "請寫入 \(path)，只許 root 讀取：`chmod 600 \(path)`", "请写入 \(path)，只许 root 读取：`chmod 600 \(path)`",
                    "write it to \(path), for root alone: `chmod 600 \(path)`"))
    }

    private static func open(_ name: String, _ path: String, _ file: FileStanding) -> Finding {
        let advice = file.owner == 0 ? "`chmod 600 \(path)`" : "`chown root:root \(path)`; `chmod 600 \(path)`"
        let chinese = advice.split(separator: "; ").joined(separator: "；")
        return Finding(
            .credentials, .warning,
            file.owner == 0
                ? Phrase(
                    "憑據 \(name) 的文件 \(path) 按其權限（\(file.modeText)）不只 root 能讀取",
                    "凭据 \(name) 的文件 \(path) 按其权限（\(file.modeText)）不只 root 能读取",
                    "the credential \(name) comes from \(path), which by its mode (\(file.modeText)) is not root's alone"
                )
                : Phrase(
                    "憑據 \(name) 的文件 \(path) 不屬於 root", "凭据 \(name) 的文件 \(path) 不属于 root",
                    "the credential \(name) comes from \(path), which does not belong to root"),
            advice: Phrase(chinese, chinese, advice))
    }
}
