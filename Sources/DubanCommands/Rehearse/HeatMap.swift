import DubanCalendar
import DubanCore

/// How many mails go out on each day, a year a block: a week a column, a day of the week a row. Each day is a mark that tells
/// as much without colour as with it. Pure.
struct HeatMap {
    /// How much a day has, from nothing to the most.
    enum Level: Int, CaseIterable {
        case none, low, middle, high, most

        var mark: String { ["·", "░", "▒", "▓", "█"][rawValue] }

        var tint: StyledText.Tint? {
            switch self {
            case .none: .faint
            case .low: .green
            case .middle, .high: .yellow
            case .most: .red
            }
        }
    }

    let span: ClosedRange<Day>
    private let mails: [Day: Int]
    /// The greatest count of each level above nothing but the last.
    let bounds: [Int]

    init(span: ClosedRange<Day>, mails: [Day: Int]) {
        self.span = span
        self.mails = mails
        // A quarter of the days that have some on each level, so that one rush does not make all others look alike.
        let counts = mails.values.filter { $0 > 0 }.sorted()
        bounds = counts.isEmpty ? [0, 0, 0] : [1, 2, 3].map { counts[(counts.count - 1) * $0 / 4] }
    }

    func level(of count: Int) -> Level {
        if count <= 0 { return .none }
        return Level(rawValue: 1 + (bounds.firstIndex { count <= $0 } ?? 3)) ?? .most
    }

    func count(on day: Day) -> Int { mails[day] ?? 0 }

    /// The years of the span, each with the first Monday that its weeks begin with and how many weeks it has.
    var years: [(year: Int, first: Day, weeks: Int)] {
        (span.lowerBound.year...span.upperBound.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
            else { return nil }
            return (year, first.mondayOfWeek, (min(last, span.upperBound) - first.mondayOfWeek) / 7 + 1)
        }
    }

    /// - Parameters:
    ///   - weekdays: Their names, from Monday on, of two columns each.
    ///   - months: Their names, from January on, of at most four columns each.
    func lines(weekdays: [String], months: [String]) -> [StyledText] {
        years.flatMap { block in
            [heading(block, months)]
                + weekdays.indices.map { weekday in
                    var line: StyledText = "\(weekdays[weekday], tint: .faint)   "
                    for week in 0..<block.weeks {
                        let day = block.first + week * 7 + weekday
                        if day > span.upperBound || day.year > block.year { break }
                        line = "\(line)\(cell(day, block.year))"
                    }
                    return line
                }
        }
    }

    private func cell(_ day: Day, _ year: Int) -> StyledText {
        guard span.contains(day), day.year == year else { return " " }
        let level = level(of: count(on: day))
        return level.tint.map { "\(level.mark, tint: $0)" } ?? "\(level.mark)"
    }

    /// The year, and each month over the week in which it begins.
    private func heading(_ block: (year: Int, first: Day, weeks: Int), _ months: [String]) -> StyledText {
        var text = ""
        for month in 1...12 {
            guard let day = Day(year: block.year, month: month, day: 1) else { continue }
            let column = (day - block.first) / 7
            guard column < block.weeks else { break }
            let blanks = column - text.displayWidth
            text += String(repeating: " ", count: max(blanks, 0)) + months[month - 1]
        }
        return "\(String(block.year), tint: .bold) \(text)"
    }

    /// How many mails a level stands for: `4–9`; empty where no day can be on it.
    func range(of level: Level) -> String {
        switch level {
        case .none: return "0"
        case .most: return "\(bounds[2] + 1)+"
        default:
            let least = level == .low ? 1 : bounds[level.rawValue - 2] + 1, most = bounds[level.rawValue - 1]
            return least > most ? "" : least == most ? "\(least)" : "\(least)–\(most)"
        }
    }

    /// What the marks mean: `· 0   ░ 1–3   ▒ 4–9 …`.
    var legend: StyledText {
        var legend: StyledText = ""
        for level in Level.allCases where !range(of: level).isEmpty {
            let mark: StyledText = level.tint.map { "\(level.mark, tint: $0)" } ?? "\(level.mark)"
            legend = "\(legend)\(level == .none ? "" : "   ")\(mark) \(range(of: level))"
        }
        return legend
    }
}
