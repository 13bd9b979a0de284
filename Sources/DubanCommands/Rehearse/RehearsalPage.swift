import DubanCalendar
import DubanControl
import DubanCore

/// A rehearsal as a page that needs nothing beside itself: no script, no file, nothing from elsewhere; it is light or dark as
/// its reader is, and prints.
struct RehearsalPage {
    private let result: RehearsalResult
    private let console: Console
    private let words: RehearsalWords

    init(_ result: RehearsalResult, _ console: Console) {
        self.result = result
        self.console = console
        words = RehearsalWords(console)
    }

    var text: String {
        let title = Self.escaped(words.title(result))
        return """
            <!DOCTYPE html>
            <html lang="\(console.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(Self.escaped(words.assumption(result.assumption)))</p>
            <p>\(Self.escaped(words.total(result.summary)))</p>
            \(charts)
            \(tables)
            </body>
            </html>

            """
    }

    private var charts: String {
        if result.summary.days.isEmpty { return "" }
        let map = result.heatMap
        return """
            <h2>\(Self.escaped(words.mailsADay))</h2>
            \(HeatMapDrawing(map: map, words: words).text)
            <h2>\(Self.escaped(words.mailsAWeek))</h2>
            \(WeeksDrawing(map: map).text)
            """
    }

    private var tables: String {
        let (summary, outlook) = (result.summary, result.outlook)
        var sections: [String] = []
        sections.append(
            table(
                words.busiest, [words.day, words.mails, words.lines, words.longest],
                summary.busiest(20).map { day in
                    [
                        day.day.description, String(day.mails), String(day.lines),
                        day.longest.map { "\($0) (\(day.longestLines))" } ?? "",
                    ]
                }))
        sections.append(
            table(
                words.overBudget(summary.budget, summary.overBudget.count),
                [words.person, words.mails, words.weeksOver, words.worstWeek],
                summary.overBudget.map { person in
                    [
                        person.person.description, String(person.mails), String(person.weeksOver),
                        person.worstWeek.map { "\($0) (\(person.worstWeekMails))" } ?? "",
                    ]
                }))
        if outlook.unheard > 0 {
            sections.append(
                table(
                    words.unheard(outlook.unheard), [words.task, words.due, words.owner, words.cause],
                    outlook.unheardTasks.map { task in
                        [
                            "\(task.code) \(task.title)", task.deadline.description, task.owner.description,
                            words.cause(task),
                        ]
                    }))
        }
        if !outlook.daysOff.isEmpty {
            sections.append(
                table(
                    words.daysOff(outlook.daysOff.reduce(0) { $0 + $1.tasks }), [words.day, ""],
                    outlook.daysOff.map { [$0.day.description, words.dayOff($0)] }))
        }
        sections += outlook.gaps.map { "<p>\(Self.escaped(words.gap($0)))</p>" }
        if outlook.parked > 0 { sections.append("<p>\(Self.escaped(words.parked(outlook.parked)))</p>") }
        return sections.joined(separator: "\n")
    }

    private func table(_ heading: String, _ columns: [String], _ rows: [[String]]) -> String {
        let title = "<h2>\(Self.escaped(heading))</h2>"
        if rows.isEmpty { return title }
        func row(_ cells: [String], _ tag: String) -> String {
            "<tr>" + cells.map { "<\(tag)>\(Self.escaped($0))</\(tag)>" }.joined() + "</tr>"
        }
        return ([title, "<table>", row(columns, "th")] + rows.map { row($0, "td") } + ["</table>"])
            .joined(separator: "\n")
    }

    /// The text where markup is read, within an element or an attribute in quotation marks.
    static func escaped(_ text: String) -> String {
        text.withoutControlCharacters.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #777; --line: #ccc;
          --level0: #ebedf0; --level1: #b7d7f0; --level2: #6aaede; --level3: #2a7ab9; --level4: #0b3d66; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --faint: #999; --line: #444;
          --level0: #262a30; --level1: #1c4565; --level2: #2a73a8; --level3: #58a6dc; --level4: #b9ddf7; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        table { border-collapse: collapse; } th, td { text-align: left; padding: .2rem .8rem .2rem 0;
          border-bottom: 1px solid var(--line); vertical-align: top; }
        svg { max-width: 100%; height: auto; } svg text { font: 10px system-ui, sans-serif; fill: var(--faint); }
        .l0 { fill: var(--level0); } .l1 { fill: var(--level1); } .l2 { fill: var(--level2); }
        .l3 { fill: var(--level3); } .l4 { fill: var(--level4); }
        """
}
