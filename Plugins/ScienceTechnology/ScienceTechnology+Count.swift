import DubanPluginKit

extension ScienceTechnology {
    /// A count of firms, platforms or patents against its plan, by the month and by the quarter, until it is full or its
    /// deadline has passed.
    func judgeCount(_ review: inout Review) {
        guard review.today <= review.task.deadline else { return }
        let plan = review.plan()
        guard let meter = review.task.meter, meter.achieved < meter.target else { return }
        judgePace(of: meter, plan, &review)
        quarters.judge(&review, plan: plan)
    }

    private func judgePace(of meter: TaskFacts.Meter, _ plan: PlanCurve?, _ review: inout Review) {
        let task = review.task
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.monthEnd > task.assigned,
            let pace = Pace(of: meter, on: report.monthEnd, from: task.assigned, to: task.deadline, plan: plan)
        else { return }
        if pace.behind > Double(paceRed) {
            review.light(.red, from: report.reported, by: Pace.farBehindPlan, facts: pace.facts(of: report))
            review.remind(
                [.owner, .sectionHead], by: Pace.farBehindPlan, on: report.reported, facts: pace.facts(of: report))
        } else if pace.behind > Double(paceYellow) {
            review.light(.yellow, from: report.reported, by: Pace.behindPlan, facts: pace.facts(of: report))
            review.remind(.owner, by: Pace.behindPlan, on: report.reported, facts: pace.facts(of: report))
        }
    }
}
