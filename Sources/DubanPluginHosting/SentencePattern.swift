/// A rule's sentence, taken apart once: its words, and the names of the facts that stand between them.
struct SentencePattern: Hashable, Sendable {
    /// A sentence with more facts nobody reads; each is looked up whenever it is filled.
    static let mostFacts = 64

    private enum Part: Hashable, Sendable {
        case words(String)
        /// The name of a fact; without the fact, it stands in the sentence with its braces.
        case fact(String)
    }

    private let parts: [Part]

    /// Of a sentence in which `{name}` stands for a fact.
    init(_ sentence: String) {
        var parts: [Part] = []
        // Byte by byte: a brace is one byte in UTF-8, whatever marks pile up on a character.
        var rest = Substring(sentence).utf8
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            parts.append(.words(String(rest[..<open]) ?? ""))
            parts.append(.fact(String(rest[rest.index(after: open)..<close]) ?? ""))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.words(String(rest) ?? ""))
        self.parts = parts
    }

    /// How many facts it names.
    var factCount: Int {
        parts.count { part in
            if case .fact = part { true } else { false }
        }
    }

    /// With each fact in its place. No more is filled in once it is longer than `longest` bytes of UTF-8.
    func filled(_ facts: [String: String], longest: Int) -> String {
        var result = ""
        var isOne = false
        for part in parts {
            switch part {
            case .words(let words): result += isOne ? words.countingOne : words
            case .fact(let name):
                let fact = facts[name] ?? "{\(name)}"
                result += fact
                isOne = fact == "1"
            }
            if result.utf8.count > longest { break }
        }
        return result
    }
}

extension String {
    /// The words behind a 1: `{workingDays} working days ago` says of one that it was 1 working day ago. Chinese has no plural.
    fileprivate var countingOne: String {
        for unit in ["working day", "day", "week", "month", "time", "task"] where hasPrefix(" \(unit)s") {
            let rest = dropFirst(unit.count + 2)
            if rest.first?.isLetter != true { return " \(unit)\(rest)" }
        }
        return self
    }
}
