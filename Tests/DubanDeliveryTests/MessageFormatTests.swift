import DubanCalendar
import DubanCore
import DubanTestSupport
import Testing

@testable import DubanDelivery

@Suite struct MessageFormatTests {
    @Test("a digest is read by a foreign parser with nothing lost and no defect")
    func digest() throws {
        let envelope = Samples.digest()
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.defects == [])
        #expect(parsed.subject == "【督辦】工作提醒（4月26日至5月2日）")
        #expect(parsed.from == [.init(name: "市政府督查室", address: "duban@example.org")])
        #expect(parsed.to == [.init(name: "張三", address: "zhangsan@example.org")])
        #expect(parsed.timestamp == envelope.composedAt)
        #expect(parsed.weekday)
        #expect(parsed.messageID == "<duban.0123456789abcdef0123456789abcdef@mail.example.org>")
        #expect(parsed.references?.hasPrefix("<duban.digest.2021-04-26.") == true)
        #expect(parsed.inReplyTo == parsed.references)
        #expect(
            parsed.single == [
                "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply, RN, NRN",
                "List-Id": "<duban.mail.example.org>", "Content-Language": "zh-Hant", "MIME-Version": "1.0",
            ])
        #expect(parsed.type == "multipart/alternative")
        #expect(parsed.partTypes == ["text/plain utf-8", "text/html utf-8"])
        #expect(parsed.partEncodings == ["base64", "base64"])
        #expect(parsed.bareLineEnds == 0 && parsed.nonASCII == 0)
        #expect(parsed.longestHeaderLine <= 76 && parsed.longestBodyLine <= 76)
        let (templates, contents) = (MailTemplates.builtIn, MailContents(envelope))
        #expect(parsed.plain.replacing("\r\n", with: "\n") == templates.plain(of: contents))
        #expect(parsed.html.replacing("\r\n", with: "\n") == templates.page(of: contents))
    }

    @Test("the same envelope gives the same bytes")
    func deterministic() throws {
        let first = try Samples.format().message(for: Samples.digest())
        #expect(try Samples.format().message(for: Samples.digest()) == first)
    }

    @Test("an urgent mail about one task bears its code and title and stands in the task's thread")
    func thread() throws {
        let first = try ParsedMessage(Samples.urgent())
        #expect(first.subject == "【督辦】[XM-001] 新能源產業園一期")
        var later = Samples.urgent()
        later.id = String(repeating: "f", count: 32)
        let second = try ParsedMessage(later)
        #expect(first.messageID != second.messageID)
        #expect(first.references == second.references && first.references == first.inReplyTo)
        #expect(first.references?.hasPrefix("<duban.luoshi-2021.XM-001.") == true)
        later.person = PersonID(unit: "市發展改革委", name: "李四")
        #expect(try ParsedMessage(later).references != first.references)
    }

    @Test("a week's digests lie in one thread, and each person has their own")
    func weeks() throws {
        func root(_ change: (inout Envelope) -> Void) throws -> String? {
            var envelope = Samples.digest()
            change(&envelope)
            return try ParsedMessage(envelope).references
        }
        let friday = try root { _ in }
        #expect(try root { $0.day = Samples.today - 4 } == friday)
        #expect(try root { $0.day = Samples.today + 3 } != friday)
        #expect(try root { $0.person = PersonID(unit: "市發展改革委", name: "李四") } != friday)
        let alone = try root { $0.kind = .notice }
        #expect(alone == nil)
    }

    @Test("one code in two campaigns is two tasks, with two threads")
    func campaigns() throws {
        var envelope = Samples.digest()
        envelope.lines = [Samples.urgent().lines[0], Samples.urgent().lines[0]]
        #expect(MailThread(of: envelope) == .task(envelope.lines[0]))
        envelope.lines[1].campaign = "other"
        #expect(MailThread(of: envelope) == .week(Samples.today - 4))
        envelope.lines.removeFirst()
        #expect(try ParsedMessage(envelope).references?.hasPrefix("<duban.other.XM-001.") == true)
    }

    @Test("a task's code of any length and script makes a thread's name within the limits")
    func threadLimits() throws {
        var envelope = Samples.urgent()
        envelope.campaign = "二〇二一"
        envelope.lines[0].task = String(repeating: "督辦>\r\n<", count: 60)
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.defects == [])
        #expect(parsed.longestHeaderLine <= 998)
        let references = try #require(parsed.references)
        #expect(references.count(where: { $0 == "@" }) == 1)
        #expect(references.hasPrefix("<duban.%E4%BA%8C") && references.hasSuffix("@mail.example.org>"))
        envelope.lines[0].task += "x"
        #expect(try ParsedMessage(envelope).references != references)
    }

    @Test("line ends and controls in names and titles never make a header line")
    func hostileText() throws {
        let injection = "張三\r\nBcc: all@example.org\r\n\r\nbody\u{0}\u{85}\u{2028}\u{202E}txt"
        var envelope = Samples.urgent(title: injection)
        envelope.name = injection
        envelope.campaignName = injection
        envelope.lines[0].reason = injection
        let honest = try ParsedMessage(Samples.urgent())
        let parsed = try ParsedMessage(envelope)
        #expect(parsed.fields == honest.fields)
        #expect(parsed.defects == [])
        #expect(parsed.to.map(\.address) == ["zhangsan@example.org"])
        #expect(parsed.subject.hasPrefix("【督辦】[XM-001] 張三  Bcc: all@example.org"))
        #expect(parsed.plain.unicodeScalars.allSatisfy { !["\u{0}", "\u{85}", "\u{2028}", "\u{202E}"].contains($0) })
        #expect(parsed.bareLineEnds == 0)
    }

    @Test(
        "a malformed address is refused with a sentence",
        arguments: [
            "", "zhangsan", "@example.org", "zhangsan@", "a@b@example.org", "a..b@example.org", ".a@example.org",
            "a@example..org", "a@-example.org", "a b@example.org", "張三@example.org", "a@例子.org",
            "a@example.org\r\nRCPT TO:<b@example.org>", "a\r\n@example.org", "a\u{0}@example.org", "<a@example.org>",
            "\"a b\"@example.org", "a@[127.0.0.1]", "a@example.org>",
            String(repeating: "a", count: 65) + "@example.org",
        ])
    func malformedAddress(_ address: String) throws {
        var envelope = Samples.digest()
        envelope.address = address
        let fault = #expect(throws: MailFault.self) { try Samples.format().message(for: envelope) }
        let sentence = try #require(fault).description
        #expect(sentence.hasSuffix("is not a mail address; one looks like zhangsan@example.org"))
        #expect(!sentence.contains { $0.isNewline })
    }

    @Test(
        "ordinary addresses are taken as they are",
        arguments: ["a@b", "Zhang.San+x/y@Mail-1.example.org", "1_2@e.cn"])
    func address(_ text: String) throws {
        #expect(try MailAddress(text).description == text)
    }

    @Test("an envelope whose id is no id is refused", arguments: ["", "a b", "x\r\ny", "../x", "督"])
    func malformedIdentifier(_ id: String) throws {
        var envelope = Samples.digest()
        envelope.id = id
        #expect(throws: MailFault.self) { try Samples.format().message(for: envelope) }
    }

    @Test(
        "dates are those of RFC 5322 in UTC",
        arguments: [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
            (1_619_740_800, "Fri, 30 Apr 2021 00:00:00 +0000"), (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 +0000"),
            (Int64.max, "Fri, 31 Dec 9999 15:30:07 +0000"), (Int64.min, "Mon, 1 Jan 0001 08:29:52 +0000"),
        ] as [(Int64, String)])
    func date(_ seconds: Int64, _ text: String) {
        #expect(MessageFormat.date(secondsSince1970: seconds) == text)
    }

    @Test("any name and title comes back whole from headers that keep to RFC 2047")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("abc XYZ019\"\\<>,;:()=?_督辦項目建設產業園𠮷👩‍👩‍👧é")
        for _ in 0..<12 {
            func text(_ limit: Int) -> String {
                let count = Int.random(in: 1...limit, using: &generator)
                return String((0..<count).map { _ in alphabet.randomElement(using: &generator)! })
            }
            var envelope = Samples.urgent(title: text(60))
            envelope.name = text(40)
            let parsed = try ParsedMessage(envelope)
            #expect(parsed.subject == "【督辦】[XM-001] " + envelope.lines[0].title, "seed \(seed)")
            let shown = envelope.name.allSatisfy { $0 == " " } ? "" : envelope.name
            #expect(parsed.to == [.init(name: shown, address: envelope.address)], "seed \(seed)")
            #expect(parsed.longestHeaderLine <= 76 && parsed.longestEncodedWord <= 75, "seed \(seed)")
            #expect(parsed.wordsDecodeAlone, "seed \(seed)")
        }
    }
}
