internal import DubanCalendar

/// What to write instead of a text that is not an exact day.
enum VagueDay {
    /// The second half of a refusal.
    ///
    /// - Parameter plain: half-width, without white space at its ends.
    static func advice(for plain: String) -> String {
        if let (written, _) = WrittenDay.prefix(of: plain),
            let day = Day(year: written.year, month: written.month, day: written.day)
        {
            return "write the day alone: \(day)"
        }
        if let day = spreadsheetSerial(plain) {
            return "it looks like a spreadsheet's number for \(day); format the column as a date, and export again"
        }
        let general = "an exact day such as 2021-04-30 would be right"
        guard let period = Period(plain) else { return general }
        guard let year = period.year else {
            let end = text(year: 2021, month: period.month, day: period.lastDay(of: 2021))
            return general + "; if the last day of the period is meant write it with its year, such as \(end)"
        }
        let end = text(year: year, month: period.month, day: period.lastDay(of: year))
        return general + "; if the last day of the period is meant write \(end)"
    }

    /// `YYYY-MM-DD`, also for a day that the calendar does not have.
    static func text(year: Int, month: Int, day: Int) -> String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Spreadsheets count days from 1899-12-30. Only the years 2000 to 2099 are taken for such a count.
    private static func spreadsheetSerial(_ plain: String) -> Day? {
        guard plain.utf8.count == 5, let serial = Int(plain), (36_526...73_050).contains(serial) else { return nil }
        return Day(number: serial - 25_569)
    }
}

/// A stretch of time that a text names instead of a day.
private struct Period {
    let year: Int?
    /// The month with which it ends.
    let month: Int
    /// The day of that month; nil for its last.
    private let day: Int?

    func lastDay(of year: Int) -> Int {
        day ?? Day.length(ofMonth: month, year: year)
    }

    init?(_ plain: String) {
        let text = Period.chineseNumbersAsDigits(plain.compacted)
        year = Period.year(in: text)
        if let (month, day) = Period.month(in: text) {
            (self.month, self.day) = (month, day)
        } else if let quarter = (1...4).first(where: { quarter in
            ["\(quarter)季度", "Q\(quarter)", "q\(quarter)"].contains { text.contains($0) }
        }) {
            (month, day) = (quarter * 3, nil)
        } else if text.contains("上半年") {
            (month, day) = (6, nil)
        } else if ["年底", "年末", "下半年", "年內", "年内", "全年", "年前"].contains(where: { text.contains($0) })
            || (year != nil && text.utf8.count == 4) || text.hasSuffix("年")
        {
            (month, day) = (12, nil)
        } else {
            return nil
        }
    }

    /// The first four digits that could be a year of our time.
    private static func year(in text: String) -> Int? {
        let digits = text.split { !("0"..."9").contains($0) }
        return digits.lazy.compactMap { $0.utf8.count >= 4 ? Int($0.prefix(4)) : nil }.first {
            (1900...2199).contains($0)
        }
    }

    /// The month before 月, or the second number of 2021-04, and where 旬 divides it its tenth or twentieth day.
    private static func month(in text: String) -> (Int, day: Int?)? {
        let day = text.contains("上旬") ? 10 : text.contains("中旬") ? 20 : nil
        if let sign = text.firstIndex(of: "月") {
            let digits = text[..<sign].reversed().prefix { ("0"..."9").contains($0) }
            guard let month = Int(String(digits.reversed())), (1...12).contains(month) else { return nil }
            return (month, day)
        }
        var scanner = DigitScanner(text)
        guard let (number, width) = scanner.number(digits: 4...6), width != 5 else { return nil }
        let month: Int
        if width == 6 {
            month = number % 100
        } else {
            guard scanner.take(oneOf: ["-", "/", ".", "年"]) != nil, let (second, _) = scanner.number(digits: 1...2)
            else { return nil }
            month = second
        }
        return scanner.isAtEnd && (1...12).contains(month) ? (month, day) : nil
    }

    /// 十二月 as 12月, 二季度 as 2季度.
    private static func chineseNumbersAsDigits(_ text: String) -> String {
        let units: [(String, String)] = [
            ("十二", "12"), ("十一", "11"), ("十", "10"), ("一", "1"), ("二", "2"), ("三", "3"), ("四", "4"), ("五", "5"),
            ("六", "6"), ("七", "7"), ("八", "8"), ("九", "9"),
        ]
        var digits = ""
        var rest = Substring(text)
        while let first = rest.first {
            if let (sign, number) = units.first(where: { rest.hasPrefix($0.0) }) {
                digits += number
                rest = rest.dropFirst(sign.count)
            } else {
                digits.append(first)
                rest = rest.dropFirst()
            }
        }
        return digits
    }
}
