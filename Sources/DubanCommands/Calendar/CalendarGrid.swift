import DubanCalendar
import DubanCore

/// Months as they hang on a wall, three side by side: what is announced is marked by a sign, so that it is read without
/// color.
struct CalendarGrid {
    /// A column a weekday, of three places each.
    private static let width = 21
    private static let gap = "    "

    let calendar: WorkCalendar
    let language: Language

    /// The lines of some months of a year, all blocks of the same height.
    func lines(year: Int, months: ClosedRange<Int>) -> [StyledText] {
        let blocks = months.map { block(year: year, month: $0) }
        var lines: [StyledText] = []
        for start in stride(from: 0, to: blocks.count, by: 3) {
            let row = blocks[start..<min(start + 3, blocks.count)]
            if start > 0 { lines.append("") }
            for index in 0..<(row.map(\.count).max() ?? 0) {
                var line: StyledText = ""
                for (column, block) in row.enumerated() {
                    let cell = index < block.count ? block[index] : ""
                    let isLast = column == row.count - 1
                    line = "\(line)\(isLast ? cell : cell.padded(by: Self.width - cell.width))\(isLast ? "" : Self.gap)"
                }
                lines.append(line)
            }
        }
        return lines
    }

    /// What the signs mean.
    var legend: StyledText {
        switch language {
        case .traditionalChinese: "\("*", tint: .red) 放假  \("+", tint: .bold) 調休上班"
        case .simplifiedChinese: "\("*", tint: .red) 放假  \("+", tint: .bold) 调休上班"
        case .english: "\("*", tint: .red) a day off  \("+", tint: .bold) a make-up working day (調休)"
        }
    }

    private func block(year: Int, month: Int) -> [StyledText] {
        let first = Day(year: year, month: month, day: 1)!
        let title = first.description.prefix(7)
        let margin = String(repeating: " ", count: (Self.width - title.count + 1) / 2)
        var lines: [StyledText] = ["\(margin)\(title, tint: .bold)", StyledText("\(weekdays, tint: .faint)")]
        var week = StyledText("\(String(repeating: " ", count: 3 * (first.weekday.rawValue - 1)))")
        for number in 0..<Day.length(ofMonth: month, year: year) {
            let day = first + number
            week = "\(week)\(cell(day))"
            if day.weekday == .sunday {
                lines.append(week)
                week = ""
            }
        }
        return week.width > 0 ? lines + [week] : lines
    }

    private var weekdays: String {
        language == .english ? " Mo Tu We Th Fr Sa Su" : " 一 二 三 四 五 六 日"
    }

    private func cell(_ day: Day) -> StyledText {
        func marked(_ sign: String) -> String {
            (day.dayOfMonth < 10 ? " " : "") + sign + String(day.dayOfMonth)
        }
        return switch calendar.kind(of: day) {
        case .working: "\(marked(" "))"
        case .weekend: "\(marked(" "), tint: .faint)"
        case .dayOff: "\(marked("*"), tint: .red)"
        case .makeUp: "\(marked("+"), tint: .bold)"
        }
    }
}
