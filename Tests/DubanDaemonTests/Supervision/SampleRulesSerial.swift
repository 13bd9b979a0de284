import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanExchange
import DubanPluginKit
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Foundation
import Testing

@testable import DubanPluginHosting

/// The six rule-books at work on the sample ledger.
@Suite struct SampleRulesSerial {
    private static let pillars = [
        ("business-environment", "BusinessEnvironment"), ("industrial-clusters", "IndustrialClusters"),
        ("investment-attraction", "InvestmentAttraction"), ("plain-deadline", "PlainDeadline"),
        ("project-construction", "ProjectConstruction"), ("reform-opening", "ReformOpening"),
        ("science-technology", "ScienceTechnology"),
    ]

    private static func sample(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try [UInt8](Data(contentsOf: root.appending(path: "etc/sample/\(name)")))
    }

    @Test("every rule of every pillar fires in a preview of the sample campaign, with its whole sentence")
    func everyRule() async throws {
        let plugins = Plugins(hosts: Self.pillars.map { Office.host($0.0, $0.1) }, report: { _ in })
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let campaign = Campaign(
                code: "gongye", name: "攻堅", firstDay: day("2021-03-01"), lastDay: day("2024-02-29"),
                timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 510, closes: 1050))
            let office = Office(
                store: store, plugins: plugins, campaigns: [campaign],
                supervisionOffice: PersonID("市委督查室/周九"))
            office.put(day("2021-03-01"), hour: 7)
            try await office.supervision.start()
            let people = PeopleFile(csv: try Self.sample("people.csv"))
            try await office.fill([], people: people.rows)
            var tasks = LedgerFile(csv: try Self.sample("ledger.csv")).rows
            try await office.fill(tasks, people: people.rows)
            // Three deadlines of each pillar are moved twice, as an office does it: by another import.
            for _ in 1...2 {
                var moved: [String: Int] = [:]
                for index in tasks.indices.reversed() where tasks[index].mayBeMoved {
                    guard moved[tasks[index].pillar, default: 0] < 3, case .day(let deadline) = tasks[index].due else {
                        continue
                    }
                    moved[tasks[index].pillar, default: 0] += 1
                    tasks[index].due = .day(deadline.adding(months: -1))
                }
                try await office.fill(tasks, people: people.rows)
            }

            // A few of each pillar are handed over by a 督辦單 that nobody signs for, and on which nobody reports.
            for (_, pillar) in Dictionary(grouping: tasks.filter { ($0.state ?? .open) == .open }, by: \.pillar) {
                for task in pillar.prefix(4) {
                    let request = ProcessMessages.Assign(
                        campaign: nil, code: task.code, reportBy: campaign.firstDay + 14)
                    _ = try await office.supervision.assign(request, by: "test")
                }
            }

            let seen = Seen()
            var today = campaign.firstDay
            while today <= campaign.lastDay {
                let previewed = today
                try await office.supervision.preview(of: campaign.code, day: previewed) {
                    await seen.add($0, on: previewed)
                }
                // Every day of seven months, and then one a week: most of what is to be seen is seen by then.
                today = today + (today < day("2021-10-01") ? 1 : 7)
            }
            let firings = await seen.firings
            for declaration in await plugins.start() where declaration.name != Plugins.plainDeadline {
                for rule in declaration.rules {
                    guard let firing = firings[declaration.name + " " + rule.id] else {
                        Issue.record("\(declaration.name): \(rule.id) has fired on no day of the sample campaign")
                        continue
                    }
                    print("\(declaration.name) \(rule.id): \(firing.day) \(firing.task) \(firing.sentence)")
                    #expect(!firing.sentence.contains("{"), "\(rule.id): \(firing.sentence)")
                }
            }
            await plugins.stop()
            try store.close()
        }
    }
}

extension TaskRow {
    /// Open, and long enough to lose two months.
    fileprivate var mayBeMoved: Bool {
        guard case .day(let deadline) = due else { return false }
        return (state ?? .open) == .open && deadline - (assigned ?? day("2021-03-01")) > 90
    }
}

/// The first time that each rule was seen.
private actor Seen {
    struct Firing {
        let day: Day
        let task: String
        let sentence: String
    }

    private(set) var firings: [String: Firing] = [:]

    func add(_ tasks: [ReviewMessages.ReviewedTask], on day: Day) {
        for task in tasks {
            if let rule = task.lightRule, let sentence = task.lightReason { note(rule, sentence, task, day) }
            for reminder in task.reminders { note(reminder.rule, reminder.sentence, task, day) }
        }
    }

    private func note(_ rule: String, _ sentence: String, _ task: ReviewMessages.ReviewedTask, _ day: Day) {
        let id = rule.split(separator: "/", maxSplits: 1).first.map(String.init) ?? rule
        let key = task.pillar + " " + id
        if firings[key] == nil { firings[key] = Firing(day: day, task: task.code, sentence: sentence) }
    }
}
