import DubanPluginKit

/// What a company asks for (訴求), by the days of its steps.
struct Appeal {
    let received: Day
    let signed: Day?
    let contacted: Day?
    let replied: Day?
    /// The day of 辦結; who was called back, or has had it redone, had it settled before.
    let closed: Day?
    let calledBack: Day?
    let redone: Day?
    /// What the company said when it was called back; nil where it said nothing yet.
    let isSatisfied: Bool?

    /// Reads a task; nil where it is none. An appeal is known by the day of its receipt, by its kind, by the day of one of
    /// its steps, or by a milestone that no other task has: 簽收, 答覆, 回訪.
    init?(of task: TaskView) {
        typealias Pillar = BusinessEnvironment
        let given = task[Pillar.received]
        let days = [Pillar.signed, Pillar.contacted, Pillar.replied, Pillar.closed, Pillar.calledBack, Pillar.redone]
        guard
            given != nil || task[Pillar.kind]?.isBlank == false || days.contains(where: { task[$0] != nil })
                || [Pillar.receiptStep, Pillar.replyStep, Pillar.callbackStep].contains(where: {
                    task.milestone($0) != nil
                })
        else { return nil }

        func day(_ attribute: Attribute<Day>, _ step: MilestoneName) -> Day? {
            task[attribute] ?? task.milestone(step)?.reached
        }
        received = given ?? task.assigned
        signed = day(Pillar.signed, Pillar.receiptStep)
        contacted = day(Pillar.contacted, Pillar.contactStep)
        replied = day(Pillar.replied, Pillar.replyStep)
        calledBack = day(Pillar.calledBack, Pillar.callbackStep)
        redone = task[Pillar.redone]
        isSatisfied = task[Pillar.satisfaction].flatMap { text in
            text.isBlank ? nil : !(text.contains("不滿意") || text.contains("不满意"))
        }
        closed =
            day(Pillar.closed, Pillar.closingStep) ?? calledBack ?? redone ?? (isSatisfied == nil ? nil : received)
    }

    /// The day on which the company said that it is not satisfied, where it did.
    var unsatisfiedSince: Day? {
        isSatisfied == false ? calledBack ?? closed : nil
    }
}

extension BusinessEnvironment {
    /// Each step has its clock until it, or one after it, is done: whoever has replied need not sign any more.
    func judge(_ appeal: Appeal, _ review: inout Review) {
        let pause = AppealPause(of: review.task)
        guard let closed = appeal.closed else { return judgeOpen(appeal, pause, &review) }
        if let since = appeal.unsatisfiedSince {
            judgeRedo(appeal, since, pause, &review)
        } else if appeal.calledBack == nil, appeal.isSatisfied == nil {
            judge(Self.callbackSoon, Self.callbackLate, callbackTerm, from: appeal.redone ?? closed, pause, &review)
        }
    }

    private func judgeOpen(_ appeal: Appeal, _ pause: AppealPause, _ review: inout Review) {
        if appeal.replied == nil {
            if appeal.contacted == nil {
                if let signed = appeal.signed {
                    judge(Self.contactSoon, Self.contactLate, contactTerm, from: signed, pause, &review)
                } else {
                    judge(Self.receiptSoon, Self.receiptLate, receiptTerm, from: appeal.received, pause, &review)
                }
            }
            judge(Self.replySoon, Self.replyLate, replyTerm, from: appeal.received, pause, &review)
        }
        judge(closing(of: appeal, pause, &review), Self.closingSoon, Self.closingLate, &review)
        if let since = pause.voidSince {
            review.remind(
                .owner, by: Self.pauseVoid, on: review.calendar.onOrAfter(since), facts: ["since": Fact(since)])
        }
    }

    /// The clock to 辦結, extended where that was approved before it had run out.
    private func closing(of appeal: Appeal, _ pause: AppealPause, _ review: inout Review) -> AppealClock {
        let calendar = review.calendar
        let clock = AppealClock(
            from: appeal.received, closingTerm, warnedAt: warningPercent, pause, calendar: calendar)
        guard let approved = review.task[Self.extensionApproved] else { return clock }
        guard approved <= clock.due else {
            review.remind(
                .owner, by: Self.extensionVoid, on: calendar.onOrAfter(approved),
                facts: ["approved": Fact(approved), "end": Fact(clock.due)])
            return clock
        }
        let longest = AppealClock(
            from: appeal.received, extendedTerm, warnedAt: warningPercent, pause, calendar: calendar)
        guard let given = review.task[Self.extendedUntil] else { return longest }
        let until = calendar.onOrAfter(pause.resumed(given))
        guard until < longest.due else { return longest }
        guard until > clock.due else { return clock }
        return AppealClock(
            from: appeal.received, pause.workingDays(from: appeal.received, to: until, calendar: calendar),
            warnedAt: warningPercent, pause, calendar: calendar)
    }

    private func judge(
        _ soon: Rule, _ late: Rule, _ term: Int, from since: Day, _ pause: AppealPause, _ review: inout Review
    ) {
        let clock = AppealClock(from: since, term, warnedAt: warningPercent, pause, calendar: review.calendar)
        judge(clock, soon, late, &review)
    }

    private func judge(_ clock: AppealClock, _ soon: Rule, _ late: Rule, _ review: inout Review) {
        let (today, calendar) = (review.today, review.calendar)
        guard today <= clock.due else {
            review.light(.red, from: clock.due + 1, by: late, facts: clock.facts(on: today, calendar: calendar))
            return deadlines.climb(
                &review, from: clock.due, by: late, facts: clock.facts(on: today, calendar: calendar))
        }
        review.light(.yellow, from: clock.warned, by: soon, facts: clock.facts(on: today, calendar: calendar))
        review.remind(.owner, by: soon, on: clock.warned, facts: clock.facts(on: today, calendar: calendar))
        review.lookAgain(on: clock.due + 1)
    }

    /// What did not satisfy is opened again and done over, a rung higher; once it is, the company is called back again.
    private func judgeRedo(_ appeal: Appeal, _ since: Day, _ pause: AppealPause, _ review: inout Review) {
        if let redone = appeal.redone, redone >= since {
            return judge(Self.callbackSoon, Self.callbackLate, callbackTerm, from: redone, pause, &review)
        }
        let (today, calendar) = (review.today, review.calendar)
        let clock = AppealClock(from: since, redoTerm, warnedAt: warningPercent, pause, calendar: calendar)
        guard today <= clock.due else {
            review.light(
                .red, from: clock.due + 1, by: Self.redoLate, facts: clock.facts(on: today, calendar: calendar))
            return higherLadder.climb(
                &review, from: clock.due, by: Self.redoLate, facts: clock.facts(on: today, calendar: calendar))
        }
        review.light(.yellow, from: since, by: Self.redoCalled, facts: clock.facts(on: today, calendar: calendar))
        review.remind(
            [.owner, .sectionHead], by: Self.redoCalled, on: calendar.onOrAfter(since),
            facts: clock.facts(on: today, calendar: calendar))
        review.remind(
            [.owner, .sectionHead], by: Self.redoSoon, on: clock.warned,
            facts: clock.facts(on: today, calendar: calendar))
        review.lookAgain(on: clock.due + 1)
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
