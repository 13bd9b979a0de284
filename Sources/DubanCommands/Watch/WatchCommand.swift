import ArgumentParser
import DubanControl
import DubanCore

struct WatchCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show how the campaigns stand, and then everything that happens, until you interrupt it.",
        discussion: "With --json each reply of the daemon is an object on a line of its own.")

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let replies = try session.connect(receiveTimeout: nil).callMore(
            EventMessages.Watch.method, EventMessages.Watch(), as: EventMessages.Seen.self)
        try session.follow(replies) { seen in
            if client.json {
                return try session.printJSONLine(seen)
            }
            for campaign in seen.campaigns ?? [] { show(campaign, session) }
            for entry in seen.entries { session.show(entry) }
        }
    }

    private func show(_ campaign: EventMessages.Campaign, _ session: Session) {
        session.print("\("\(campaign.name) (\(campaign.code))", tint: .bold) \(campaign.today)")
        for pillar in campaign.lights {
            session.print(
                """
                  \(session.light(.red)) \(pillar.red) \(session.light(.yellow)) \(pillar.yellow) \
                \(session.light(.green)) \(pillar.green)  \(session.words(for: pillar.words))
                """
            )
        }
        let outbox = campaign.outbox
        let waiting = outbox.queued + outbox.leased + outbox.finalDot
        session.print(
            session.text(
                "  待發 \(waiting)，已達 \(outbox.told)，被拒 \(outbox.rejected)，退回 \(outbox.bounced)，扣留 \(outbox.held)",
                "  待发 \(waiting)，已达 \(outbox.told)，被拒 \(outbox.rejected)，退回 \(outbox.bounced)，扣留 \(outbox.held)",
                "  \(waiting) waiting, \(outbox.told) told, \(outbox.rejected) rejected, \(outbox.bounced) bounced, \(outbox.held) held"
            ))
    }
}

extension Session {
    /// Hands on what comes, until the caller is interrupted.
    func follow<Reply>(_ replies: VarlinkClient.Replies<Reply>, _ show: (Reply) throws -> Void) throws {
        var isFollowing = false
        while true {
            let reply: Reply?
            do throws(VarlinkClientError) {
                reply = try replies.next()
            } catch {
                if isFollowing, case .unreachable = error { throw CommandFailure.daemonHasEnded }
                throw error
            }
            guard let reply else { return }
            isFollowing = true
            try show(reply)
        }
    }
}
