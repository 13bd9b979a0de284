import DubanPluginKit

extension ProjectConstruction {
    static let start = MilestoneName("開工", "开工")
    static let registration = MilestoneName("入統", "入统", "列統", "列统")
    static let completion = MilestoneName("竣工")

    /// Before the planned day the person responsible hears of it so many days ahead; after it the ladder is climbed.
    func remind(of milestone: TaskView.Milestone, _ pause: WorkPause, _ review: inout Review) {
        guard milestone.reached == nil else { return }
        let today = review.today
        let due = pause.due(milestone.planned, on: today, calendar: review.calendar)

        guard today <= due else {
            let late = review.calendar.workingDays(from: due, to: today)
            return deadlines.climb(
                &review, from: due, notBefore: pause.firstDayAfter(on: today), by: Self.milestoneOverdue,
                of: milestone.name,
                facts: [
                    "milestone": Fact(milestone.name), "planned": Fact(milestone.planned), "workingDays": Fact(late),
                ])
        }
        for days in milestoneReminders {
            let day = pause.resumed(review.calendar.day(days.days, before: due), calendar: review.calendar)
            review.remind(
                .owner, by: Self.milestoneSoon, on: day, of: milestone.name,
                facts: [
                    "milestone": Fact(milestone.name), "planned": Fact(milestone.planned), "days": Fact(due - today),
                ])
            if day > today { break }
        }
        review.lookAgain(on: due + 1)
    }

    /// A milestone that was missed is yellow; red, once its month has closed without it; yellow again, once it has been
    /// made good, to the end of that month.
    func judge(lightOf milestone: TaskView.Milestone, _ pause: WorkPause, _ review: inout Review) {
        let today = review.today
        if let reached = milestone.reached {
            guard reached > pause.resumed(milestone.planned, calendar: review.calendar) else { return }
            return lagged(milestone, reached: reached, &review)
        }
        let due = pause.due(milestone.planned, on: today, calendar: review.calendar)
        guard today > due else { return review.lookAgain(on: due + 1) }

        let late = review.calendar.workingDays(from: due, to: today)
        review.light(
            .yellow, from: due + 1, by: Self.milestoneOverdue, of: milestone.name,
            facts: ["milestone": Fact(milestone.name), "planned": Fact(milestone.planned), "workingDays": Fact(late)])
        red(
            pause, &review, from: pause.monthClosed(milestone.planned, months: 1, calendar: review.calendar),
            by: Self.milestoneMissed, of: milestone.name,
            facts: ["milestone": Fact(milestone.name), "planned": Fact(milestone.planned)])
    }

    /// The start is judged by its month: yellow once that has closed without it, red after so many in a row.
    func judge(start: TaskView.Milestone, _ pause: WorkPause, _ review: inout Review) {
        let today = review.today
        let planned = start.planned
        if let reached = start.reached {
            guard reached > planned, reached >= pause.monthClosed(planned, months: 1, calendar: review.calendar) else {
                return
            }
            return lagged(start, reached: reached, &review)
        }
        guard today > planned else { return review.lookAgain(on: planned + 1) }
        review.light(
            .yellow, from: pause.monthClosed(planned, months: 1, calendar: review.calendar), by: Self.startLate,
            of: start.name, facts: ["planned": Fact(planned)])
        let months = startRedMonths
        red(
            pause, &review, from: pause.monthClosed(planned, months: months, calendar: review.calendar),
            by: Self.startStalled, of: start.name, facts: ["planned": Fact(planned), "months": Fact(months)])
    }

    private func lagged(_ milestone: TaskView.Milestone, reached: Day, _ review: inout Review) {
        review.light(
            .yellow, from: reached, through: reached.endOfMonth, by: Self.milestoneLagged, of: milestone.name,
            facts: [
                "milestone": Fact(milestone.name), "planned": Fact(milestone.planned), "reached": Fact(reached),
            ])
    }

    /// What has started is to be registered for statistics (入統) within so many months.
    func judge(registrationSince started: Day?, _ pause: WorkPause, _ review: inout Review) {
        guard let started else { return }
        let today = review.today
        let calendar = review.calendar
        let late = pause.end(started.adding(months: registrationYellowMonths) + 1, begun: started)
        review.light(
            .yellow, from: late, by: Self.registrationLate,
            facts: ["started": Fact(started), "days": Fact(today - started)])
        review.remind(
            .owner, by: Self.registrationLate, on: pause.resumed(calendar.onOrAfter(late), calendar: calendar),
            facts: ["started": Fact(started), "days": Fact(today - started)])
        red(
            pause, &review, from: pause.end(started.adding(months: registrationRedMonths) + 1, begun: started),
            by: Self.registrationOverdue, facts: ["started": Fact(started), "days": Fact(today - started)])
    }
}

extension ProjectConstruction {
    /// Each quarter has its focus: the first the starts (開門紅), the second starts and registration, the third
    /// registration and completion. What falls into its season is reminded of further ahead, and before the leader who
    /// stands behind the project.
    func remind(ofSeason milestone: TaskView.Milestone, _ pause: WorkPause, _ review: inout Review) {
        let planned = milestone.planned
        guard milestone.reached == nil, review.today <= planned, Self.isInSeason(milestone) else { return }
        let (days, quarter) = (planned - review.today, planned.quarter)
        func facts() -> [String: Fact] {
            [
                "milestone": Fact(milestone.name), "planned": Fact(planned), "days": Fact(days),
                "quarter": Fact(quarter),
            ]
        }
        let ahead = review.calendar.day(seasonReminder.days, before: planned)
        review.remind(
            [.owner, .leaderInCharge], by: quarter == 1 ? Self.seasonStart : Self.seasonFocus,
            on: pause.resumed(ahead, calendar: review.calendar), of: milestone.name, facts: facts())
    }

    private static func isInSeason(_ milestone: TaskView.Milestone) -> Bool {
        switch milestone.planned.quarter {
        case 1: milestone.isNamed(start)
        case 2: milestone.isNamed(start) || milestone.isNamed(registration)
        case 3: milestone.isNamed(registration) || milestone.isNamed(completion)
        default: false
        }
    }
}
