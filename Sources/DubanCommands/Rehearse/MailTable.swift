import DubanCalendar
import DubanControl
import DubanCore

/// Every mail of a rehearsal as a row of CSV, in UTF-8 with the mark that spreadsheets know it by.
struct MailTable {
    private(set) var text: String
    private let console: Console

    init(_ session: Session) {
        console = session.console
        text = "\u{FEFF}"
        append(
            [
                session.words("日期", "日期", "day"), session.words("收件人", "收件人", "person"),
                session.words("類別", "类别", "kind"), session.words("事項數", "事项数", "lines"),
            ])
    }

    mutating func add(_ day: RehearsalMessages.RehearsedDay) {
        for mail in day.mails {
            append([day.day.description, mail.person.description, console.words(mail.kind), String(mail.lines)])
        }
    }

    private mutating func append(_ cells: [String]) {
        text += cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    /// A spreadsheet takes what begins like a formula for one; it is text behind an apostrophe.
    private static func cell(_ text: String) -> String {
        let guarded =
            text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } == true
            ? "'" + text : text
        guard guarded.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return guarded }
        return "\"" + guarded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension Console {
    /// What a mail is.
    func words(_ kind: Envelope.Kind) -> String {
        switch kind {
        case .digest: words("匯總", "汇总", "digest")
        case .urgent: words("急件", "急件", "urgent")
        case .notice: words("通知", "通知", "notice")
        }
    }
}
