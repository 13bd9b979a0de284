/// One task on one day, and what its rules make of it.
///
/// A rule does not ask what day it is. It says on which day something holds or is to be told, past or to come, and the
/// review sorts that out: what lies between the last review and today is told now, the latest of each series only;
/// what lies ahead makes the day of the next review.
public struct Review {
    /// The task.
    public private(set) var task: TaskView
    /// The day of the review.
    public private(set) var today: Day
    /// Which days are working days.
    public let calendar: WorkCalendar

    private var light = Light.green
    private var lightReason: Reason?
    private var wanted: [(series: String, reminder: Finding.WantedReminder)] = []
    private var followUps: [FollowUp] = []
    private var nextReview: Day?
    /// All that rules say, where somebody has asked why; nil in the office's every day.
    private var said: [Saying]?

    /// Opens the review of a task on a day.
    public init(of task: TaskView, on today: Day, calendar: WorkCalendar) {
        self.task = task
        self.today = today
        self.calendar = calendar
    }

    /// Goes on to another task, keeping memory and calendar.
    mutating func open(_ task: TaskView, on today: Day) {
        self.task = task
        self.today = today
        light = .green
        lightReason = nil
        wanted.removeAll(keepingCapacity: true)
        followUps.removeAll(keepingCapacity: true)
        nextReview = nil
    }

    /// Has all that rules say be kept from now on, so that ``sayings`` tells it.
    mutating func explain() {
        said = []
    }

    /// Whether somebody has asked why: a rule then says what it would say on other days too.
    var isExplaining: Bool { said != nil }

    /// All that the rules have said, in their order.
    var sayings: [Saying] { said ?? [] }

    /// Puts the task on a light from a day on. Of several lights the most severe wins; among equals the first.
    ///
    /// - Parameters:
    ///   - light: Yellow or red; green is where nothing else is said.
    ///   - day: The first day on which it holds. A day to come makes the task be judged again then.
    ///   - lastDay: The last day on which it holds; nil where that depends on what people do.
    ///   - rule: Why.
    ///   - subject: The part of the task that is meant, where the rule may speak of several. Worked out, as the facts
    ///     are, only where the light is put on.
    ///   - facts: What the rule's sentence names.
    public mutating func light(
        _ light: Light, from day: Day, through lastDay: Day? = nil, by rule: Rule,
        of subject: @autoclosure () -> String = "", facts: @autoclosure () -> [String: Fact] = [:]
    ) {
        func say(_ verdict: Saying.Verdict) {
            guard isExplaining else { return }
            let reason = Reason(rule: rule.id, subject: subject(), facts: facts().mapValues(\.text))
            said?.append(Saying(reason: reason, day: day, light: light, verdict: verdict))
        }
        guard day <= today else {
            say(.ahead)
            return lookAgain(on: day)
        }
        if let lastDay {
            guard today <= lastDay else { return say(.before) }
            lookAgain(on: lastDay + 1)
        }
        guard light > self.light else { return say(.overridden) }
        self.light = light
        lightReason = Reason(rule: rule.id, subject: subject(), facts: facts().mapValues(\.text))
        if isExplaining {
            said?.overrule { $0.light != nil }
            say(.now)
        }
    }

    /// Has people told for a day: at once where that day came after the last review, in time where it is to come.
    ///
    /// - Parameters:
    ///   - rungs: Who.
    ///   - rule: Why. Of what a series has to tell at one review only the latest occurrence is told.
    ///   - day: The occurrence. Give a working day: see ``WorkCalendar/day(_:before:)``.
    ///   - subject: The part of the task that is meant, where the rule may speak of several. Each has its own series.
    ///     Worked out, as the facts are, only where something is told.
    ///   - urgency: How soon.
    ///   - facts: What the rule's sentence names.
    public mutating func remind(
        _ rungs: Rungs, by rule: Rule, on day: Day, of subject: @autoclosure () -> String = "",
        urgency: Urgency = .digest, facts: @autoclosure () -> [String: Fact] = [:]
    ) {
        func say(_ verdict: Saying.Verdict) {
            guard isExplaining else { return }
            let reason = Reason(rule: rule.id, subject: subject(), facts: facts().mapValues(\.text))
            said?.append(Saying(reason: reason, day: day, rungs: rungs, verdict: verdict))
        }
        guard day <= today else {
            say(.ahead)
            return lookAgain(on: day)
        }
        if let last = task.lastReview, day <= last { return say(.before) }
        let subject = subject()
        let series = subject.isEmpty ? rule.series : rule.series + "/" + subject
        let older = wanted.firstIndex { $0.series == series }
        if let older, wanted[older].reminder.occurrence > day { return say(.overridden) }
        if isExplaining {
            if let older {
                let reason = wanted[older].reminder.reason
                said?.overrule {
                    $0.light == nil && $0.reason.rule == reason.rule && $0.reason.subject == reason.subject
                }
            }
            say(.now)
        }
        let reminder = Finding.WantedReminder(
            reason: Reason(rule: rule.id, subject: subject, facts: facts().mapValues(\.text)), rungs: rungs,
            occurrence: day, urgency: urgency)
        if let older {
            wanted[older].reminder = reminder
        } else {
            wanted.append((series, reminder))
        }
    }

    /// Has a task entered that follows from this one, from the day on which its own terms begin: at once where that day
    /// has come, in time where it is to come. Entered once, it is never entered again, so the rule may go on asking.
    public mutating func follow(_ followUp: @autoclosure () -> FollowUp, on day: Day) {
        guard day <= today else { return lookAgain(on: day) }
        if let last = task.lastReview, day <= last { return }
        followUps.append(followUp())
    }

    /// Has the task judged again on a day, where nothing else would.
    public mutating func lookAgain(on day: Day) {
        guard day > today else { return }
        if let nextReview, nextReview <= day { return }
        nextReview = day
    }

    /// What the rules made of it.
    public var finding: Finding {
        Finding(
            light: light, lightReason: lightReason, reminders: wanted.map(\.reminder), followUps: followUps,
            nextReview: nextReview)
    }
}

extension [Saying] {
    /// What was said last of those that are meant does not count any more.
    fileprivate mutating func overrule(_ isMeant: (Saying) -> Bool) {
        guard let index = lastIndex(where: { $0.verdict == .now && isMeant($0) }) else { return }
        self[index].verdict = .overridden
    }
}
