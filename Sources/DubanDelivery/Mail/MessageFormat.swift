import DubanCalendar
package import DubanCore
import FoundationEssentials

/// Turns an envelope into the bytes of a mail. The same envelope gives the same bytes to the letter, so that a message
/// that is sent twice is the same message twice.
package struct MessageFormat: Hashable, Sendable {
    /// Who the mail is from: the office's name and its address.
    package let senderName: String
    package let sender: MailAddress
    /// The right-hand side of Message-IDs.
    package let domain: String

    package init(senderName: String, sender: MailAddress, domain: String) throws(MailFault) {
        guard MailAddress.isDomain(domain.utf8) else {
            throw MailFault("'\(domain.displayable)' is not a domain for Message-IDs; one looks like mail.example.org")
        }
        self.senderName = senderName
        self.sender = sender
        self.domain = domain
    }

    /// The whole message with CRLF line ends, in ASCII.
    ///
    /// - Throws: `MailFault` where the envelope's address or id is unfit. Names, titles and reasons always find a form.
    package func message(for envelope: Envelope) throws(MailFault) -> [UInt8] {
        let recipient = try MailAddress(envelope.address)
        let boundary = "duban-" + (try MessageIdentifier.key(envelope))
        let wording = Wording(envelope.language)
        let lines =
            HeaderField.mailbox("From", displayName: senderName, address: sender)
            + HeaderField.mailbox("To", displayName: envelope.name, address: recipient)
            + HeaderField.text("Subject", wording.subject(of: envelope))
            + HeaderField.literal("Date", MessageFormat.date(secondsSince1970: envelope.composedAt))
            + HeaderField.literal("Message-ID", try MessageIdentifier.message(envelope, domain: domain))
            + threadFields(of: envelope)
            + HeaderField.literal("List-Id", "<duban." + domain + ">")
            + HeaderField.literal("Auto-Submitted", "auto-generated")
            // Not All: that would suppress the bounces too (MS-OXCMAIL).
            + HeaderField.literal("X-Auto-Response-Suppress", "OOF, AutoReply, RN, NRN")
            + HeaderField.literal("Content-Language", envelope.language.rawValue)
            + HeaderField.literal("MIME-Version", "1.0")
            + beforeInvitations(in: envelope)
            + HeaderField.literal("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"")
            + "\r\n"
            + part("text/plain", PlainBody(wording).render(envelope), boundary)
            + part("text/html", PageBody(wording).render(envelope), boundary)
            + "--" + boundary + "--\r\n"
            + invitations(in: envelope)
        return Array(lines.utf8)
    }

    /// A mail about one task stands in that task's thread; one about several stands alone.
    private func threadFields(of envelope: Envelope) -> String {
        guard let first = envelope.lines.first,
            envelope.lines.allSatisfy({ $0.task == first.task && $0.campaign == first.campaign })
        else { return "" }
        let root = MessageIdentifier.thread(
            campaign: envelope.campaign, task: first.task, person: envelope.person, domain: domain)
        return HeaderField.literal("In-Reply-To", root) + HeaderField.literal("References", root)
    }

    private func part(_ type: String, _ text: String, _ boundary: String) -> String {
        let body = Data(text.replacing("\n", with: "\r\n").utf8)
            .base64EncodedString(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ])
        return "--" + boundary + "\r\nContent-Type: " + type
            + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body + "\r\n"
    }

    /// RFC 5322, section 3.3, in UTC. Instants outside the years 1…9999 give the nearer end's day.
    static func date(secondsSince1970 seconds: Int64) -> String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let rest = Int((seconds % 86_400 + 86_400) % 86_400)
        let day = Day(number: Int(seconds / 86_400) - (seconds % 86_400 < 0 ? 1 : 0))
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
        return weekdays[day.weekday.rawValue - 1] + ", " + String(day.dayOfMonth) + " " + months[day.month - 1] + " "
            + padded(day.year, 4) + " " + time + " +0000"
    }
}
