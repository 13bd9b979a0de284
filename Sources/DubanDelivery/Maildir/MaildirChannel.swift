package import DubanCore

/// Puts mail into directories that every mail program reads: `root/<address>/{tmp,new,cur}`.
///
/// A message's file name comes from its envelope, so that telling an envelope twice leaves one message, also where the
/// reader has opened it meanwhile.
package struct MaildirChannel: Channel {
    private let root: String
    private let format: MessageFormat

    /// - Parameter root: An absolute path; the directory is made where it is missing, its parent is not.
    package init(root: String, format: MessageFormat) {
        self.root = root
        self.format = format
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        do {
            let message = try format.message(for: envelope)
            let mailbox = try mailbox(for: envelope)
            let name = String(envelope.composedAt) + "." + (try MessageIdentifier.key(envelope)) + ".duban"
            return store(message, named: name, in: mailbox, beforeFinalDot)
        } catch {
            return .rejected(reason: error.description)
        }
    }

    private func mailbox(for envelope: Envelope) throws(MailFault) -> MailboxDirectory {
        let address = try MailAddress(envelope.address)
        // A slash is a letter like any other in an address. The dot-atom form leaves no leading dot.
        guard !address.description.utf8.contains(UInt8(ascii: "/")) else {
            throw MailFault("'\(address)' holds a slash, which no mail directory can be named with")
        }
        return MailboxDirectory(path: root + "/" + address.description.lowercased())
    }

    private func store(
        _ message: [UInt8], named name: String, in mailbox: MailboxDirectory, _ beforeFinalDot: () throws -> Void
    ) -> DeliveryOutcome {
        let path = mailbox.path + "/new/" + name
        do {
            try MailboxDirectory(path: root).make()
            try mailbox.makeWithParts()
            let isThere = try mailbox.holds(name)
            if !isThere { try mailbox.write(message, temporarily: name) }
            do {
                try beforeFinalDot()
            } catch {
                mailbox.discard(name)
                return .unmarked("\(error)")
            }
            if isThere { return .delivered(reply: "already in " + mailbox.path) }
            try mailbox.publish(name)
        } catch {
            mailbox.discard(name)
            return .retry(after: nil, reason: error.description)
        }
        do {
            try mailbox.synchronizeNew()
            return .delivered(reply: path)
        } catch {
            return .unknown(reason: error.description)
        }
    }
}
