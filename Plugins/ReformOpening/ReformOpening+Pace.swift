import DubanPluginKit

extension ReformOpening {
    /// The figures (三外: 外貿, 外資, 外經, and every other) against an even pace, as they stood at the end of the last
    /// month that has been reported. After the deadline, the deadline is what there is to speak of.
    func judgePace(_ review: inout Review) {
        let task = review.task
        guard let meter = task.meter, meter.achieved < meter.target else { return }
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.monthEnd > task.assigned, report.reported <= task.deadline,
            let pace = Pace(of: meter, on: report.monthEnd, from: task.assigned, to: task.deadline)
        else { return }
        if pace.behind > Double(paceRed) {
            review.light(.red, from: report.reported, by: Pace.farBehindPlan, facts: pace.facts(of: report))
            review.remind(
                [.leaderInCharge, .supervisionOffice], by: Pace.farBehindPlan, on: report.reported,
                urgency: .immediate, facts: pace.facts(of: report))
        } else if pace.behind >= Double(paceYellow) {
            review.light(.yellow, from: report.reported, by: Pace.behindPlan, facts: pace.facts(of: report))
            review.remind(.owner, by: Pace.behindPlan, on: report.reported, facts: pace.facts(of: report))
        }
    }
}
