import DubanPluginKit

extension ScienceTechnology {
    /// A certificate is spoken of some months before it runs out, the last time with a yellow light; an application that
    /// was filed since then stands for its renewal.
    func judgeCertificate(_ review: inout Review) {
        guard let expires = review.task[Self.certificateExpires] else { return }
        let today = review.today
        let calendar = review.calendar
        func facts() -> [String: Fact] {
            ["expires": Fact(expires), "days": Fact(abs(expires - today))]
        }
        guard today <= expires else {
            review.light(.red, from: expires + 1, by: Self.certificateExpired, facts: facts())
            return review.remind(
                [.owner, .sectionHead], by: Self.certificateExpired, on: calendar.onOrAfter(expires + 1), facts: facts()
            )
        }
        review.lookAgain(on: expires + 1)
        guard let first = certificateReminders.first, let last = certificateReminders.last else { return }
        if let filed = filed(review.task), filed >= expires.adding(months: -first) { return }
        review.light(
            .yellow, from: calendar.day(last.months, before: expires), by: Self.certificateExpiring, facts: facts())
        for months in certificateReminders {
            review.remind(
                months == last ? [.owner, .sectionHead] : .owner, by: Self.certificateExpiring,
                on: calendar.day(months.months, before: expires), facts: facts())
        }
    }

    /// A report that is due by the end of the same month every year, as long as the task runs.
    func judgeAnnualReport(_ review: inout Review) {
        let task = review.task
        guard task[Self.annualReport] == true else { return }
        let today = review.today
        let calendar = review.calendar
        let year = today <= annualReportDue(today.year) ? today.year : today.year + 1
        let (last, next) = (annualReportDue(year - 1), annualReportDue(year))
        review.lookAgain(on: next + 1)

        func isOpen(_ due: Day) -> Bool {
            due > task.assigned && due <= task.deadline && (task[Self.annualReported]?.year ?? 0) < due.year
        }
        func facts(_ due: Day) -> [String: Fact] {
            ["due": Fact(due), "days": Fact(abs(due - today))]
        }
        if isOpen(last) {
            review.light(.yellow, from: last + 1, by: Self.annualReportLate, facts: facts(last))
            review.remind(
                [.owner, .sectionHead], by: Self.annualReportLate, on: calendar.onOrAfter(last + 1), facts: facts(last))
        }
        guard isOpen(next) else { return }
        for days in annualReportReminders {
            review.remind(
                .owner, by: Self.annualReportDue, on: calendar.day(days.days, before: next), facts: facts(next))
        }
    }

    private func annualReportDue(_ year: Int) -> Day {
        Day(year: year, month: annualReportMonth, day: 1)?.endOfMonth ?? .latest
    }
}
