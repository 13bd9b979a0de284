import DubanControl
import DubanCore
import DubanVarlink

extension StatusMessages.Finding {
    /// That duband does not answer, why, and what to do about that cause.
    ///
    /// - Parameter group: whose members may ask.
    init(noAnswer error: VarlinkClientError, group: String) {
        let failure = CommandFailure(error, group: group)
        let advice: Phrase
        switch error {
        case .unreachable:
            advice = Phrase(
                "`systemctl status duband.service`；`journalctl -x -u duband` 可查原因",
                "`systemctl status duband.service`；`journalctl -x -u duband` 可查原因",
                "`systemctl status duband.service`; `journalctl -x -u duband` says why")
        case _ where failure.status == .notPermitted:
            advice = Phrase(
                "以 root 執行 `usermod -aG \(group) 用戶名`，然後重新登錄", "以 root 执行 `usermod -aG \(group) 用户名`，然后重新登录",
                "as root, `usermod -aG \(group) USER`; log in anew then")
        case .refused(let refusal) where !refusal.name.hasPrefix("org.varlink.service."):
            advice = Phrase(
                "`journalctl -x -u duband` 可查原因", "`journalctl -x -u duband` 可查原因",
                "`journalctl -x -u duband` says why")
        default:
            advice = Phrase(
                "`systemctl restart duband.service`，並用與它一同安裝的 dubanctl",
                "`systemctl restart duband.service`，并用与它一同安装的 dubanctl",
                "`systemctl restart duband.service`, and use the dubanctl that was installed with it")
        }
        // The advice says where else to look.
        let sentence = if case .unreachable(let sentence) = error { sentence } else { failure.sentence }
        self.init(.daemon, .failure, sentence.withoutFullStop, advice: advice)
    }
}
