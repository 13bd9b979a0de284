import CLibcrypto
import DubanCore
import DubanICalendar
import FoundationEssentials

/// The calendar events that go with a mail (RFC 6047). They are attached beside what is read: as another form of it, a
/// program would show the event in the place of the words.
extension MessageFormat {
    /// Where the mail brings events, the fields and the line that have everything else stand in its first part.
    func beforeInvitations(in envelope: Envelope) -> String {
        guard envelope.lines.contains(where: { $0.invitation != nil }) else { return "" }
        let boundary = outerBoundary(of: envelope)
        return HeaderField.literal("Content-Type", "multipart/mixed;\r\n boundary=\"" + boundary + "\"") + "\r\n--"
            + boundary + "\r\n"
    }

    /// The parts with the events, and the end of the mail; nothing where it brings none.
    func invitations(in envelope: Envelope) -> String {
        let calendars = envelope.lines.compactMap { calendar(for: $0, in: envelope) }
        guard !calendars.isEmpty else { return "" }
        let boundary = "--" + outerBoundary(of: envelope)
        let parts = calendars.enumerated().map { number, calendar in
            boundary + "\r\n"
                + HeaderField.literal(
                    "Content-Type", "text/calendar; charset=utf-8; method=REQUEST;\r\n component=VEVENT")
                + HeaderField.literal("Content-Transfer-Encoding", "base64")
                + HeaderField.literal(
                    "Content-Disposition", "attachment; filename=\"deadline-" + String(number + 1) + ".ics\"")
                + "\r\n"
                + Data(calendar.utf8).base64EncodedString(options: [
                    .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
                ]) + "\r\n"
        }
        return parts.joined() + boundary + "--\r\n"
    }

    /// Neither this nor the boundary within is the beginning of the other.
    private func outerBoundary(of envelope: Envelope) -> String { "mixed-" + envelope.id }

    private func calendar(for line: Envelope.Line, in envelope: Envelope) -> String? {
        guard let sequence = line.invitation else { return nil }
        let deadline = Deadline(
            campaign: line.campaign ?? envelope.campaign, campaignName: line.campaignName ?? envelope.campaignName,
            task: line.task, title: line.title, pillarLabel: line.pillarLabel, unit: line.unit, day: line.deadline,
            slips: sequence)
        let event = deadline.event(
            for: envelope.person, in: envelope.language, domain: domain, digest: hexadecimalDigest)
        return Invitation(
            to: event, from: .init(name: senderName, address: sender.description),
            for: .init(name: envelope.name, address: envelope.address)
        ).text(stamp: envelope.composedAt)
    }
}

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal: what duband names the same events by in its feeds.
private func hexadecimalDigest(_ bytes: [UInt8]) -> String {
    let digest = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
        _ = SHA256(bytes, bytes.count, digest.baseAddress)
        count = Int(SHA256_DIGEST_LENGTH)
    }
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
