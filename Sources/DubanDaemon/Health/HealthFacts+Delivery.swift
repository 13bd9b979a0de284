import DubanControl
import DubanCore

extension HealthFacts {
    /// So many attempts in a row are more than what one absent server or one wrong address brings about.
    private static let manyFailures = 10

    func finding(_ channel: Channel) -> Finding {
        let name = channel.name
        let test = Phrase(
            "`dubanctl channel test 地址 --channel \(name)` 可試發", "`dubanctl channel test 地址 --channel \(name)` 可试发",
            "`dubanctl channel test ADDRESS --channel \(name)` tries it")
        if let answer = channel.halt {
            return Finding(
                .channel, .failure,
                Phrase("\(name) 已停用：\(answer)", "\(name) 已停用：\(answer)", "\(name) is halted: \(answer)"), advice: test)
        }
        let (count, last) = (channel.standing.failures, channel.standing.lastFailure ?? "")
        guard count < Self.manyFailures else {
            return Finding(
                .channel, .warning,
                Phrase(
                    "\(name) 接連 \(count) 次未能送達，最近的答覆：\(last)", "\(name) 接连 \(count) 次未能送达，最近的答复：\(last)",
                    "\(name) has failed \(count) times in a row, the last time with: \(last)"), advice: test)
        }
        guard let instant = channel.standing.lastDelivery else {
            return Finding(
                .channel, .ok,
                Phrase(
                    "\(name) 近一個月沒有送達過", "\(name) 近一个月没有送达过", "\(name) has taken nothing within the last month"))
        }
        let text = instantText(instant, offset: offsetFromUTC)
        return Finding(
            .channel, .ok,
            Phrase("\(name) 最近送達於 \(text)", "\(name) 最近送达于 \(text)", "\(name) last took a message at \(text)"))
    }

    var courierFinding: Finding {
        switch couriers {
        case .present(let missing) where missing.isEmpty:
            return Finding(
                .courier, .ok,
                Phrase("duban-courier 在等待信封", "duban-courier 在等待信封", "duban-courier waits for envelopes"))
        case .present(let missing):
            return Finding(
                .courier, .failure,
                Phrase(
                    "在等待信封的 duban-courier 沒有渠道 \(missing.joined(separator: "、"))",
                    "在等待信封的 duban-courier 没有渠道 \(missing.joined(separator: "、"))",
                    "the duban-courier that waits for envelopes does not have the channel \(missing.joined(separator: ", "))"
                ),
                advice: Phrase(
                    "設置改過之後，`systemctl restart duban-courier.service`",
                    "设置改过之后，`systemctl restart duban-courier.service`",
                    "after a change of the settings, `systemctl restart duban-courier.service`"))
        case .expected:
            return Finding(
                .courier, .ok,
                Phrase("duban-courier 還沒有來；再等片刻", "duban-courier 还没有来；再等片刻", "duban-courier has not come yet"))
        case .away:
            return Finding(
                .courier, .failure,
                Phrase(
                    "沒有 duban-courier 取信封，什麼都發不出去", "没有 duban-courier 取信封，什么都发不出去",
                    "no duban-courier takes envelopes, so that nothing goes out"),
                advice: Phrase(
                    "`systemctl restart duban-courier.service`；`journalctl -x -u duban-courier` 可查原因",
                    "`systemctl restart duban-courier.service`；`journalctl -x -u duban-courier` 可查原因",
                    "`systemctl restart duban-courier.service`; `journalctl -x -u duban-courier` says why it is away"))
        }
    }
}
