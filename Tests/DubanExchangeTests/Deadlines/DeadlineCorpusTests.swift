import DubanCalendar
import DubanCore
import DubanExchange
import DubanTestSupport
import FoundationEssentials
import Testing

@Suite("Deadlines as offices write them")
struct DeadlineCorpusTests {
    /// A line of deadlines.txt.
    struct Phrase: CustomTestStringConvertible {
        let line: Int
        let text: String
        let expected: String
        let reference: Day?

        var testDescription: String { "\(line): \(text)" }
    }

    static let phrases: [Phrase] = {
        var phrases: [Phrase] = []
        var reference: Day?
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "deadlines.txt")
        let text = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("@") { reference = Day(String(line.dropFirst())) }
            guard !line.hasPrefix("#"), !line.hasPrefix("@"), let arrow = line.firstRange(of: " => ") else { continue }
            phrases.append(
                Phrase(
                    line: number + 1, text: String(line[..<arrow.lowerBound]),
                    expected: String(line[arrow.upperBound...]), reference: reference))
        }
        return phrases
    }()

    @Test("the corpus has its 150 phrases and more")
    func size() {
        #expect(Set(Self.phrases.map(\.text)).count >= 150)
    }

    @Test("each phrase is taken, refused with the day that is meant, or refused with the reason", arguments: phrases)
    func phrase(_ phrase: Phrase) {
        let found: String
        do throws(DeadlineRefusal) {
            found = try Due(written: phrase.text, from: phrase.reference).words
        } catch {
            #expect(
                error.words.english.contains("“\(phrase.text)”")
                    || error.words.english.contains("no day of the calendar"))
            if phrase.expected.hasPrefix("! ") {
                #expect(error.suggestion == nil)
                #expect(error.words.english.contains(phrase.expected.dropFirst(2)), "\(error.words.english)")
                return
            }
            found = (error.suggestion?.words ?? error.words.english) + "?"
        }
        #expect(found == phrase.expected)
    }

    @Test("what a suggestion says is itself taken, and means the same", arguments: phrases)
    func suggestionsAreExact(_ phrase: Phrase) throws {
        do throws(DeadlineRefusal) {
            _ = try Due(written: phrase.text, from: phrase.reference)
        } catch {
            guard let suggestion = error.suggestion else { return }
            #expect(try Due(written: suggestion.words, from: nil) == suggestion)
        }
    }

    @Test("white space around a deadline does not matter, and an empty one is refused")
    func whiteSpace() throws {
        #expect(try Due(written: " \u{3000}2021-04-30\t", from: nil).words == "2021-04-30")
        let refusal = try #require(throws: DeadlineRefusal.self) { _ = try Due(written: " ", from: nil) }
        #expect(refusal.words.english == "there is no day; an exact day such as 2021-04-30 would be right")
    }

    @Test("another column's day takes no deadline that comes again")
    func columnOfOneDay() throws {
        #expect(try Day(written: "2021年4月30日").description == "2021-04-30")
        let refusal = try #require(throws: CivilDayRefusal.self) { _ = try Day(written: "每月25日前") }
        #expect(refusal.words.english == "“每月25日前” comes again; one exact day such as 2021-04-30 would be right")
    }

    @Test("a long text does not make a long sentence")
    func longText() throws {
        let text = String(repeating: "盡快\n", count: 1000)
        let refusal = try #require(throws: DeadlineRefusal.self) { _ = try Due(written: text, from: nil) }
        #expect(refusal.words.english.count < 160)
        #expect(!refusal.words.english.contains("\n"))
    }

    @Test("no text, however odd, does anything but give a day or a sentence")
    func anyText() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("any text: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let pieces = Array("一二十百〇廿年月日底前內季度每上下旬半春節國慶後至-./~0123456789週 \u{3000}，民國第個")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? " "
                })
            let reference = Day(number: Int.random(in: 18_000...20_000, using: &generator))
            do throws(DeadlineRefusal) {
                _ = try Due(written: text, from: reference)
            } catch {
                #expect(!error.words.english.isEmpty)
            }
        }
    }
}
