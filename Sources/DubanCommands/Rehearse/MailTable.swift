import DubanCalendar
import DubanControl
import DubanCore
import DubanExchange

/// Every mail of a rehearsal as a row of CSV, in UTF-8 with the mark that spreadsheets know it by.
struct MailTable {
    private var rows: [[String]]
    private let session: Session

    var text: String { CSVWriter.table(rows) }

    init(_ session: Session) {
        self.session = session
        rows = [
            [
                session.words("日期", "日期", "day"), session.words("收件人", "收件人", "person"),
                session.words("類別", "类别", "kind"), session.words("事項數", "事项数", "lines"),
            ]
        ]
    }

    mutating func add(_ day: RehearsalMessages.RehearsedDay) {
        for mail in day.mails {
            rows.append([
                day.day.description, mail.person.description, session.words(for: mail.kind.words), String(mail.lines),
            ])
        }
    }
}
