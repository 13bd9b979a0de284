import DubanCore
import DubanStore
import DubanTestSupport
import GRDB
import Testing

@testable import DubanStoreSQLite

@Suite("what a record may tell, entry after entry")
struct RecordReplayTests {
    private typealias Entry = (kind: RecordEntry.Kind, subject: String, facts: [(String, String)])

    private struct Story: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let entries: @Sendable () -> [Entry]
        /// What of its last entry, or of one that is named by its place from the end, cannot be.
        let breaches: [AuditReport.Breach.Cause]
        let secondCopies: Int

        init(
            _ description: String, _ entries: @escaping @Sendable @autoclosure () -> [Entry],
            not breaches: AuditReport.Breach.Cause..., copies: Int = 0
        ) {
            testDescription = description
            self.entries = entries
            self.breaches = breaches
            secondCopies = copies
        }
    }

    private static var decided: Entry { (.reminderDecided, "1", [("id", "r")]) }

    private static func composed(_ id: String) -> Entry {
        (.envelopeComposed, id, [("kind", "digest"), ("person", "局/張三"), ("reminders", "r")])
    }

    private static func entry(
        _ kind: RecordEntry.Kind, _ subject: String = "e", _ facts: (String, String)...
    ) -> Entry {
        (kind, subject, facts)
    }

    private static var sealed: [Entry] { [decided, composed("e")] }
    private static var told: [Entry] { sealed + [entry(.envelopeFinalDot), entry(.envelopeTold)] }
    private static var refused: [Entry] { sealed + [entry(.envelopeRejected)] }

    private static let possible = [
        Story("told", told),
        Story("superseded while it waits, and decided again", [decided, entry(.reminderSuperseded, "r"), decided]),
        Story(
            "put off and told: the first dot has its answer",
            sealed + [
                entry(.envelopeFinalDot), entry(.envelopeRetried), entry(.envelopeFinalDot), entry(.envelopeTold),
            ]),
        Story(
            "a second dot after one that nobody answered for",
            sealed + [
                entry(.envelopeFinalDot), entry(.envelopeUnanswered), entry(.envelopeFinalDot), entry(.envelopeTold),
            ], copies: 1),
        Story(
            "taken back after a dot that nobody answered for, and told in another",
            sealed + [
                entry(.envelopeFinalDot), entry(.envelopeUnanswered), entry(.envelopeRecalled), composed("f"),
                entry(.envelopeTold, "f"),
            ], copies: 1),
        Story(
            "refused, and whoever stands above is told",
            refused + [
                entry(.personUnreachable, "局/張三", ("envelope", "e"), ("then", "escalated")), composed("f"),
                entry(.envelopeTold, "f"),
            ]),
        Story(
            "held, let go and given up",
            sealed + [
                entry(.envelopeAmended, "e", ("from", "queued"), ("to", "hold")),
                entry(.envelopeAmended, "e", ("from", "held"), ("to", "release")),
                entry(.envelopeAmended, "e", ("from", "queued"), ("to", "drop")),
            ]),
        Story("bounced after it was told", told + [entry(.envelopeBounced)]),
        Story("a channel that halts and goes on", [entry(.channelHalted, "smtp"), entry(.channelResumed, "smtp")]),
        Story("a silence that is ended", [entry(.silenceAdded, "1"), entry(.silenceEnded, "1")]),
    ]

    private static let impossible = [
        Story("told twice", told + [entry(.envelopeTold)], not: .contradictory),
        Story("a final dot after it was told", told + [entry(.envelopeFinalDot)], not: .sentAfterTold),
        Story(
            "told after it was taken back", sealed + [entry(.envelopeRecalled), entry(.envelopeTold)],
            not: .contradictory),
        Story("told after it was refused", refused + [entry(.envelopeTold)], not: .contradictory),
        Story(
            "told after it was given up",
            sealed + [entry(.envelopeAmended, "e", ("from", "queued"), ("to", "drop")), entry(.envelopeTold)],
            not: .contradictory),
        Story("put off after it was told", told + [entry(.envelopeRetried)], not: .contradictory),
        Story("taken back after it was told", told + [entry(.envelopeRecalled)], not: .contradictory),
        Story("bounced while it waited", sealed + [entry(.envelopeBounced)], not: .contradictory),
        Story(
            "let go and never held",
            sealed + [entry(.envelopeAmended, "e", ("from", "held"), ("to", "release"))], not: .contradictory),
        Story(
            "given up after it was told",
            told + [entry(.envelopeAmended, "e", ("from", "queued"), ("to", "drop"))], not: .contradictory),
        Story(
            "amended in a way that nobody knows",
            sealed + [entry(.envelopeAmended, "e", ("from", "queued"), ("to", "burn"))], not: .contradictory),
        Story("in two envelopes", sealed + [composed("f")], not: .composedTwice),
        Story("told, and told again in another", told + [composed("f")], not: .composedTwice),
        Story(
            "composed after it was superseded", [decided, entry(.reminderSuperseded, "r"), composed("e")],
            not: .contradictory),
        Story(
            "composed after nobody was left to be told",
            refused + [
                entry(.personUnreachable, "局/張三", ("envelope", "e"), ("then", "undeliverable")), composed("f"),
            ],
            not: .contradictory),
        Story(
            "one envelope composed twice", sealed + [(.envelopeComposed, "e", [("person", "局/張三")])],
            not: .contradictory),
        Story("superseded after it was told", told + [entry(.reminderSuperseded, "r")], not: .contradictory),
        Story("superseded in an envelope", sealed + [entry(.reminderSuperseded, "r")], not: .contradictory),
        Story("decided again while it is told", told + [decided], not: .contradictory),
        Story("composed and never decided", [composed("e")], not: .neverDecided),
        Story("told and never composed", [entry(.envelopeTold)], not: .unknown),
        Story("superseded and never decided", [entry(.reminderSuperseded, "r")], not: .unknown),
        Story("decided for a task that is not there", [entry(.reminderDecided, "9", ("id", "r"))], not: .unknown),
        Story(
            "composed for somebody who is not there", [entry(.envelopeComposed, "e", ("person", "局/王五"))],
            not: .unknown),
        Story("a task changed that is not there", [entry(.taskChanged, "9")], not: .unknown),
        Story("a task added again", [entry(.taskAdded, "1", ("deadline", "2021-04-30"))], not: .contradictory),
        Story("a person changed who is not there", [entry(.personChanged, "局/王五")], not: .unknown),
        Story("a person added again", [entry(.personAdded, "局/張三")], not: .contradictory),
        Story(
            "somebody unreachable by an envelope that was told",
            told + [entry(.personUnreachable, "局/張三", ("envelope", "e"))], not: .contradictory),
        Story(
            "a light that was another", [entry(.lightChanged, "1", ("from", "red"), ("to", "green"))],
            not: .contradictory),
        Story(
            "a day opened twice", [entry(.dayOpened, "2021-04-28"), entry(.dayOpened, "2021-04-28")],
            not: .contradictory),
        Story("a day finished and never opened", [entry(.dayFinished, "2021-04-28")], not: .unknown),
        Story(
            "a channel halted twice", [entry(.channelHalted, "smtp"), entry(.channelHalted, "smtp")],
            not: .contradictory),
        Story("a channel resumed that was not halted", [entry(.channelResumed, "smtp")], not: .unknown),
        Story(
            "a silence ended twice",
            [entry(.silenceAdded, "1"), entry(.silenceEnded, "1"), entry(.silenceEnded, "1")], not: .contradictory),
        Story("a silence ended and never added", [entry(.silenceEnded, "1")], not: .unknown),
    ]

    @Test("what is possible is no breach, and what nobody answered for is counted", arguments: possible)
    private func allowed(story: Story) async throws {
        let report = try await replayed(story)
        #expect(report.breaches == [])
        #expect(report.possibleSecondCopies == story.secondCopies)
    }

    @Test(
        "what cannot have come after the entries before it is a breach, and the entry is named", arguments: impossible)
    private func forbidden(story: Story) async throws {
        let report = try await replayed(story)
        #expect(report.firstBroken == nil)
        #expect(report.breaches.map(\.cause) == story.breaches)
        #expect(report.breaches.map(\.sequence) == [report.last])
    }

    /// What an audit says of a record that tells the story; the tables know nothing of it.
    private func replayed(_ story: Story) async throws -> AuditReport {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill([task("1")])
            try store.queue.write { db in
                var record = try store.recordWriter(db, stamp: stamp(), campaign: "year")
                for (kind, subject, facts) in story.entries() {
                    var object = JSONObject()
                    for (key, value) in facts { object.add(key, value) }
                    try record.append(kind, subject, object)
                }
            }
            let audit = try store.audit(noted: nil)
            while true {
                guard let report = try audit.advance().report else { continue }
                try store.close()
                return report
            }
        }
    }
}
