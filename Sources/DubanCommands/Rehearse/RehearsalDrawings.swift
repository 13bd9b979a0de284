import DubanCalendar

/// The heat map as SVG: a day a square, which says its count where one points at it.
struct HeatMapDrawing {
    let map: HeatMap
    let words: RehearsalWords

    private static let step = 13
    private static let left = 36
    private static let top = 16
    private static let blockHeight = 7 * step + top + 12

    var text: String {
        let years = map.years
        let width = Self.left + (years.map(\.weeks).max() ?? 53) * Self.step
        let height = years.count * Self.blockHeight + 20
        var parts = [
            #"<svg viewBox="0 0 \#(width) \#(height)" width="\#(width)" height="\#(height)" role="img">"#,
            "<title>\(RehearsalPage.escaped(words.mailsADay))</title>",
        ]
        for (index, block) in years.enumerated() {
            parts += year(block, at: index * Self.blockHeight)
        }
        parts += legend(at: height - 14)
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }

    private func year(_ block: (year: Int, first: Day, weeks: Int), at y: Int) -> [String] {
        var parts = [#"<text x="0" y="\#(y + 11)">\#(block.year)</text>"#]
        for month in 1...12 {
            guard let day = Day(year: block.year, month: month, day: 1) else { continue }
            let x = Self.left + (day - block.first) / 7 * Self.step
            parts.append(#"<text x="\#(x)" y="\#(y + 11)">\#(RehearsalPage.escaped(words.months[month - 1]))</text>"#)
        }
        for weekday in [0, 2, 4] {
            let name = RehearsalPage.escaped(words.weekdays[weekday])
            parts.append(#"<text x="12" y="\#(y + Self.top + weekday * Self.step + 10)">\#(name)</text>"#)
        }
        for offset in 0..<block.weeks * 7 {
            let day = block.first + offset
            guard day.year == block.year, map.span.contains(day) else { continue }
            let count = map.count(on: day)
            let (x, top) = (Self.left + offset / 7 * Self.step, y + Self.top + offset % 7 * Self.step)
            parts.append(square(x, top, map.level(of: count), "\(day): \(count)"))
        }
        return parts
    }

    private func legend(at y: Int) -> [String] {
        HeatMap.Level.allCases.enumerated().flatMap { index, level -> [String] in
            let x = Self.left + index * 70
            return [
                square(x, y, level, map.range(of: level)),
                #"<text x="\#(x + 16)" y="\#(y + 10)">\#(RehearsalPage.escaped(map.range(of: level)))</text>"#,
            ]
        }
    }

    private func square(_ x: Int, _ y: Int, _ level: HeatMap.Level, _ title: String) -> String {
        #"<rect class="l\#(level.rawValue)" x="\#(x)" y="\#(y)" width="11" height="11" rx="2">"#
            + "<title>\(RehearsalPage.escaped(title))</title></rect>"
    }
}

/// The mails of each week as bars.
struct WeeksDrawing {
    let map: HeatMap

    private static let height = 120
    private static let left = 44

    var text: String {
        let first = map.span.lowerBound.mondayOfWeek
        let weeks = (map.span.upperBound - first) / 7 + 1
        let counts = (0..<weeks).map { week in (0..<7).reduce(0) { $0 + map.count(on: first + week * 7 + $1) } }
        let most = max(counts.max() ?? 0, 1)
        let step = max(720 / weeks, 4)
        let width = Self.left + weeks * step
        var parts = [
            #"<svg viewBox="0 0 \#(width) \#(Self.height + 24)" width="\#(width)" height="\#(Self.height + 24)" role="img">"#,
            #"<text x="0" y="10">\#(most)</text><text x="0" y="\#(Self.height)">0</text>"#,
        ]
        for (week, count) in counts.enumerated() {
            let monday = first + week * 7
            let height = count * Self.height / most
            let x = Self.left + week * step
            parts.append(
                #"<rect class="l3" x="\#(x)" y="\#(Self.height - height)" width="\#(max(step - 1, 1))" height="\#(height)">"#
                    + "<title>\(monday): \(count)</title></rect>")
            // A mark for each quarter, where a week has its first day.
            let end = monday + 6
            if end.dayOfMonth <= 7, [1, 4, 7, 10].contains(end.month) {
                parts.append(#"<text x="\#(x)" y="\#(Self.height + 14)">\#(end.year)-\#(end.month)</text>"#)
            }
        }
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }
}
