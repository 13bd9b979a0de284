import DubanPluginKit

/// What the ledger says of a meter, and how far it reaches.
private struct Figures {
    let meter: TaskFacts.Meter
    let plan: PlanCurve?
    /// The last day that they cover; nil where the ledger does not say, and they are taken as reported in time.
    let through: Day?
    let assigned: Day
    let deadline: Day

    /// The end of the last month that they cover whole, of those up to a given one.
    func lastMonth(upTo monthEnd: Day) -> Day {
        guard let through, through < monthEnd else { return monthEnd }
        return through == through.endOfMonth ? through : through.adding(months: -1).endOfMonth
    }

    /// Whether they are to cover a month and do not.
    func lack(_ monthEnd: Day) -> Bool {
        guard let through else { return false }
        return through < monthEnd && monthEnd > assigned
    }

    /// The figures of today against the plan for the end of a month; nil for a month that was over when the task began.
    func pace(at monthEnd: Day) -> Pace? {
        guard monthEnd > assigned else { return nil }
        return Pace(of: meter, on: monthEnd, from: assigned, to: deadline, plan: plan)
    }
}

extension IndustrialClusters {
    /// The meter against its plan, and the figures that are missing, until all of it has been reached.
    func judgeFigures(_ review: inout Review, _ plan: PlanCurve?) {
        let task = review.task
        guard let meter = task.meter, meter.target > 0, meter.achieved < meter.target else { return }
        let figures = Figures(
            meter: meter, plan: plan, through: task[Self.dataThrough], assigned: task.assigned, deadline: task.deadline)
        // Of two lights of one colour the fresher stands: that no figures came, before what the old ones showed.
        if figures.through != nil { judgeMissing(figures, &review) }
        judgePace(figures, &review)
    }

    /// Judged on the day of the report for the end of the month before it; figures that do not cover that month, for
    /// the last one that they do cover.
    private func judgePace(_ figures: Figures, _ review: inout Review) {
        let calendar = review.calendar
        var report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: calendar)
        review.lookAgain(on: report.next)
        let covered = figures.lastMonth(upTo: report.monthEnd)
        if covered < report.monthEnd {
            let reported = calendar.day(reportWorkingDay.workingDays, after: covered)
            report = MonthlyReport(by: reported, onWorkingDay: reportWorkingDay, calendar: calendar)
        }
        guard let pace = figures.pace(at: report.monthEnd) else { return }

        let reports = chiefReports
        func facts() -> [String: Fact] {
            pace.facts(of: report).merging(["reports": Fact(reports)]) { own, _ in own }
        }
        if pace.behind > Double(paceRed) {
            let isChiefs = isChiefs(report.monthEnd, figures)
            let rule = isChiefs ? Self.paceChief : Pace.farBehindPlan
            review.light(.red, from: report.reported, by: rule, facts: facts())
            review.remind(
                rungs(isChiefs), by: rule, on: report.reported, urgency: isChiefs ? .immediate : .digest, facts: facts()
            )
        } else if pace.behind > Double(paceYellow) {
            review.light(.yellow, from: report.reported, by: Pace.behindPlan, facts: facts())
            review.remind(.owner, by: Pace.behindPlan, on: report.reported, facts: facts())
        }
    }

    /// Figures that do not cover a month are late some working days after its end, and missing some more after it.
    private func judgeMissing(_ figures: Figures, _ review: inout Review) {
        let late = MonthlyReport(by: review.today, onWorkingDay: dataYellowWorkingDay, calendar: review.calendar)
        let missing = MonthlyReport(by: review.today, onWorkingDay: dataRedWorkingDay, calendar: review.calendar)
        review.lookAgain(on: late.next)
        review.lookAgain(on: missing.next)

        let reports = chiefReports
        func facts(_ report: MonthlyReport, _ workingDay: Int) -> [String: Fact] {
            [
                "month": Fact(report.month), "through": Fact(figures.through?.description ?? ""),
                "workingDay": Fact(workingDay), "reports": Fact(reports),
            ]
        }
        if figures.lack(missing.monthEnd) {
            let isChiefs = isChiefs(missing.monthEnd, figures)
            let rule = isChiefs ? Self.dataChief : Self.dataMissing
            review.light(.red, from: missing.reported, by: rule, facts: facts(missing, dataRedWorkingDay))
            review.remind(
                rungs(isChiefs), by: rule, on: missing.reported, urgency: isChiefs ? .immediate : .digest,
                facts: facts(missing, dataRedWorkingDay))
        }
        if figures.lack(late.monthEnd) {
            review.light(.yellow, from: late.reported, by: Self.dataLate, facts: facts(late, dataYellowWorkingDay))
            review.remind(.owner, by: Self.dataLate, on: late.reported, facts: facts(late, dataYellowWorkingDay))
        }
    }

    /// Whether a month that is red is the last of so many in a row.
    ///
    /// The task as it stands knows the figures of today and no earlier ones. A count only grows, so what is far behind
    /// the plan of an earlier month today was so then; what has caught up since is given the benefit of the doubt.
    private func isChiefs(_ monthEnd: Day, _ figures: Figures) -> Bool {
        (1..<chiefReports).allSatisfy { months in
            let earlier = monthEnd.adding(months: -months).endOfMonth
            return figures.lack(earlier) || (figures.pace(at: earlier)?.behind ?? 0) > Double(paceRed)
        }
    }

    /// Who hears of a red light: 鏈長, the task's own 牽頭領導, once it is theirs.
    private func rungs(_ isChiefs: Bool) -> Rungs {
        isChiefs ? [.owner, .sectionHead, .leaderInCharge] : [.owner, .sectionHead]
    }
}
