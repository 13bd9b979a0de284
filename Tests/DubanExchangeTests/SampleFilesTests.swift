import DubanCalendar
import DubanCore
import DubanExchange
import DubanTestSupport
import Foundation
import Testing

@Suite("etc/sample")
struct SampleFilesTests {
    private static func bytes(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try [UInt8](Data(contentsOf: root.appending(path: "etc/sample/\(name)")))
    }

    @Test("the samples import without a problem, and fit each other")
    func samples() throws {
        let people = PeopleFile(csv: try Self.bytes("people.csv"))
        let ledger = LedgerFile(csv: try Self.bytes("ledger.csv"))
        #expect(people.problems == [])
        #expect(ledger.problems == [])
        #expect(people.rows.count >= 44)
        #expect(Set(people.rows.map(\.unit)).count >= 12)
        #expect(ledger.rows.count >= 130)
        #expect(Set(ledger.rows.map(\.pillar)).count == 6)
        let ids = Set(people.rows.map { PersonID(unit: $0.unit, name: $0.name) })
        let names = Set(people.rows.map(\.name))
        #expect(names.count == people.rows.count, "a lead is named without a unit, so names must tell people apart")
        for row in ledger.rows {
            #expect(ids.contains(PersonID(unit: row.unit, name: row.owner)), "row \(row.row)")
            #expect(row.lead.map(names.contains) ?? true, "row \(row.row)")
        }
        let codes = Set(ledger.rows.map(\.code))
        #expect(ledger.rows.allSatisfy { $0.parent.map(codes.contains) ?? true })
    }

    @Test("everybody's reporting line climbs the whole ladder to the supervision office")
    func reportingLines() throws {
        let rows = PeopleFile(csv: try Self.bytes("people.csv")).rows
        let byID = Dictionary(uniqueKeysWithValues: rows.map { (PersonID(unit: $0.unit, name: $0.name), $0) })
        for row in rows {
            var roles = [row.role]
            var person = row
            while let superior = person.superior, roles.count < 10 {
                let id = superior.contains("/") ? PersonID(superior) : PersonID(unit: person.unit, name: superior)
                person = try #require(byID[id], "row \(person.row): nobody is \(id)")
                roles.append(person.role)
            }
            #expect(roles.last == .supervisionOffice, "row \(row.row)")
            if row.role == .officer {
                #expect(roles.prefix(4) == [.officer, .sectionHead, .leaderInCharge, .topLeader], "row \(row.row)")
            }
        }
    }

    @Test("a sample saved by a Chinese spreadsheet is read the same", arguments: ["people.csv", "ledger.csv"])
    func gb18030(name: String) throws {
        let original = try Self.bytes(name)
        let text = try DecodedText(original).text
        let encoding = String.Encoding(rawValue: 0x8000_0632)  // GB 18030, as Foundation numbers it
        let converted = try #require(text.data(using: encoding))
        #expect([UInt8](converted) != original)
        #expect(try DecodedText([UInt8](converted)).encoding == .gb18030)
        let (ledger, people) = (LedgerFile(csv: [UInt8](converted)), PeopleFile(csv: [UInt8](converted)))
        #expect(ledger.rows == LedgerFile(csv: original).rows)
        #expect(ledger.problems == LedgerFile(csv: original).problems)
        #expect(people.rows == PeopleFile(csv: original).rows)
        #expect(people.problems == PeopleFile(csv: original).problems)
    }

    @Test("no bytes crash a reader", arguments: [21, 22, 23, 24] as [UInt64])
    func mutations(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let spice: [[UInt8]] = [
            [0], [0xFF], [0x22], [0x0D], [0x0A], [0x2C], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xD0, 0xB0], [0xE5],
            Array("：".utf8), Array("（".utf8), Array("；".utf8), Array("99999999999999999999".utf8), Array("月".utf8),
            Array("2021-".utf8), Array("()".utf8), Array("Q".utf8), Array("/".utf8),
        ]
        for name in ["people.csv", "ledger.csv"] {
            let sample = Array(try Self.bytes(name).prefix(3000))
            for _ in 0..<50 {
                var bytes = sample
                for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
                    let start = Int.random(in: 0..<bytes.count, using: &generator)
                    let end = min(bytes.count, start + Int.random(in: 0...4, using: &generator))
                    let piece = spice[Int.random(in: 0..<spice.count, using: &generator)]
                    bytes.replaceSubrange(start..<end, with: piece)
                }
                if Int.random(in: 0..<4, using: &generator) == 0 {
                    bytes.removeSubrange(Int.random(in: 0...bytes.count, using: &generator)...)
                }
                let encoding = TextEncoding.allCases.randomElement(using: &generator)
                for encoding in [nil, encoding] {
                    let ledger = LedgerFile(csv: bytes, encoding: encoding)
                    let people = PeopleFile(csv: bytes, encoding: encoding)
                    let rows = (ledger.problems + people.problems).compactMap(\.row)
                    #expect(rows.allSatisfy { $0 >= 1 }, "seed \(seed)")
                    #expect(
                        (ledger.problems + people.problems).allSatisfy { !$0.words.english.isEmpty }, "seed \(seed)")
                }
            }
        }
    }
}
