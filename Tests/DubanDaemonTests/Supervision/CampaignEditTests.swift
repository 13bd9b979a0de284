import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

@testable import DubanDaemon

@Suite struct CampaignEditTests {
    private func edit(_ change: (inout CampaignMessages.Edit) -> Void) -> CampaignMessages.Edit {
        var edit = CampaignMessages.Edit(reason: "延長")
        change(&edit)
        return edit
    }

    @Test("a campaign that was prolonged goes on after its last day of the settings, after a restart too")
    func prolonged() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            var office = Office(store: store)
            office.put(day("2021-12-30"), hour: 7)
            try await office.supervision.start()
            try await office.fill([Office.task("1", deadline: day("2021-12-30"))])
            try await office.runDay(day("2021-12-31"))
            await #expect(throws: SupervisionError.self) { try await office.runDay(day("2022-01-04")) }
            let one = try await office.supervision.editCampaign(
                edit {
                    $0.lastDay = day("2022-06-30"); $0.name = "延長年"
                }, by: "test")
            #expect(one.campaign.lastDay == day("2022-06-30"))
            #expect(one.configured.lastDay == day("2021-12-31"))
            #expect(try await office.runDay(day("2022-01-04")).envelopes > 0)
            #expect(try store.allEnvelopes().last?.envelope.campaignName == "延長年")

            office = Office(store: store)
            office.put(day("2022-01-05"), hour: 9)
            try await office.supervision.start()
            #expect(try await office.supervision.status().campaigns.map(\.lastDay) == [day("2022-06-30")])
            await #expect(throws: SupervisionError.lastDayTooEarly(day("2021-12-31"), earliest: day("2022-01-04"))) {
                try await office.supervision.editCampaign(edit { $0.asConfigured = true }, by: "test")
            }
            let changed = try store.wholeRecord().filter { $0.kind == .campaignChanged }
            #expect(
                changed.map(\.body) == [#"{"change":"{\"lastDay\":\"2022-06-30\",\"name\":\"延長年\"}","reason":"延長"}"#])
            try store.close()
        }
    }

    @Test("another window is the one in which people are told, and all is as in the settings again when that is wanted")
    func window() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let supervision = office.supervision
            _ = try await supervision.editCampaign(
                edit { $0.window = DeliveryWindow(opens: 840, closes: 1080) }, by: "test")
            #expect(try await office.runDay(day("2021-04-28"), hour: 9).envelopes == 0)
            #expect(try await office.runDay(day("2021-04-28"), hour: 14).envelopes == 1)
            let back = try await supervision.editCampaign(edit { $0.asConfigured = true }, by: "test")
            #expect(back.campaign == back.configured)
        }
    }

    @Test("what would mean nothing is refused, and changes nothing")
    func refused() async throws {
        try await Office.run([]) { office, store in
            let edits: [(CampaignMessages.Edit, String)] = [
                (edit { _ in }, "asConfigured"),
                (
                    edit {
                        $0.asConfigured = true; $0.name = "x"
                    }, "asConfigured"
                ),
                (
                    edit {
                        $0.name = "x"; $0.reason = " "
                    }, "reason"
                ), (edit { $0.name = "a\nb" }, "name"),
                (edit { $0.window = DeliveryWindow(opens: 600, closes: 500) }, "window"),
            ]
            for (edit, parameter) in edits {
                await #expect(throws: SupervisionError.invalidArgument(parameter)) {
                    try await office.supervision.editCampaign(edit, by: "test")
                }
            }
            let changes = try store.campaignChanges()
            #expect(changes.isEmpty)
        }
    }
}
