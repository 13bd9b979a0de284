import DubanPluginKit

extension IndustrialClusters {
    /// On the day of the monthly report a task that stands for a chain's 專班 calls the meetings that look at the figures:
    /// each month the 專班, after a quarter 鏈長, after half a year the evaluation. One that was held since is not called.
    func judgeMeetings(_ review: inout Review) {
        let task = review.task
        guard task[Self.taskForce] == true else { return }
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        let ended = report.monthEnd
        guard ended > task.assigned else { return }

        call(Self.taskForceMeeting, of: [.owner, .sectionHead], last: task[Self.taskForceMet], report, &review)
        guard ended == ended.endOfQuarter else { return }
        call(Self.chiefMeeting, of: [.owner, .leaderInCharge], last: task[Self.chiefMet], report, &review)
        guard ended.quarter.isMultiple(of: 2) else { return }
        call(
            Self.evaluation, of: [.owner, .leaderInCharge, .supervisionOffice], last: task[Self.evaluated], report,
            &review)
    }

    private func call(_ rule: Rule, of rungs: Rungs, last: Day?, _ report: MonthlyReport, _ review: inout Review) {
        if let last, last > report.monthEnd { return }
        review.remind(
            rungs, by: rule, on: report.reported,
            facts: ["period": Fact(report.monthEnd), "by": Fact(report.reported.endOfMonth)])
    }
}
