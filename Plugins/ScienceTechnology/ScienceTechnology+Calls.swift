import DubanPluginKit

extension ScienceTechnology {
    /// A call for talent (人才申報) comes again every year, when exactly nobody knows: around the day of this one's window
    /// the ledger is to have the next. Who was chosen is to arrive and to be paid, which is a task of its own.
    func judgeCalls(_ review: inout Review) {
        let task = review.task
        guard task[Self.talentCall] == true else { return }
        judgeNextCall(&review)
        if let awarded = task[Self.awarded] {
            let due = review.calendar.day(settlementTerm.months, after: awarded)
            review.follow(
                FollowUp(
                    key: "settlement-\(awarded.year)", title: "入選人才到崗與政策兌現", assigned: awarded, deadline: due),
                on: awarded)
        }
    }

    private func judgeNextCall(_ review: inout Review) {
        let task = review.task
        let window = ApplicationWindow(of: task, internalTerm: internalTerm, calendar: review.calendar)
        guard let last = task[Self.opens] ?? window?.closes else { return }
        let today = review.today
        var years = max(1, today.year - last.year)
        if last.adding(months: years * 12) <= today { years += 1 }
        let expected = last.adding(months: years * 12)
        guard expected <= task.deadline else { return }
        review.lookAgain(on: expected)
        review.remind(
            .owner, by: Self.callExpected, on: review.calendar.day(callReminder.days, before: expected),
            facts: ["last": Fact(last), "expected": Fact(expected)])
    }
}
