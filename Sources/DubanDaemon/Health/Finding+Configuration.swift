import DubanControl
import DubanCore
import DubanPluginHosting
import DubanSystem

extension MissingAccount {
    /// For whoever looks after the house.
    var finding: StatusMessages.Finding {
        switch self {
        case .group(let name, let permission):
            let permissions = ["read": ("查看", "查看"), "operate": ("操作", "操作"), "administer": ("管理", "管理")]
            let (traditional, simplified) = permissions[permission] ?? (permission, permission)
            return StatusMessages.Finding(
                .setup, .warning,
                Phrase(
                    "系統中沒有組 \(name)，無人可憑它\(traditional)", "系统中没有组 \(name)，无人可凭它\(simplified)",
                    "there is no group \(name), and nobody may \(permission) through it"),
                advice: Phrase(
                    "`groupadd --system \(name)`，或在設置的 access 中另指一組；再 `dubanctl config reload`",
                    "`groupadd --system \(name)`，或在设置的 access 中另指一组；再 `dubanctl config reload`",
                    "`groupadd --system \(name)`, or name another one under access in the settings; then `dubanctl config "
                        + "reload`"))
        case .courierUser(let name):
            return StatusMessages.Finding(
                .setup, .failure,
                Phrase(
                    "系統中沒有用戶 \(name)，duban-courier 取不到待發的信封",
                    "系统中没有用户 \(name)，duban-courier 取不到待发的信封",
                    "there is no user \(name), and no duban-courier can take anything from the outbox"),
                advice: Phrase(
                    "courier-user 應是 duban-courier.service 以其運行的用戶，通常是 duban-courier；改正後 `dubanctl config reload`",
                    "courier-user 应是 duban-courier.service 以其运行的用户，通常是 duban-courier；改正后 `dubanctl config reload`",
                    "courier-user must be whom duban-courier.service runs as, which is mostly duban-courier; then `dubanctl "
                        + "config reload`"))
        }
    }
}

extension PluginFile.Refusal {
    /// For whoever looks after the house.
    var finding: StatusMessages.Finding {
        StatusMessages.Finding(
            .plugins, .warning,
            Phrase("插件 \(path) 未載入：\(sentence)", "插件 \(path) 未载入：\(sentence)", "\(path) is not loaded: \(sentence)"),
            advice: Phrase(
                "改正後 `dubanctl config reload`", "改正后 `dubanctl config reload`", "mend it, then `dubanctl config reload`"
            ))
    }
}
