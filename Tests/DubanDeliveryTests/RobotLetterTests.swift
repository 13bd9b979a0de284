import DubanCore
import DubanTestSupport
import Testing

@testable import DubanDelivery

@Suite struct RobotLetterTests {
    private func messages(_ letter: RobotLetter, _ dialect: any RobotSpeech) -> [RobotMessage] {
        var messages: [RobotMessage] = []
        var place = 0
        repeat {
            let (message, next) = letter.message(from: place) { dialect.size(of: $0) <= dialect.limit }
            messages.append(message)
            place = max(next, place + 1)
        } while place < letter.blocks.count
        return messages
    }

    @Test("what may leave the house decides what the group reads")
    func details() {
        let whole = { (detail: RobotDetail) in
            messages(RobotLetter(Samples.digest(), detail: detail), WeComDialect()).map(\.whole)
        }
        #expect(
            whole(.number) == [
                """
                【督辦】2021-04-30 張三：3 項工作需要您關注（紅 1、黃 1、即將到期 1）
                1. 〔紅〕XM-001
                2. 〔黃〕XM-014
                3. XM-020
                """
            ])
        #expect(
            whole(.title) == [
                """
                【督辦】2021-04-30 張三：「大抓落實年」3 項工作需要您關注（紅 1、黃 1、即將到期 1）
                1. 〔紅〕[XM-001] 新能源產業園一期，期限 2021-04-28
                2. 〔黃〕[XM-014] 北部快速路改造，期限 2021-05-05
                3. [XM-020] 標準廠房交付，期限 2021-05-10
                """
            ])
        let full = whole(.full)
        #expect(full.count == 1 && full[0].contains("\n1. 〔紅〕[XM-001] 新能源產業園一期\n"))
        #expect(full[0].contains("節點「主體封頂」未按期完成") && full[0].contains("李四"))
    }

    @Test("only the codes leave the house where no more may, whatever the envelope holds")
    func numberOnly() {
        var envelope = Samples.digest()
        envelope.notes = ["自 2021-05-06 起您代 王五 處理"]
        for detail in [RobotDetail.title, .number] {
            let text = messages(RobotLetter(envelope, detail: detail), FeishuDialect()).map(\.whole).joined()
            #expect(text.contains("另有 1 條說明") && !text.contains("王五") && !text.contains("主體封頂"))
        }
        let text = messages(RobotLetter(envelope, detail: .number), FeishuDialect()).map(\.whole).joined()
        for secret in ["新能源", "快速路", "廠房", "大抓落實年", "李四", "項目建設", "發展改革委"] {
            #expect(!text.contains(secret))
        }
    }

    @Test("a notice without tasks is one message with its sentences")
    func notice() {
        var envelope = Samples.digest()
        envelope.kind = .notice
        envelope.lines = []
        envelope.notes = ["自 2021-05-06 起您代 王五 處理。"]
        envelope.language = .simplifiedChinese
        #expect(
            messages(RobotLetter(envelope, detail: .full), WeComDialect()).map(\.whole) == [
                "【督办】2021-04-30 張三：通知\n自 2021-05-06 起您代 王五 處理。"
            ])
        envelope.notes = nil
        #expect(messages(RobotLetter(envelope, detail: .full), WeComDialect()).count == 1)
    }

    @Test("each part of a long digest says which tasks it holds, and only the first calls the person")
    func parts() {
        var envelope = Samples.digest()
        envelope.account = "13800000000"
        envelope.lines = (1...30).map {
            Samples.line("XM-\($0)", String(repeating: "長", count: 60), .red, days: -2, working: -2)
        }
        let parts = messages(RobotLetter(envelope, detail: .title), WeComDialect())
        #expect(parts.count == 4)
        #expect(parts[0].title.hasSuffix("（第 1–8 項，共 30 項）"), "\(parts[0].title)")
        #expect(parts.map { $0.called != nil } == [true, false, false, false])
    }

    @Test("nothing from the ledger calls anybody or becomes markup")
    func markup() {
        var envelope = Samples.urgent(title: "<@all> <at user_id=\"all\">所有人</at>\n\u{202E}@所有人")
        envelope.name = "<@all>"
        for message in messages(RobotLetter(envelope, detail: .full), WeComDialect()) {
            #expect(!message.whole.contains("<") && !message.whole.contains("\u{202E}"))
            #expect(message.text.split(separator: "\n").count { $0.contains("所有人") } == 1)
        }
    }

    @Test("however it is split, no task is lost, the order stays, and no part is too long", arguments: 1...12)
    func property(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = ["a", "督", "\u{1F468}\u{200D}\u{1F469}", "\"", "\\", "<", "\u{7}", "é", "𠀀", " "]
        func text(_ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined()
        }
        var envelope = Samples.digest()
        envelope.name = text(seed % 3 == 0 ? 300 : 5)
        envelope.campaignName = text(200)
        envelope.account = "ou_1"
        envelope.language = [.english, .simplifiedChinese, .traditionalChinese].randomElement(using: &random)!
        envelope.notes = seed % 4 == 0 ? [text(2000), text(10)] : nil
        envelope.lines = (0..<Int.random(in: 0...120, using: &random)).map { index in
            var line = Samples.line("T\(index)#", text(seed % 5 == 0 ? 3000 : 100), .red, days: 1, working: 1)
            line.reason = text(100)
            return line
        }
        for dialect in RobotDialect.allCases.map(\.speech) {
            for detail in RobotDetail.allCases {
                let parts = messages(RobotLetter(envelope, detail: detail), dialect)
                for part in parts {
                    #expect(dialect.size(of: part) <= dialect.limit, "seed \(seed)")
                }
                let text = parts.map { "\n" + $0.text }.joined()
                var rest = text[...]
                for index in envelope.lines.indices {
                    guard let found = rest.firstRange(of: detail == .number ? "T\(index)#" : "[T\(index)#]") else {
                        Issue.record("seed \(seed): task \(index) is lost or out of order")
                        return
                    }
                    rest = rest[found.upperBound...]
                }
            }
        }
    }
}
