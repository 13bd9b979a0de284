import DubanPluginKit

extension InvestmentAttraction {
    /// A clock that stops when a stage is reached. A stage that the ledger does not list has none.
    ///
    /// - Parameters:
    ///   - since: The day on which the stage before was reached.
    ///   - term: How many days it may take.
    ///   - yellowAfter: After how many days it is yellow, where that is stated; else after a part of the term.
    ///   - isFollowed: Whether a task of its own reminds of it. The light stays here, and with it the leader's word once
    ///     the stage is stuck: it also finds the task that was closed without the stage.
    func judge(
        _ stage: TaskView.Milestone?, since: Day, within term: Int, yellowAfter: Int? = nil, isFollowed: Bool = false,
        _ review: inout Review
    ) {
        guard let stage, stage.reached == nil else { return }
        judge(stage.name, since: since, within: term, yellowAfter: yellowAfter, isFollowed: isFollowed, &review)
    }

    /// 到資: the clock stops at the required ratio; where the ledger states none, at the stage itself.
    func judgeFunds(_ funded: TaskView.Milestone?, since signed: Day, _ review: inout Review) {
        guard let ratio = review.task[Self.fundsRatio] else {
            return judge(funded, since: signed, within: terms.funds, &review)
        }
        guard ratio < Double(requiredFunds) else { return }
        judge(funded?.name ?? "到資", since: signed, within: terms.funds, yellowAfter: nil, isFollowed: false, &review)
    }

    private func judge(
        _ stage: @autoclosure () -> String, since: Day, within term: Int, yellowAfter: Int?, isFollowed: Bool,
        _ review: inout Review
    ) {
        let (today, calendar) = (review.today, review.calendar)
        let clock = Clock(from: since, term.days, warnedAt: warningPercent, calendar: calendar)
        func facts() -> [String: Fact] {
            let facts: [String: Fact] = ["stage": Fact(stage()), "term": Fact(term)]
            return clock.facts(on: today, calendar: calendar).merging(facts) { _, given in given }
        }

        guard today > clock.due else {
            // Not `Review.isRunning`: it always reminds, and knows no other warning than a part of the term.
            let warned = yellowAfter.map { since + $0 + 1 } ?? clock.warned
            review.light(.yellow, from: warned, by: Self.clockWarning, of: stage(), facts: facts())
            if !isFollowed {
                // Where a holiday lies between, it is spoken of after the holiday rather than before the clock has begun.
                let before = calendar.onOrBefore(warned)
                review.remind(
                    .owner, by: Self.clockWarning, on: before > since ? before : calendar.onOrAfter(warned),
                    of: stage(), facts: facts())
            }
            return review.lookAgain(on: clock.due + 1)
        }
        review.light(.red, from: clock.due + 1, by: Self.clockOver, of: stage(), facts: facts())
        if !isFollowed {
            review.remind(
                [.owner, .sectionHead], by: Self.clockOver, on: calendar.onOrAfter(clock.due + 1), of: stage(),
                facts: facts())
        }
        let beyond = (term * (stuckPercent - 100) + 99) / 100
        review.remind(
            isFollowed ? .leaderInCharge : [.owner, .sectionHead, .leaderInCharge], by: Self.stuck,
            on: calendar.onOrAfter(clock.due + beyond), of: stage(), urgency: .immediate, facts: facts())
    }
}

extension InvestmentAttraction {
    /// A stage that counts in the assessment is reached only with evidence.
    func judgeEvidence(of stage: TaskView.Milestone?, _ review: inout Review) {
        guard let stage, let reached = stage.reached else { return }
        if let evidence = review.task[Self.evidence], evidence.contains(where: { !$0.isWhitespace }) { return }
        review.light(
            .yellow, from: reached, by: Self.evidenceMissing, of: stage.name,
            facts: ["stage": Fact(stage.name), "reached": Fact(reached)])
        review.remind(
            .owner, by: Self.evidenceMissing, on: review.calendar.day(evidenceTerm.workingDays, after: reached),
            of: stage.name, facts: ["stage": Fact(stage.name), "reached": Fact(reached)])
    }
}
