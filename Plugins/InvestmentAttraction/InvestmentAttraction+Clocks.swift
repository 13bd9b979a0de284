import DubanPluginKit

extension InvestmentAttraction {
    /// A term that runs from one stage of the funnel to another, in days.
    struct Clock {
        /// The day on which the stage before was reached.
        let since: Day
        /// How long the next may take.
        let term: Int
        /// After how long it is yellow, where that is stated; else after a part of the term.
        var yellowAfter: Int?
    }

    /// A clock that stops when a stage is reached. A stage that the ledger does not list has none.
    func judge(_ stage: TaskView.Milestone?, _ clock: Clock, _ review: inout Review) {
        guard let stage, stage.reached == nil else { return }
        judge(stage.name, clock, &review)
    }

    /// 到資: the clock stops at the required ratio; where the ledger states none, at the stage itself.
    func judgeFunds(_ funded: TaskView.Milestone?, _ clock: Clock, _ review: inout Review) {
        guard let ratio = review.task[Self.fundsRatio] else { return judge(funded, clock, &review) }
        guard ratio < Double(requiredFunds) else { return }
        judge(funded?.name ?? "到資", clock, &review)
    }

    private func judge(_ stage: @autoclosure () -> String, _ clock: Clock, _ review: inout Review) {
        let today = review.today
        let since = clock.since
        let term = clock.term
        // The warning light is on from the day itself; the end, a term's last day, rolls off days without work.
        let warning = since + (clock.yellowAfter.map { $0 + 1 } ?? (term * warningPercent + 99) / 100)
        let end = review.calendar.day(term.days, after: since)

        guard today > end else {
            review.light(
                .yellow, from: warning, by: Self.clockWarning, of: stage(),
                facts: Self.facts(stage(), clock, end: end, today: today))
            // Where a holiday lies between, it is spoken of after the holiday rather than before the clock has begun.
            let before = review.calendar.onOrBefore(warning)
            review.remind(
                .owner, by: Self.clockWarning, on: before > since ? before : review.calendar.onOrAfter(warning),
                of: stage(), facts: Self.facts(stage(), clock, end: end, today: today))
            return review.lookAgain(on: end + 1)
        }
        review.light(
            .red, from: end + 1, by: Self.clockOver, of: stage(),
            facts: Self.facts(stage(), clock, end: end, today: today))
        review.remind(
            [.owner, .sectionHead], by: Self.clockOver, on: review.calendar.onOrAfter(end + 1), of: stage(),
            facts: Self.facts(stage(), clock, end: end, today: today))
        let beyond = (term * (stuckPercent - 100) + 99) / 100
        review.remind(
            [.owner, .sectionHead, .leaderInCharge], by: Self.stuck, on: review.calendar.onOrAfter(end + beyond),
            of: stage(), urgency: .immediate, facts: Self.facts(stage(), clock, end: end, today: today))
    }

    private static func facts(_ stage: String, _ clock: Clock, end: Day, today: Day) -> [String: Fact] {
        [
            "stage": Fact(stage), "since": Fact(clock.since), "end": Fact(end), "term": Fact(clock.term),
            "days": Fact(today - clock.since),
        ]
    }
}

extension InvestmentAttraction {
    /// 在談: after so many days without contact the person responsible hears of it, and again after as many more.
    func judgeSilence(_ review: inout Review) {
        guard let talking = review.task.milestone(Self.talking)?.reached else { return }
        let today = review.today
        let contact = review.task[Self.lastContact].map { max($0, talking) } ?? talking
        let rounds = max(0, (today - contact) / silence)
        for round in rounds...rounds + 1 where round > 0 {
            review.remind(
                .owner, by: Self.silent, on: review.calendar.onOrAfter(contact + round * silence),
                facts: ["contact": Fact(contact), "days": Fact(today - contact)])
        }
    }

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
