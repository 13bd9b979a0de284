import DubanCore
import DubanTestSupport
import Testing

@Suite struct ReminderKeyTests {
    @Test(
        "two lists of texts never give the same bytes",
        arguments: [
            (["ab", "c"], ["a", "bc"]), (["a", ""], ["", "a"]), (["1:a"], ["1", "a"]), (["a"], ["a", ""]),
            (["3:abc"], ["3", "abc"]), ([], [""]), (["é"], ["e\u{301}"]),
        ])
    func injective(one: [String], other: [String]) {
        #expect(canonical(one) != canonical(other))
    }

    @Test("what was written can be read back, whatever it holds")
    func readBack() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let alphabet = ["", ":", "1", "12", "張", "a:", "\0", "\n"]
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? ""
                }.joined()
            }
            #expect(parsed(canonical(parts)) == parts, "seed \(seed)")
        }
    }

    @Test("each part of a key makes another key")
    func everyPart() {
        let key = ReminderKey(
            campaign: "c", task: "t", rule: "r", occurrence: day("2021-05-06"), rung: .owner,
            recipient: PersonID("局/張三"))
        var others = [ReminderKey](repeating: key, count: 6)
        others[0].campaign = "d"
        others[1].task = "u"
        others[2].rule = "s"
        others[3].occurrence = day("2021-05-07")
        others[4].rung = .sectionHead
        others[5].recipient = PersonID("局/李四")
        #expect(Set(([key] + others).map(\.canonicalBytes)).count == 7)
    }

    private func parsed(_ bytes: [UInt8]) -> [String] {
        var parts: [String] = []
        var rest = bytes[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let count = Int(String(decoding: rest[..<colon], as: UTF8.self)) ?? 0
            parts.append(String(decoding: rest[(colon + 1)...].prefix(count), as: UTF8.self))
            rest = rest[(colon + 1 + count)...]
        }
        return parts
    }
}
