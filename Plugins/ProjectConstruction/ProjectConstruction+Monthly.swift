import DubanPluginKit

extension ProjectConstruction {
    /// The meter against the plan, or an even pace, as it stood at the end of the last month that has been reported.
    func judgePace(_ plan: PlanCurve?, _ pause: WorkPause, _ review: inout Review) {
        let task = review.task
        guard let meter = task.meter, meter.achieved < meter.target else { return }
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.monthEnd > task.assigned,
            let pace = Pace(of: meter, on: report.monthEnd, from: task.assigned, to: task.deadline, plan: plan)
        else { return }

        if pace.behind > Double(paceRed) {
            red(pause, &review, from: report.reported, by: Pace.farBehindPlan, facts: pace.facts(of: report))
        } else if pace.behind >= Double(paceYellow) {
            review.light(.yellow, from: report.reported, by: Pace.behindPlan, facts: pace.facts(of: report))
            let told = pause.resumed(report.reported, calendar: review.calendar)
            review.remind(.owner, by: Pace.behindPlan, on: told, facts: pace.facts(of: report))
        }
    }

    /// The funds of a project that has started, as they stood at the end of the last month that has been reported.
    func judgeFunds(since start: TaskView.Milestone?, _ pause: WorkPause, _ review: inout Review) {
        guard let ratio = review.task[Self.fundsRatio], ratio < Double(requiredFunds) else { return }
        if let start, start.reached == nil { return }
        let begun = start?.reached ?? review.task.assigned
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.monthEnd >= begun else { return }
        let required = requiredFunds
        red(
            pause, &review, from: report.reported, by: Self.fundsShort,
            facts: ["ratio": Fact(ratio), "required": Fact(required), "month": Fact(report.month)])
    }

}

extension ProjectConstruction {
    /// An open blocker calls a consultation (會商), which has a deadline of its own.
    func judgeBlockers(_ review: inout Review) {
        let today = review.today
        let calendar = review.calendar
        for blocker in review.task.blockers where blocker.resolved == nil {
            let due = calendar.day(consultationTerm.workingDays, after: blocker.since)
            func facts() -> [String: Fact] {
                [
                    "blocker": Fact(blocker.name), "since": Fact(blocker.since), "due": Fact(due),
                    "workingDays": Fact(calendar.workingDays(from: due, to: today)),
                ]
            }
            review.light(.yellow, from: due + 1, by: Self.consultationOverdue, of: blocker.name, facts: facts())
            guard today <= due else {
                deadlines.climb(&review, from: due, by: Self.consultationOverdue, of: blocker.name, facts: facts())
                continue
            }
            review.remind(
                [.owner, .leaderInCharge], by: Self.consultationCalled, on: calendar.onOrAfter(blocker.since),
                of: blocker.name, facts: facts())
            review.remind(
                [.owner, .leaderInCharge], by: Self.consultationDue, on: due, of: blocker.name, facts: facts())
        }
    }
}
