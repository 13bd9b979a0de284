import DubanCalendar
package import DubanCore
import FoundationEssentials

/// Turns an envelope into the bytes of a mail. The same envelope gives the same bytes to the letter, so that a message
/// that is sent twice is the same message twice.
package struct MessageFormat: Sendable {
    /// Who the mail is from: the office's name and its address.
    package let senderName: String
    package let sender: MailAddress
    /// The right-hand side of Message-IDs.
    package let domain: String
    /// How it looks.
    package let templates: MailTemplates

    package init(
        senderName: String, sender: MailAddress, domain: String, templates: MailTemplates = .builtIn
    ) throws(MailFault) {
        guard MailAddress.isDomain(domain.utf8) else {
            throw MailFault("'\(domain.displayable)' is not a domain for Message-IDs; one looks like mail.example.org")
        }
        self.senderName = senderName
        self.sender = sender
        self.domain = domain
        self.templates = templates
    }

    /// The whole message with CRLF line ends, in ASCII.
    ///
    /// - Throws: `MailFault` where the envelope's address or id is unfit. Names, titles and reasons always find a form.
    package func message(for envelope: Envelope) throws(MailFault) -> [UInt8] {
        let recipient = try MailAddress(envelope.address)
        let boundary = "duban-" + (try MessageIdentifier.key(envelope))
        let contents = MailContents(envelope)
        let head =
            HeaderField.mailbox("From", displayName: senderName, address: sender)
            + HeaderField.mailbox("To", displayName: envelope.name, address: recipient)
            + HeaderField.text("Subject", contents.subject)
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
        let (plain, page) = (templates.plain(of: contents), templates.page(of: contents))
        var message: [UInt8] = []
        // Base64 with its line ends takes 26 bytes for 19.
        message.reserveCapacity(head.utf8.count + 512 + (plain.utf8.count + page.utf8.count) * 3 / 2)
        message += head.utf8
        append(plain, as: "text/plain", boundary, to: &message)
        append(page, as: "text/html", boundary, to: &message)
        message += "--\(boundary)--\r\n".utf8
        message += invitations(in: envelope).utf8
        return message
    }

    /// The thread's root, where the mail stands in one.
    private func threadFields(of envelope: Envelope) -> String {
        guard let thread = MailThread(of: envelope) else { return "" }
        let root = MessageIdentifier.root(of: thread, for: envelope, domain: domain)
        return HeaderField.literal("In-Reply-To", root) + HeaderField.literal("References", root)
    }

    private func append(_ text: String, as type: String, _ boundary: String, to message: inout [UInt8]) {
        message += "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\n".utf8
        message += "Content-Transfer-Encoding: base64\r\n\r\n".utf8
        var body: [UInt8] = []
        body.reserveCapacity(text.utf8.count * 17 / 16)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { body.append(UInt8(ascii: "\r")) }
            body.append(byte)
        }
        message +=
            Data(body).base64EncodedString(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]).utf8
        message += "\r\n".utf8
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
