import DubanCalendar
import DubanCore

/// Which mails a mail program lays together: those about one task, and else those of one week. A notice stands alone.
enum MailThread: Hashable {
    case task(Envelope.Line)
    /// By its Monday.
    case week(Day)

    init?(of envelope: Envelope) {
        guard let first = envelope.lines.first, envelope.kind.tellsOfTasks else { return nil }
        let isOne = envelope.lines.allSatisfy { $0.task == first.task && $0.campaign == first.campaign }
        self = isOne ? .task(first) : .week(envelope.day - (envelope.day.weekday.rawValue - 1))
    }
}
