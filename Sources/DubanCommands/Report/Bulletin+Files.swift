import DubanCore
import DubanExchange

extension Bulletin {
    /// One table of all figures and one of the late, behind one another, as spreadsheets read them.
    var csv: String {
        var lines = [[title, span]]
        for part in [pillars, units, rates, late].compactMap({ $0 }) {
            lines += [[], [part.title], part.headers] + part.rows
        }
        lines.append([])
        lines += definitions.map { [$0] }
        return CSVWriter.table(lines)
    }

    /// A page that stands for itself and prints on A4.
    var page: String {
        let tables = [pillars, units, rates, late].compactMap { $0 }.filter { !$0.rows.isEmpty }.map { part in
            let head = part.headers.enumerated().map { cell("th", $1, isNumber: part.numbers.contains($0)) }.joined()
            let rows = part.rows.map { row in
                "<tr>" + row.enumerated().map { cell("td", $1, isNumber: part.numbers.contains($0)) }.joined() + "</tr>"
            }
            return """
                <h2>\(part.title.htmlEscaped)</h2>
                <table>
                <thead><tr>\(head)</tr></thead>
                <tbody>
                \(rows.joined(separator: "\n"))
                </tbody>
                </table>
                """
        }
        return """
            <!DOCTYPE html>
            <html lang="\(session.console.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.htmlEscaped)</title>
            <style>
            @page { size: A4; margin: 20mm 15mm; }
            :root { color-scheme: light dark; }
            body { font-family: "Noto Serif CJK TC", "Noto Serif CJK SC", "SimSun", "PMingLiU", serif; max-width: 180mm; margin: 2em auto; padding: 0 1em; line-height: 1.6; }
            h1 { text-align: center; color: #b3202a; border-bottom: 3px double #b3202a; padding-bottom: .3em; margin-bottom: .2em; }
            p.span { text-align: center; margin-top: 0; }
            h2 { font-size: 1.05em; margin: 1.6em 0 .4em; }
            table { width: 100%; border-collapse: collapse; font-size: .9em; }
            th, td { border: 1px solid #888; padding: .25em .5em; text-align: left; overflow-wrap: anywhere; }
            th.number, td.number { text-align: right; white-space: nowrap; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            ol { font-size: .85em; color: #666; padding-left: 1.5em; }
            </style>
            </head>
            <body>
            <h1>\(title.htmlEscaped)</h1>
            <p class="span">\(span.htmlEscaped)</p>
            <p>\(summary.htmlEscaped)</p>
            \(tables.joined(separator: "\n"))
            <h2>\(session.words("指標說明", "指标说明", "What the figures mean"))</h2>
            <ol>
            \(definitions.map { "<li>\($0.htmlEscaped)</li>" }.joined(separator: "\n"))
            </ol>
            </body>
            </html>

            """
    }

    private func cell(_ element: String, _ text: String, isNumber: Bool) -> String {
        "<\(element)\(isNumber ? " class=\"number\"" : "")>\(text.htmlEscaped)</\(element)>"
    }
}
