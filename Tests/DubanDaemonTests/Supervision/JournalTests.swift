import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Logging
import Testing

@testable import DubanDaemon

/// What the journal says of people.
@Suite struct JournalTests {
    private let today = day("2021-04-28")

    /// Days of an office in which people are named wherever somebody may write a name.
    private func liveThrough(_ office: Office) async throws {
        try await office.fill([
            Office.task("1", deadline: day("2021-04-20")) { $0.title = "孫七所提的王五之事" },
            Office.task("2", deadline: day("2021-04-20"), owner: "孫七") { $0.title = "代李四辦" },
        ])
        let supervision = office.supervision
        var edit = LedgerMessages.TaskEdit()
        edit.title = "王五的事"
        _ = try await supervision.editTask(.init(campaign: nil, code: "1", edit: edit), by: "clerk")
        var campaign = CampaignMessages.Edit(reason: "王五要求")
        campaign.name = "李四年"
        _ = try await supervision.editCampaign(campaign, by: "clerk")
        _ = try await supervision.assign(
            .init(campaign: nil, code: "2", owner: "局/孫七", requirement: "向李四說明"), by: "clerk")
        _ = try await supervision.take(.sign, with: "2", in: nil, actingFor: "孫七", reason: "李四催", by: "clerk")
        try await office.runDay(today)
        let leases = try await supervision.take(9, holder: "courier")
        let outcomes: [DeliveryOutcome] = [
            .rejected(reason: "550 no such user"), .retry(after: nil, reason: "450 later"), .delivered(reply: "250 ok"),
        ]
        for (lease, outcome) in zip(leases, outcomes) {
            try await office.settle(lease.envelope.id, fence: lease.fence, outcome)
        }
        let told = try #require(leases.first).envelope
        try await supervision.bounced(told.id, isPermanent: false, words: "4.4.1", by: "duban-courier")
        _ = try await supervision.amend(told.id, .retry, by: "clerk")
        var matcher = Silence.Matcher()
        matcher.owner = Office.sun
        let silence = try await supervision.silence(
            .init(campaign: nil, matcher: matcher, reason: "孫七請假", last: today + 9), by: "clerk")
        _ = try await supervision.endSilence(silence.id, by: "clerk")
        office.put(today + 1, hour: 9)
        _ = try await supervision.tick()
    }

    @Test("no entry names a person but whom it is about")
    func people() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let journal = Journal()
            let office = Office(store: store, logger: journal.logger)
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            try await liveThrough(office)
            try store.close()

            let names = Office.staff.map(\.name)
            for entry in journal.entries where entry.level > .debug {
                let about = entry.fields["DUBAN_PERSON"]
                for name in names where about?.hasSuffix("/" + name) != true {
                    #expect(!entry.sentence.contains(name), "\(entry.sentence)")
                    #expect(!entry.fields.values.contains { $0.contains(name) }, "\(entry.fields)")
                }
            }
            let kinds = Set(journal.entries.compactMap { $0.fields["MESSAGE_ID"] }.compactMap(JournalEvent.init))
            let wanted: Set<JournalEvent> = [
                .importApplied, .taskChanged, .campaignChanged, .stepTaken, .dayOpened, .dayFinished,
                .reminderDecided, .envelopeTold, .envelopeRetried, .envelopeRejected, .envelopeAmended,
                .personUnreachable, .silenceAdded, .silenceEnded,
            ]
            #expect(wanted.subtracting(kinds).isEmpty, "\(wanted.subtracting(kinds))")
            #expect(journal.entries.allSatisfy { $0.fields["MESSAGE_ID"] != nil })
        }
    }
}
