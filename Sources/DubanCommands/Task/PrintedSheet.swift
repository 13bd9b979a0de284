import DubanCalendar
import DubanControl
import DubanCore

/// A 督辦單 on paper: its title and number, what is owed by whom until when, and the steps that were taken. The paper is
/// always in Chinese, in the characters of the locale.
struct PrintedSheet {
    let task: LedgerMessages.TaskDescription
    let sheet: SupervisionSheet
    let steps: [ProcessMessages.Step]
    let session: Session

    private func words(_ traditional: String, _ simplified: String) -> String {
        session.console.language == .simplifiedChinese ? simplified : traditional
    }

    private func words(_ phrase: Phrase) -> String { words(phrase.traditional, phrase.simplified) }

    private var title: String { words("督辦單", "督办单") }

    private var number: String { words(sheet.numberText, "〔\(sheet.year)〕\(sheet.number)号") }

    private var color: String { words(sheet.color.words) }

    /// What stands on it, in its order.
    private var fields: [(label: String, value: String)] {
        var fields = [
            (words("事項", "事项"), "\(task.code)　\(task.title)"), (words("責任單位", "责任单位"), task.unit),
            (words("責任人", "责任人"), task.owner.description),
        ]
        if let lead = task.lead { fields.append((words("牽頭領導", "牵头领导"), lead.description)) }
        fields.append((words("簽發日期", "签发日期"), written(sheet.issued)))
        fields.append((words("完成時限", "完成时限"), written(task.deadline)))
        if task.originalDeadline != task.deadline {
            fields.append((words("原定時限", "原定时限"), written(task.originalDeadline)))
        }
        if !sheet.requirement.isEmpty { fields.append((words("督辦要求", "督办要求"), sheet.requirement)) }
        if let due = task.process.reportDue { fields.append((words("反饋時限", "反馈时限"), written(due))) }
        if let days = sheet.reportEvery {
            fields.append((words("反饋頻次", "反馈频次"), words("每 \(days) 天一次", "每 \(days) 天一次")))
        }
        fields.append((words("簽收", "签收"), task.process.signed.map(written) ?? ""))
        return fields
    }

    private var history: [String] {
        steps.map { step in
            let who = step.actingFor?.description ?? step.actor
            let said = [step.text, step.reason].filter { !$0.isEmpty }.joined(separator: "；")
            return "\(written(step.day))　\(words(Phrase(step: step.step)))　\(who)" + (said.isEmpty ? "" : "　\(said)")
        }
    }

    private func written(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.dayOfMonth)日" }

    /// For a terminal.
    var lines: [StyledText] {
        let tint: StyledText.Tint =
            switch sheet.color {
            case .blue: .bold
            case .yellow: .yellow
            case .red: .red
            }
        var lines: [StyledText] = ["\("\(title)（\(color)）\(number)", tint: tint)", ""]
        let width = fields.map(\.label.displayWidth).max() ?? 0
        for (label, value) in fields {
            lines.append("  \(label)\(String(repeating: " ", count: width - label.displayWidth))  \(value)")
        }
        if !history.isEmpty {
            lines += ["", "\(words("辦理情況", "办理情况"), tint: .bold)"]
            lines += history.map { "  \($0)" }
        }
        return lines
    }

    /// A page that stands for itself and prints on A4.
    var page: String {
        let shade =
            switch sheet.color {
            case .blue: "#1f5fa8"
            case .yellow: "#b07800"
            case .red: "#b3202a"
            }
        let rows = fields.map { "<tr><th>\($0.label.htmlEscaped)</th><td>\($0.value.htmlEscaped)</td></tr>" }
        let steps = history.map { "<li>\($0.htmlEscaped)</li>" }
        return """
            <!DOCTYPE html>
            <html lang="\(session.console.language == .simplifiedChinese ? "zh-Hans" : "zh-Hant")">
            <head>
            <meta charset="utf-8">
            <title>\(title)\(number) \(task.code.htmlEscaped)</title>
            <style>
            @page { size: A4; margin: 25mm 20mm; }
            body { font-family: "Noto Serif CJK TC", "Noto Serif CJK SC", "SimSun", "PMingLiU", serif; max-width: 170mm; margin: 2em auto; line-height: 1.7; }
            h1 { text-align: center; letter-spacing: .5em; color: \(shade); border-bottom: 3px double \(shade); padding-bottom: .3em; margin-bottom: 0; }
            p.number { display: flex; justify-content: space-between; margin: .4em 0 1.5em; }
            table { width: 100%; border-collapse: collapse; }
            th, td { border: 1px solid #555; padding: .5em .8em; text-align: left; vertical-align: top; }
            th { width: 7em; font-weight: normal; background: #f4f4f4; }
            td { overflow-wrap: anywhere; white-space: pre-wrap; }
            h2 { font-size: 1.05em; margin: 1.8em 0 .4em; color: \(shade); }
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="number"><span>\(color)</span><span>\(number)</span></p>
            <table>
            \(rows.joined(separator: "\n"))
            </table>
            <h2>\(words("辦理情況", "办理情况"))</h2>
            <ol>
            \(steps.joined(separator: "\n"))
            </ol>
            </body>
            </html>

            """
    }
}

extension String {
    /// The text as it may stand in HTML, in an element or a quoted attribute.
    var htmlEscaped: String {
        var escaped = ""
        for character in self.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
