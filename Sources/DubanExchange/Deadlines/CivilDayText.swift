package import DubanCalendar
package import DubanCore

/// Why a text is not an exact day, and which day would be right as far as the text lets one tell.
package struct CivilDayRefusal: Error, Hashable, Sendable {
    /// One sentence for people.
    package let words: Phrase
}

extension Day {
    /// Reads an exact day as people write it: `2021-04-30`, `2021/4/30`, `2021.4.30`, `2021年4月30日` (or 號, 号),
    /// `二〇二一年四月三十日` and `20210430`, with full-width digits and signs, and white space around them; also with the
    /// midnight `00:00:00` behind it that programs add. Everything else is refused, because a deadline is one day:
    /// 「4月底前」 is a wish.
    package init(written text: String) throws(CivilDayRefusal) {
        let due: Due
        do {
            due = try Due(written: text, from: nil)
        } catch {
            throw CivilDayRefusal(words: error.words)
        }
        guard case .day(let day) = due else {
            throw CivilDayRefusal(
                words: Phrase(
                    "「\(text.excerpt)」是周期性的；請寫一個確切日期，如 2021-04-30", "“\(text.excerpt)”是周期性的；请写一个确切日期，如 2021-04-30",
                    "“\(text.excerpt)” comes again; one exact day such as 2021-04-30 would be right"))
        }
        self = day
    }

    /// The day that a text says exactly; nil for every other text.
    ///
    /// - Parameter plain: half-width, without white space at its ends.
    /// - Throws: ``DeadlineRefusal`` for a day that the calendar does not have.
    init?(exactly plain: String) throws(DeadlineRefusal) {
        // Most files have all their days in one form.
        if let day = Day(plain) {
            self = day
            return
        }
        guard let written = WrittenDay(plain) ?? WrittenDay(midnight: plain) ?? WrittenDay(chinese: plain) else {
            return nil
        }
        guard let day = Day(year: written.year, month: written.month, day: written.day) else {
            throw DeadlineRefusal(written.impossibility)
        }
        self = day
    }

    /// Spreadsheets count days from 1899-12-30. Only the years 2000 to 2099 are taken for such a count.
    init?(serial plain: String) {
        guard plain.utf8.count == 5, let serial = Int(plain), (36_526...73_050).contains(serial) else { return nil }
        self.init(number: serial - 25_569)
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

    /// 2021-04-30 00:00:00, as programs write a day.
    init?(midnight plain: String) {
        guard let (day, length) = WrittenDay.prefix(of: plain) else { return nil }
        let time = String(decoding: plain.utf8.dropFirst(length), as: UTF8.self).replacing("T", with: " ")
        guard [" 0:00", " 00:00", " 0:00:00", " 00:00:00", " 00:00:00.000"].contains(time) else { return nil }
        self = day
    }

    /// 二〇二一年四月三十日.
    init?(chinese plain: String) {
        guard plain.contains("年") else { return nil }
        self.init(PhraseText.digits(PhraseText.normalised(plain)))
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

    /// `YYYY-MM-DD`, also for a day that the calendar does not have.
    private static func text(year: Int, month: Int, day: Int) -> String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Why the calendar does not have this day.
    var impossibility: Phrase {
        let text = WrittenDay.text(year: year, month: month, day: day)
        if year < 1 {
            return Phrase(
                "日曆中沒有 \(text)：年份自 0001 起", "日历中没有 \(text)：年份自 0001 起",
                "\(text) is no day of the calendar, which begins with the year 0001")
        }
        if !(1...12).contains(month) {
            return Phrase(
                "日曆中沒有 \(text)：一年只有 01 至 12 月", "日历中没有 \(text)：一年只有 01 至 12 月",
                "\(text) is no day of the calendar: a year has the months 01 to 12")
        }
        let length = Day.length(ofMonth: month, year: year)
        return Phrase(
            "日曆中沒有 \(text)：該月只有 01 至 \(length) 日", "日历中没有 \(text)：该月只有 01 至 \(length) 日",
            "\(text) is no day of the calendar: that month has the days 01 to \(length)")
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
