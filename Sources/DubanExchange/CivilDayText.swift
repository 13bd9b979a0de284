package import DubanCalendar

/// Why a text is not an exact day, and which day would be right as far as the text lets one tell.
package struct CivilDayRefusal: Error, Hashable, Sendable {
    /// One sentence for people.
    package let sentence: String
}

extension Day {
    /// Reads an exact day as people write it: `2021-04-30`, `2021/4/30`, `2021.4.30`, `2021年4月30日` (or 號, 号) and
    /// `20210430`, with full-width digits and signs, and white space around them. Everything else is refused, because a
    /// deadline is one day: 「4月底前」 is a wish.
    package init(written text: String) throws(CivilDayRefusal) {
        let plain = text.trimmed.halfWidth
        guard !plain.isEmpty else {
            throw CivilDayRefusal(sentence: "there is no day; an exact day such as 2021-04-30 would be right")
        }
        guard let written = WrittenDay(plain) else {
            throw CivilDayRefusal(sentence: "“\(text.excerpt)” is not an exact day; \(VagueDay.advice(for: plain))")
        }
        guard let day = Day(year: written.year, month: written.month, day: written.day) else {
            throw CivilDayRefusal(sentence: written.impossibility)
        }
        self = day
    }
}

/// The numbers of a text that has the form of a day, whether or not the calendar has it.
struct WrittenDay {
    let year: Int
    let month: Int
    let day: Int

    /// - Parameter plain: half-width, without white space at its ends.
    init?(_ plain: String) {
        guard let (day, length) = WrittenDay.prefix(of: plain), length == plain.utf8.count else { return nil }
        self = day
    }

    private init(_ year: Int, _ month: Int, _ day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day with which a text begins, and how many bytes it takes.
    static func prefix(of plain: String) -> (WrittenDay, length: Int)? {
        var scanner = DigitScanner(plain)
        guard let (year, width) = scanner.number(digits: 4...8) else { return nil }
        if width == 8 {
            return (WrittenDay(year / 10_000, year / 100 % 100, year % 100), scanner.position)
        }
        guard width == 4 else { return nil }
        if let separator = scanner.take(oneOf: ["-", "/", "."]) {
            guard let (month, _) = scanner.number(digits: 1...2), scanner.take(oneOf: [separator]) != nil,
                let (day, _) = scanner.number(digits: 1...2)
            else { return nil }
            return (WrittenDay(year, month, day), scanner.position)
        }
        scanner.skipSpaces()
        guard scanner.take(oneOf: ["年"]) != nil else { return nil }
        scanner.skipSpaces()
        guard let (month, _) = scanner.number(digits: 1...2) else { return nil }
        scanner.skipSpaces()
        guard scanner.take(oneOf: ["月"]) != nil else { return nil }
        scanner.skipSpaces()
        guard let (day, _) = scanner.number(digits: 1...2) else { return nil }
        scanner.skipSpaces()
        guard scanner.take(oneOf: ["日", "號", "号"]) != nil else { return nil }
        return (WrittenDay(year, month, day), scanner.position)
    }

    /// Why the calendar does not have this day.
    var impossibility: String {
        let text = VagueDay.text(year: year, month: month, day: day)
        if year < 1 { return "\(text) is no day of the calendar, which begins with the year 0001" }
        if !(1...12).contains(month) { return "\(text) is no day of the calendar: a year has the months 01 to 12" }
        let length = Day.length(ofMonth: month, year: year)
        return "\(text) is no day of the calendar: that month has the days 01 to \(length)"
    }
}

/// Takes numbers and signs off the front of a text.
struct DigitScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// All digits that follow, where there are as many as allowed.
    mutating func number(digits allowed: ClosedRange<Int>) -> (value: Int, width: Int)? {
        var end = position
        var value = 0
        while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - position <= allowed.upperBound {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        guard allowed.contains(end - position) else { return nil }
        defer { position = end }
        return (value, end - position)
    }

    mutating func take(oneOf signs: [String]) -> String? {
        guard let sign = signs.first(where: { bytes[position...].starts(with: $0.utf8) }) else { return nil }
        position += sign.utf8.count
        return sign
    }

    mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    }
}

extension String {
    /// The text for a sentence: at most 40 characters, in one line.
    var excerpt: String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count <= 40 ? line : String(line.prefix(39)) + "…"
    }
}
