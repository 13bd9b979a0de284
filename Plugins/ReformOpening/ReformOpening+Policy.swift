import DubanPluginKit

/// The stages of a policy that have clocks, each by the day on which it was entered.
struct PolicyStages {
    /// 徵求意見 began.
    private(set) var comments: Day?
    /// 合法性審查 began.
    private(set) var legality: Day?
    /// The first of the stages that come after both: 會議審議, 印發, 落地.
    private(set) var later: Day?
    /// The policy took hold: 落地, else 印發.
    var tookHold: Day? { landed ?? issued }
    /// 評估.
    private(set) var evaluated: Day?

    private var issued: Day?
    private var landed: Day?

    mutating func enter(_ milestone: TaskView.Milestone) {
        guard let reached = milestone.reached else { return }
        if milestone.isNamed(ReformOpening.comments) {
            comments = reached
        } else if milestone.isNamed(ReformOpening.legality) {
            legality = reached
        } else if milestone.isNamed(ReformOpening.meeting) {
            enterLater(reached)
        } else if milestone.isNamed(ReformOpening.issued) {
            issued = reached
            enterLater(reached)
        } else if milestone.isNamed(ReformOpening.landed) {
            landed = reached
            enterLater(reached)
        } else if milestone.isNamed(ReformOpening.evaluation) {
            evaluated = reached
        }
    }

    private mutating func enterLater(_ reached: Day) {
        later = min(later ?? reached, reached)
    }

    /// The day on which the draft went on from the comments.
    func enteredAfter(comments since: Day) -> Day? {
        [legality, later].compactMap { $0 }.filter { $0 >= since }.min()
    }
}

extension ReformOpening {
    /// A stage is reminded of ahead of its planned day; after it the ladder is climbed.
    func judge(_ milestone: TaskView.Milestone, _ review: inout Review) {
        guard milestone.reached == nil else { return }
        let today = review.today
        let planned = milestone.planned
        guard today <= planned else {
            let late = review.calendar.workingDays(from: planned, to: today)
            func facts() -> [String: Fact] {
                ["milestone": Fact(milestone.name), "planned": Fact(planned), "workingDays": Fact(late)]
            }
            review.light(
                .red, from: review.calendar.day(milestoneRed.workingDays, after: planned), by: Self.milestoneStalled,
                of: milestone.name, facts: facts())
            review.light(
                .yellow, from: planned + 1, by: Self.milestoneOverdue, of: milestone.name, facts: facts())
            return deadlines.climb(
                &review, from: planned, by: Self.milestoneOverdue, of: milestone.name, facts: facts())
        }
        for days in milestoneReminders {
            let day = review.calendar.day(days.days, before: planned)
            review.remind(
                .owner, by: Self.milestoneSoon, on: day, of: milestone.name,
                facts: [
                    "milestone": Fact(milestone.name), "planned": Fact(planned), "days": Fact(planned - today),
                ])
            if day > today { break }
        }
        review.lookAgain(on: planned + 1)
    }

    /// Comments are to be asked for so many days, and then the draft goes on.
    func judgeComments(_ stages: PolicyStages, _ review: inout Review) {
        guard let since = stages.comments else { return }
        if let entered = stages.enteredAfter(comments: since) {
            guard entered - since < commentDays else { return }
            let required = commentDays
            func facts() -> [String: Fact] {
                [
                    "since": Fact(since), "entered": Fact(entered), "days": Fact(entered - since),
                    "required": Fact(required),
                ]
            }
            // What is past cannot be mended: as elsewhere, the month shows it.
            review.light(
                .yellow, from: entered, through: entered.endOfMonth, by: Self.commentShort, facts: facts())
            return review.remind(
                [.owner, .sectionHead], by: Self.commentShort, on: review.calendar.onOrAfter(entered), facts: facts())
        }
        let clock = Clock(from: since, commentDays.days, warnedAt: clockWarning, calendar: review.calendar)
        guard !review.isRunning(clock, warning: Self.commentEnding) else { return }
        let (today, calendar) = (review.today, review.calendar)
        review.light(
            .yellow, from: clock.due + 1, by: Self.commentOver, facts: clock.facts(on: today, calendar: calendar))
        review.remind(
            [.owner, .sectionHead], by: Self.commentOver, on: calendar.onOrAfter(clock.due + 1),
            facts: clock.facts(on: today, calendar: calendar))
    }

    /// The legality review is to give its opinion within so many working days.
    func judgeLegality(_ stages: PolicyStages, _ review: inout Review) {
        guard let since = stages.legality, stages.later ?? .earliest < since, review.task[Self.opinion] == nil else {
            return
        }
        let clock = Clock(from: since, legalityTerm.workingDays, warnedAt: clockWarning, calendar: review.calendar)
        guard !review.isRunning(clock, warning: Self.legalitySoon) else { return }
        let (today, calendar) = (review.today, review.calendar)
        review.light(
            .red, from: clock.due + 1, by: Self.legalityOverdue, facts: clock.facts(on: today, calendar: calendar))
        deadlines.climb(
            &review, from: clock.due, by: Self.legalityOverdue, facts: clock.facts(on: today, calendar: calendar))
    }
}
