package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func campaignChanges() throws -> [String: CampaignChange] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM campaign_change").reduce(into: [:]) { changes, row in
                changes[row["campaign"]] = try decoded(CampaignChange.self, row["change"])
            }
        }
    }

    package func change(
        _ campaign: String, to change: CampaignChange, reason: String, stamp: Stamp
    ) throws {
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO campaign_change (campaign, change) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET change = excluded.change
                    """,
                arguments: [campaign, try json(change)])
            var record = try recordWriter(db, stamp: stamp, campaign: campaign)
            var facts = JSONObject()
            facts.add("change", try json(change))
            facts.add("reason", reason)
            try record.append(.campaignChanged, campaign, facts)
        }
    }
}
