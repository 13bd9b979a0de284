import DubanPluginKit
import DubanTestSupport
import Testing

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

/// What became of a task over the days, as one line for each thing told and each change of light.
struct Diary {
    /// `04-15 milestone-soon 開工 o` for each reminder: day, rule, subject, rungs, `!` where it was told at once.
    private(set) var told: [String] = []
    /// `04-30 yellow start-late` on each day on which the light, or the reason for it, changed.
    private(set) var lights: [String] = []

    /// Reviews a task every day from one to another, or only on the days for which the plugin asks.
    ///
    /// - Parameters:
    ///   - omitting: Rules that another test looks at.
    init(
        of task: TaskFacts, judgedBy plugin: some PillarPlugin, from first: Day, to last: Day,
        omitting: Set<String> = [], onlyWhenAsked: Bool = false
    ) {
        var task = task
        task.lastReview = task.lastReview ?? first - 1
        var today = first
        var light = "green"
        while today <= last {
            let finding = plugin.finding(of: task, on: today, calendar: .year2021)
            let date = today.description.dropFirst(5)
            told += finding.reminders.filter { !omitting.contains($0.reason.rule) }.map { "\(date) \($0.line)" }
            let reason = finding.lightReason.flatMap { omitting.contains($0.rule) ? nil : $0.rule }
            let now = reason.map { "\(finding.light) \($0)" } ?? "green"
            if now != light { lights.append("\(date) \(now)") }
            light = now
            task.lastReview = today
            if onlyWhenAsked, let next = finding.nextReview { #expect(next > today) }
            today = onlyWhenAsked ? finding.nextReview ?? .latest : today + 1
        }
    }

}

extension Finding.WantedReminder {
    /// `milestone-soon 開工 o`; the rungs by their first letters: owner, section head, leader, top leader, office.
    fileprivate var line: String {
        let names: [(Rungs, String)] = [
            (.owner, "o"), (.sectionHead, "s"), (.leaderInCharge, "l"), (.topLeader, "t"), (.supervisionOffice, "b"),
        ]
        let rungs = names.filter { self.rungs.contains($0.0) }.map(\.1).joined()
        let subject = reason.subject.isEmpty ? "" : " " + reason.subject
        return "\(reason.rule)\(subject) \(rungs)\(urgency == .immediate ? "!" : "")"
    }
}

extension String {
    /// The names in braces.
    var placeholders: Set<String> {
        Set(
            split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first.map(String.init)
            })
    }
}

/// The rules of the deadline, which have tests of their own.
let deadlineRules = Set(DeadlineLadder.rules.map(\.id))
