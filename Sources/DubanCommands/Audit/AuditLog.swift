import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct AuditLog: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show the record's last entries, the newest last.",
        discussion: """
            Shown are entries that have all that is named. With --json each entry is an object on a line of its own, its \
            facts the text of a JSON object.
            """)

    @Option(help: "The first day to be shown.", transform: Arguments.day)
    var since: Day?

    @Option(help: "A kind of entry, such as task-changed, process-sign or envelope-told.")
    var kind: String?

    @Option(help: "A task's code, a person (unit/name), or an envelope's id.")
    var subject: String?

    @Option(help: "Who did it, as the record says: a user, duband or duban-courier.")
    var actor: String?

    @Option(help: "The campaign's code; all campaigns where none is named.")
    var campaign: String?

    @Option(help: "Show entries before this number.", transform: Arguments.sequence)
    var before: Int64?

    @Option(help: "So many entries at the most.", transform: Arguments.count)
    var limit: Int = 50

    @Flag(help: "Go on with what happens from now on, until you interrupt it.")
    var follow = false

    @OptionGroup var client: ClientOptions

    func validate() throws {
        if follow, before != nil { throw ValidationError("--follow goes on from the end; leave --before out.") }
    }

    private var filter: RecordMessages.Filter {
        var filter = RecordMessages.Filter()
        (filter.since, filter.kind, filter.subject) = (since, kind, subject)
        (filter.actor, filter.campaign) = (actor, campaign)
        return filter
    }

    func run(_ session: Session) throws {
        // Without a filter, the newest entry of all is where to go on from.
        let end = follow ? try entries(of: RecordMessages.Filter(), before: nil, limit: 1, session).first : nil
        let latest = try entries(of: filter, before: end.map { $0.sequence + 1 } ?? before, limit: limit, session)
        for entry in latest.reversed() { try show(entry, session) }
        guard follow else {
            if latest.isEmpty, !client.json {
                session.print(session.text("沒有這樣的記錄。", "没有这样的记录。", "There are no such entries."))
            }
            return
        }
        let replies = try session.connect(receiveTimeout: nil).callMore(
            RecordMessages.Follow.method, RecordMessages.Follow(filter: filter, after: end?.sequence ?? 0),
            as: RecordMessages.Entries.self)
        try session.follow(replies) { reply in
            for entry in reply.entries { try show(entry, session) }
        }
    }

    /// The newest first.
    private func entries(
        of filter: RecordMessages.Filter, before: Int64?, limit: Int, _ session: Session
    ) throws -> [RecordMessages.Entry] {
        let connection = try session.connect()
        var entries: [RecordMessages.Entry] = []
        var before = before
        repeat {
            let wanted = min(limit - entries.count, RecordMessages.Log.mostEntries)
            let pages = try connection.callMore(
                RecordMessages.Log.method, RecordMessages.Log(filter: filter, before: before, limit: wanted),
                as: RecordMessages.LogPage.self)
            while let page = try pages.next() {
                entries += page.entries
                before = page.next
            }
        } while entries.count < limit && before != nil
        return entries
    }

    private func show(_ entry: RecordMessages.Entry, _ session: Session) throws {
        if client.json { return try session.printJSONLine(entry) }
        session.show(entry)
    }
}

extension Session {
    /// An entry of the record.
    func show(_ entry: RecordMessages.Entry) {
        let campaign = entry.campaign.isEmpty ? "" : " \(entry.campaign)"
        let actor = entry.actor + (entry.permission.map { ", " + $0 } ?? "")
        print(
            "\("\(entry.sequence)", tint: .bold) \(instantText(entry.at))\(campaign) \(actor): \(entry.kind, tint: .bold) \(entry.subject)"
        )
        if entry.facts != "{}" { print("    \(entry.facts, tint: .faint)") }
    }
}
