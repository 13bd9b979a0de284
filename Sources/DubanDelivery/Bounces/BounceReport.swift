/// What a message to the bounce address says of an envelope (RFC 3464).
package struct BounceReport: Hashable, Sendable {
    package var envelope: String
    /// Whether the other side has given up. A delay is none.
    package var isPermanent: Bool
    /// The other side's words.
    package var words: String

    /// So many bytes of a message are looked at; a report's own parts stand before the message that came back.
    package static let mostBytes = 1 << 20
    private static let longestWords = 500

    /// Nil where the message is no report of a delivery, or is about no envelope of ours: automatic answers, receipts,
    /// what people write.
    package init?(message: [UInt8], to address: BounceAddress) {
        let whole = MIMEEntity(message.prefix(Self.mostBytes))
        let entities = whole.all
        guard let report = entities.first(where: { $0.type == "multipart/report" }),
            report.parameter("report-type").map({ $0.lowercased() == "delivery-status" }) ?? true,
            let status = entities.first(where: {
                $0.type == "message/delivery-status" || $0.type == "message/global-delivery-status"
            }),
            let end = DeliveryStatus(status.content)
        else { return nil }
        let recipients = ["delivered-to", "x-original-to", "envelope-to", "to"].flatMap(whole.values)
        let named = recipients.lazy.flatMap(Self.addresses).compactMap(address.envelope).first
        guard let envelope = named ?? Self.returned(entities) else { return nil }
        self.envelope = envelope
        isPermanent = end.hasFailed
        words = String(end.words.displayable.trimmed.prefix(Self.longestWords))
    }

    /// The envelope of the message that came back, by its Message-ID.
    private static func returned(_ entities: [MIMEEntity]) -> String? {
        let types = [
            "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers",
        ]
        return entities.lazy.filter { types.contains($0.type) }
            .flatMap { MIMEEntity($0.content).values("message-id") }
            .compactMap(BounceAddress.envelope(inMessageID:)).first
    }

    /// What stands in angle brackets or alone.
    private static func addresses(_ field: String) -> [String] {
        field.split(whereSeparator: { "<>, \t\"".contains($0) }).map(String.init).filter { $0.contains("@") }
    }
}

/// How it went for the recipient of a message: RFC 3464, section 2.3. Ours have one.
private struct DeliveryStatus {
    var hasFailed = false
    var words = ""

    /// Nil where nothing has failed and nothing is delayed.
    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        var isDelayed = false
        while !rest.isEmpty {
            let group = MIMEEntity(rest)
            rest = group.body
            let action = group.values("action").first?.lowercased() ?? ""
            guard action.hasPrefix("failed") || action.hasPrefix("delayed"), !hasFailed else { continue }
            hasFailed = action.hasPrefix("failed")
            isDelayed = true
            let status = group.values("status").first ?? ""
            // "smtp; 550 5.1.1 …": the type of the code says nothing to people.
            let said = (group.values("diagnostic-code").first ?? "").split(separator: ";", maxSplits: 1).last
            let diagnosis = said.map { String($0).trimmed } ?? ""
            words = diagnosis.contains(status) && !status.isEmpty ? diagnosis : (status + " " + diagnosis).trimmed
            if words.isEmpty { words = hasFailed ? "the mail came back" : "the mail is delayed" }
        }
        if !isDelayed { return nil }
    }
}
