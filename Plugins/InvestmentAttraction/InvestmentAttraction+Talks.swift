import DubanPluginKit

extension InvestmentAttraction {
    /// Before the contract: a lead comes to talks, talks do not fall silent, and a framework agreement comes to a
    /// contract. The clock of a stage that was passed over has stopped.
    func judgeTalks(_ review: inout Review) {
        let talking = review.task.milestone(Self.talking)
        if let agreed = review.task.milestone(Self.framework)?.reached {
            judge(review.task.milestone(Self.signed), since: agreed, within: terms.contract, &review)
        } else if let found = review.task.milestone(Self.lead)?.reached {
            judge(talking, since: found, within: terms.talks, &review)
        }
        if let talking = talking?.reached { judgeSilence(since: talking, &review) }
    }

    /// After so many days without contact the person responsible hears of it, and again after as many more.
    private func judgeSilence(since talking: Day, _ review: inout Review) {
        let today = review.today
        let contact = review.task[Self.lastContact].map { max($0, talking) } ?? talking
        let rounds = max(0, (today - contact) / silence)
        for round in rounds...rounds + 1 where round > 0 {
            review.remind(
                .owner, by: Self.silent, on: review.calendar.onOrAfter(contact + round * silence),
                facts: ["contact": Fact(contact), "days": Fact(today - contact)])
        }
    }
}

extension InvestmentAttraction {
    /// How many of a unit's contracts become projects, and how much of their money comes: judged by the month, where a
    /// row of the ledger counts them.
    func judgeConversion(_ review: inout Review) {
        if let contracts = review.task[Self.contracts] {
            judge(Self.performed, of: contracts, atLeast: performanceRate, by: Self.performanceLow, &review)
            judge(Self.started, of: contracts, atLeast: startRate, by: Self.startsLow, &review)
        }
        if let funds = review.task[Self.contractFunds] {
            judge(Self.arrivedFunds, of: funds, atLeast: fundsRate, by: Self.fundsLow, &review)
        }
    }

    private func judge(
        _ part: Attribute<Double>, of whole: Double, atLeast required: Int, by rule: Rule, _ review: inout Review
    ) {
        guard whole > 0, let part = review.task[part] else { return }
        // What is judged is what is told: a tenth of a percent.
        let rate = (part / whole * 1000).rounded() / 10
        guard rate.isFinite, rate < Double(required) else { return }
        let report = MonthlyReport(by: review.today, onWorkingDay: reportWorkingDay, calendar: review.calendar)
        review.lookAgain(on: report.next)
        guard report.monthEnd > review.task.assigned else { return }
        func facts() -> [String: Fact] {
            ["month": Fact(report.month), "rate": Fact(rate), "required": Fact(required)]
        }
        review.light(.yellow, from: report.reported, by: rule, facts: facts())
        review.remind(.owner, by: rule, on: report.reported, facts: facts())
    }
}
