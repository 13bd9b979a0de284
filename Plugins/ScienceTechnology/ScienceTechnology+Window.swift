import DubanPluginKit

extension ScienceTechnology {
    /// The day on which the application was filed, by the attribute or else by the milestone.
    func filed(_ task: TaskView) -> Day? {
        task[Self.filed] ?? task.milestone(Self.application)?.reached
    }

    /// From the pool of applicants to the portal's last day; what has been filed is asked for its result.
    func judgeWindow(_ review: inout Review) {
        let task = review.task
        guard let window = ApplicationWindow(of: task, internalTerm: internalTerm, calendar: review.calendar) else {
            return
        }
        if let filed = filed(task) { return judgeResult(of: filed, &review) }
        let today = review.today
        let calendar = review.calendar
        guard today <= window.closes else {
            review.light(.red, from: window.closes + 1, by: Self.windowClosed, facts: window.facts(on: today))
            return review.remind(
                [.owner, .sectionHead, .leaderInCharge], by: Self.windowClosed,
                on: calendar.onOrAfter(window.closes + 1), urgency: .immediate, facts: window.facts(on: today))
        }
        review.lookAgain(on: window.closes + 1)
        if let opens = task[Self.opens], opens <= window.closes {
            review.remind(
                .owner, by: Self.windowOpens, on: calendar.onOrAfter(opens), facts: window.facts(on: today))
        }

        // The portal is taken as frozen from here on: what else falls on the day gives way.
        let frozen = calendar.day(freeze.days, before: window.closes)
        review.light(.red, from: frozen, by: Self.windowFreeze, facts: window.facts(on: today))
        review.remind(
            [.owner, .sectionHead, .leaderInCharge], by: Self.windowFreeze, on: frozen, urgency: .immediate,
            facts: window.facts(on: today))
        review.light(
            .yellow, from: window.internalDue + 1, by: Self.internalLate, facts: window.facts(on: today))

        func remind(_ rungs: Rungs, _ rule: Rule, on day: Day, _ urgency: Urgency = .digest) {
            guard day != frozen, day <= window.closes else { return }
            review.remind(rungs, by: rule, on: day, urgency: urgency, facts: window.facts(on: today))
        }
        // Of one day's the later stands: a step of the way says the city's day too, and who is late hears that.
        remind(.owner, Self.windowPool, on: calendar.day(pool.days, before: window.closes))
        remind(.owner, Self.windowMaterials, on: calendar.day(materials.days, before: window.closes))
        remind(.owner, Self.windowPreReview, on: calendar.day(preReview.days, before: window.closes))
        remind(.owner, Self.internalDue, on: calendar.onOrBefore(window.internalDue))
        remind(.owner, Self.windowSubmit, on: calendar.day(submission.days, before: window.closes))
        remind([.owner, .sectionHead], Self.internalLate, on: calendar.onOrAfter(window.internalDue + 1))
        remind(
            [.owner, .sectionHead], Self.windowLastDay, on: calendar.day(lastDay.days, before: window.closes),
            .immediate)
    }

    /// Every so many days until the ledger has the result.
    private func judgeResult(of filed: Day, _ review: inout Review) {
        let task = review.task
        if task[Self.awarded] != nil { return }
        if let result = task[Self.result], result.contains(where: { !$0.isWhitespace }) { return }
        let today = review.today
        let rounds = max(0, (today - filed) / resultInterval)
        for round in rounds...rounds + 1 where round > 0 {
            review.remind(
                .owner, by: Self.resultPending, on: review.calendar.onOrAfter(filed + round * resultInterval),
                facts: ["filed": Fact(filed), "days": Fact(today - filed)])
        }
    }
}
