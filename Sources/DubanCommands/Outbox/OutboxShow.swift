import ArgumentParser
import DubanControl
import DubanCore

struct OutboxShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an envelope: what it says, and every attempt to deliver it.")

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let standing = try session.connect().call(
            OutboxMessages.Get.method, OutboxMessages.Get(id: id), as: OutboxMessages.OneEnvelope.self
        ).envelope
        if client.json { return try session.printJSON(standing) }
        let envelope = standing.envelope
        session.print("\(envelope.id, tint: .bold)")
        session.print("  to        \(envelope.person) <\(envelope.address)>, by \(envelope.channel)")
        session.print("  campaign  \(envelope.campaignName) (\(envelope.campaign))")
        session.print("  day       \(envelope.day), \(envelope.kind.rawValue), in \(envelope.language.rawValue)")
        session.print("  composed  \(instantText(envelope.composedAt))")
        session.print("  state     \(standing.state)")
        if standing.state == OutboxState.queued.rawValue, !standing.attempts.isEmpty {
            session.print("  next try  \(instantText(standing.nextAttempt))")
        }
        for note in envelope.notes ?? [] { session.print("  \(note)") }
        for line in envelope.lines {
            session.print("")
            show(line, session)
        }
        guard !standing.attempts.isEmpty else { return }
        session.print("")
        var table = Table([
            .init(title: "TRY", isNumber: true), .init(title: "AT"), .init(title: "OUTCOME"), .init(title: "ANSWER"),
        ])
        for attempt in standing.attempts {
            table.append([
                "\(attempt.number)", "\(instantText(attempt.at))", "\(attempt.outcome)", "\(attempt.words)",
            ])
        }
        session.print(table)
    }

    private func show(_ line: Envelope.Line, _ session: Session) {
        session.print("\(line.light)  \(line.task)  \(line.title)")
        session.print("  \(line.reason) \("(\(line.rule))", tint: .faint)")
        session.print("  \(line.pillarLabel), \(line.unit), \(line.owner), due \(line.deadline) (\(daysLeft(line)))")
        let actingFor = line.actingFor.map { ", acting for \($0)" } ?? ""
        let unreached = line.unreached.map { ", since \($0) cannot be reached" } ?? ""
        let skipped = line.skipped.map { rungs in
            ", for " + rungs.map { "\($0.rung.rawValue) is \($0.cause.rawValue)" }.joined(separator: " and ")
        }
        session.print("  told as \(line.rung.rawValue)\(actingFor)\(unreached)\(skipped ?? "")")
    }

    private func daysLeft(_ line: Envelope.Line) -> String {
        switch line.daysLeft {
        case 0: "today"
        case ..<0: "\(counted(-line.daysLeft, "day")) overdue, \(-line.workingDaysLeft) of them working days"
        default: "\(counted(line.daysLeft, "day")) left, \(line.workingDaysLeft) of them working days"
        }
    }
}
