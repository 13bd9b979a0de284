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
        func facts() -> [String: Fact] {
            [
                "month": Fact(report.month), "done": Fact(pace.done), "plan": Fact(pace.planned),
                "behind": Fact(pace.behind),
            ]
        }
        if pace.behind > Double(paceRed) {
            review.light(.red, from: report.reported, by: Self.paceFarBehind, facts: facts())
            review.remind(
                [.leaderInCharge, .supervisionOffice], by: Self.paceFarBehind, on: report.reported,
                urgency: .immediate, facts: facts())
        } else if pace.behind >= Double(paceYellow) {
            review.light(.yellow, from: report.reported, by: Self.paceBehind, facts: facts())
            review.remind(.owner, by: Self.paceBehind, on: report.reported, facts: facts())
        }
    }
}
