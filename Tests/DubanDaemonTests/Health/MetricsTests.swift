import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Foundation
import Testing

@testable import DubanDaemon

/// https://prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4.
@Suite struct MetricsTests {
    private let today = day("2021-04-28")

    @Test("what would break the format is escaped")
    func escaping() {
        let family = MetricFamily(
            "duban_x", "One \\ and\nmore \"quoted\".",
            [.init(labels: [("a", "1"), ("b", "\"\\\n")], value: -3), .init(value: 7)])
        #expect(
            family.text == #"""
                # HELP duban_x One \\ and\nmore "quoted".
                # TYPE duban_x gauge
                duban_x{a="1",b="\"\\\n"} -3
                duban_x 7

                """#)
    }

    /// An office of which one reminder was told, one refused and one put off.
    private func liveThrough(_ office: Office) async throws {
        try await office.runDay(today)
        let leases = try await office.supervision.take(9, holder: "courier")
        let outcomes: [DeliveryOutcome] = [
            .rejected(reason: "550"), .retry(after: nil, reason: "450"), .delivered(reply: "250 ok"),
        ]
        for (lease, outcome) in zip(leases, outcomes) {
            try await office.settle(lease.envelope.id, fence: lease.fence, outcome)
        }
    }

    private let tasks = ["1", "2", "3"].enumerated().map { index, code in
        Office.task(code, deadline: day("2021-04-20"), owner: ["張三", "孫七", "李四"][index])
    }

    @Test("each family has its help and its type before its samples, and every line is one of these")
    func format() async throws {
        try await Office.run(tasks) { office, _ in
            try await liveThrough(office)
            let text = try await office.supervision.metrics()
            #expect(text.hasSuffix("\n"))
            var families: [String] = []
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
            while let help = lines.popFirst() {
                let name = try #require(help.wholeMatch(of: /# HELP (duban_[a-z_]+) [A-Z].*\./)?.1)
                families.append(String(name))
                #expect(lines.popFirst() == "# TYPE \(name) gauge")
                let label = #"[a-z]+="[^"\\]*""#
                let sample = try Regex("\(name)(\\{\(label)(,\(label))*\\})? -?[0-9]+")
                while let line = lines.first, !line.hasPrefix("#") {
                    #expect(line.wholeMatch(of: sample) != nil, "\(line)")
                    lines.removeFirst()
                }
            }
            #expect(Set(families).count == families.count)
            #expect(families.count >= 20)
        }
    }

    @Test("they count what there is, and name nobody")
    func values() async throws {
        try await Office.run(tasks) { office, store in
            func lines() async throws -> [String] {
                try await office.supervision.metrics().split(separator: "\n").map(String.init)
            }
            #expect(try await lines().contains(#"duban_day_finished{campaign="year"} 0"#))
            try await liveThrough(office)
            let after = try await lines()
            let told = Office.seconds(today, hour: 9)
            for line in [
                #"duban_day_finished{campaign="year"} 1"#, #"duban_day_overdue{campaign="year"} 0"#,
                #"duban_day_reviewed_tasks{campaign="year"} 3"#, "duban_unreachable_people 1",
                #"duban_envelopes{campaign="year",state="told"} 1"#,
                #"duban_envelopes{campaign="year",state="rejected"} 1"#,
                #"duban_stalled_envelopes{campaign="year"} 1"#,
                #"duban_channel_last_delivery_timestamp_seconds{channel="maildir"} \#(told)"#,
                #"duban_channel_halted{channel="maildir"} 0"#, "duban_courier_connected 0",
                "duban_calendar_last_announced_year 2022",
            ] {
                #expect(after.contains(line), "\(line)")
            }
            // One host serves all tests, and another one may just have ended it.
            #expect(after.contains { $0.hasPrefix(#"duban_plugin_running{plugin="plain-deadline"} "#) })
            let text = after.joined()
            let secrets =
                Office.staff.map(\.name) + ["事項", "example.org"] + (try store.allEnvelopes().map(\.envelope.id))
            for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
        }
    }

    @Test("the document lists every family with its labels and its meaning, and no other")
    func document() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Documentation/health.md"), encoding: .utf8)
        let documented = text.split(separator: "\n").filter { $0.hasPrefix("| `duban_") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }.filter { $0[0] != "`duban_up`" }
        var facts = FindingsTests.house()
        facts.pillars = [.init(name: "odd", label: .same("奇"), openTasks: 1, parked: 1)]
        facts.channels = [.init(name: "maildir", standing: ChannelStanding(lastDelivery: 1))]
        var lights = StatusMessages.PillarLights(pillar: "odd", label: .same("奇"))
        lights.red = 1
        facts.campaigns[0].lights = [lights]
        let families = facts.metrics.map { family in
            let labels = family.samples.first?.labels.map(\.name).joined(separator: ", ") ?? ""
            return ["`\(family.name)`", labels, family.help]
        }
        #expect(documented == families)
    }

    @Test("an office that is started anew knows when its channels last took something")
    func restarted() async throws {
        try await Office.run(tasks) { office, store in
            try await liveThrough(office)
            let told = Office.seconds(today, hour: 9)
            #expect(try store.lastDeliveries(of: "year", since: today) == ["maildir": told])
            #expect(try store.lastDeliveries(of: "year", since: today + 1).isEmpty)
            let other = Office(store: store, clock: office.clock)
            try await other.supervision.start()
            #expect(
                try await other.supervision.metrics().contains(
                    #"duban_channel_last_delivery_timestamp_seconds{channel="maildir"} \#(told)"#))
        }
    }

    @Test("attempts that fail are counted until one succeeds, but for a pace that was asked for")
    func failures() {
        var standing = ChannelStanding()
        standing.note(.again(at: 2, words: "slower", fault: .pace), at: 1)
        #expect(standing == ChannelStanding())
        standing.note(.again(at: 2, words: "450", fault: .message), at: 1)
        standing.note(.again(at: 2, words: "535", fault: .channel), at: 1)
        standing.note(.refused(words: "550", climbs: false), at: 1)
        standing.note(.unanswered(at: 3, words: "gone"), at: 1)
        #expect(standing == ChannelStanding(failures: 4, lastFailure: "gone"))
        standing.note(.told(words: "250"), at: 9)
        #expect(standing == ChannelStanding(lastDelivery: 9))
    }
}
