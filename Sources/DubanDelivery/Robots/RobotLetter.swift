import DubanCore

/// How much of the ledger may leave the house: a messenger's servers stand outside.
package enum RobotDetail: String, Hashable, Sendable, CaseIterable {
    /// Everything that a mail says of a task.
    case full
    /// A task's code and title, its light and its deadline.
    case title
    /// A task's code alone; neither the campaign's name nor any sentence.
    case number
}

/// An envelope as a group reads it: a heading, which every message repeats, and blocks, of which none is torn in two as
/// long as it fits into a message of its own.
///
/// The messages are found one after the other, so that after a failure the rest can follow another time: each says which
/// of the tasks it holds, and no message has to know how many there are.
struct RobotLetter {
    /// The longest name and campaign in a heading, in bytes: both come from the ledger.
    private static let nameLimit = 90

    let blocks: [String]
    /// How many blocks at the start are sentences and no tasks.
    private let notes: Int
    private let heading: String
    private let wording: Wording
    private let addressee: Addressee

    init(_ envelope: Envelope, detail: RobotDetail) {
        let wording = Wording(envelope.language)
        let sentences = RobotLetter.sentences(envelope, detail, wording)
        let tasks = envelope.lines.enumerated().map { index, line in
            RobotLetter.block(number: index + 1, line, of: envelope, detail, wording)
        }
        self.wording = wording
        notes = sentences.count
        blocks = sentences + tasks
        addressee = Addressee(name: envelope.name, account: envelope.account)
        heading = RobotLetter.heading(envelope, detail, wording)
    }

    /// The longest message that begins with a block and still fits, and the block after it. A block that does not fit
    /// alone is cut, and ends in `…`. A letter without blocks is one message all the same.
    ///
    /// - Complexity: O(log n) trials of `fits`.
    func message(from start: Int, fits: (RobotMessage) -> Bool) -> (message: RobotMessage, next: Int) {
        guard start < blocks.count else { return (message(start..<start), start) }
        var good = start
        var step = 1
        while good < blocks.count, fits(message(start..<min(good + step, blocks.count))) {
            good = min(good + step, blocks.count)
            step *= 2
        }
        while step > 1 {
            step /= 2
            let end = good + step
            if end <= blocks.count, fits(message(start..<end)) { good = end }
        }
        if good > start { return (message(start..<good), good) }
        var shortest = 0
        var tooLong = blocks[start].utf8.count
        while tooLong - shortest > 1 {
            let middle = shortest + (tooLong - shortest) / 2
            if fits(message(start, cutTo: middle)) { shortest = middle } else { tooLong = middle }
        }
        return (message(start, cutTo: shortest), start + 1)
    }

    private func message(_ range: Range<Int>) -> RobotMessage {
        message(range, blocks[range].joined(separator: "\n"))
    }

    private func message(_ index: Int, cutTo length: Int) -> RobotMessage {
        message(index..<index + 1, blocks[index].cut(toBytes: length) + "…")
    }

    private func message(_ range: Range<Int>, _ text: String) -> RobotMessage {
        RobotMessage(
            title: heading + part(range), text: text, called: range.lowerBound == 0 ? addressee : nil)
    }

    /// Which of the tasks a message holds; nothing where it holds all of them.
    private func part(_ range: Range<Int>) -> String {
        guard range.count < blocks.count else { return "" }
        let first = max(range.lowerBound - notes, 0) + 1
        let last = range.upperBound - notes
        let count = blocks.count - notes
        guard last >= first else { return "" }
        let chinese = first == last ? "第 \(first) 項" : "第 \(first)–\(last) 項"
        let simplified = first == last ? "第 \(first) 项" : "第 \(first)–\(last) 项"
        return wording.say(
            "（\(chinese)，共 \(count) 項）", "（\(simplified)，共 \(count) 项）",
            first == last ? " (\(first) of \(count))" : " (\(first)–\(last) of \(count))")
    }
}

// MARK: - What it says

extension RobotLetter {
    private static func heading(_ envelope: Envelope, _ detail: RobotDetail, _ wording: Wording) -> String {
        let name = shortened(envelope.name)
        let mark = wording.say("【督辦】", "【督办】", "[Duban] ")
        let start = mark + "\(envelope.day) " + name + wording.say("：", "：", ": ")
        if envelope.kind == .test { return start + wording.say("渠道測試", "渠道测试", "test") }
        if envelope.lines.isEmpty { return start + wording.say("通知", "通知", "notice") }
        let count = envelope.lines.count
        let tally = wording.tally(envelope.lines, of: [.red, .yellow, .green])
        let campaign = shortened(envelope.campaignName)
        let place =
            detail == .number || campaign.isEmpty ? "" : wording.say("「\(campaign)」", "“\(campaign)”", campaign + ", ")
        return start + place
            + wording.say(
                "\(count) 項工作需要您關注\(tally)", "\(count) 项工作需要您关注\(tally)",
                wording.items(count) + " for your attention\(tally)")
    }

    private static func shortened(_ text: String) -> String {
        let text = text.displayable
        return text.utf8.count > nameLimit ? text.cut(toBytes: nameLimit) + "…" : text
    }

    /// The notes themselves may leave the house only where everything may.
    private static func sentences(_ envelope: Envelope, _ detail: RobotDetail, _ wording: Wording) -> [String] {
        guard let notes = envelope.notes, !notes.isEmpty else { return [] }
        if detail == .full { return notes.map(\.displayable) }
        let count = notes.count
        return [
            wording.say(
                "另有 \(count) 條說明，請向督查室了解。", "另有 \(count) 条说明，请向督查室了解。",
                "\(count) further \(count == 1 ? "note" : "notes"): please ask the supervision office.")
        ]
    }

    private static func block(
        number: Int, _ line: Envelope.Line, of envelope: Envelope, _ detail: RobotDetail, _ wording: Wording
    ) -> String {
        let light =
            switch line.light {
            case .red: wording.say("〔紅〕", "〔红〕", "(red) ")
            case .yellow: wording.say("〔黃〕", "〔黄〕", "(yellow) ")
            case .green: ""
            }
        let start = "\(number). "
        switch detail {
        case .number: return start + light + line.task.displayable
        case .title:
            let due = wording.say("，期限 \(line.deadline)", "，期限 \(line.deadline)", ", due \(line.deadline)")
            return start + light + wording.title(of: line) + due
        case .full:
            let facts = wording.facts(about: line, for: envelope).map { "\n   " + wording.labelled($0) }
            return start + light + wording.title(of: line) + facts.joined()
        }
    }
}

extension String {
    /// The longest start of at most so many bytes in UTF-8 that splits no Unicode scalar.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: max(limit, 0))
        while end > utf8.startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
