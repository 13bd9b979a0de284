import DubanPluginKit
import DubanTestSupport
import Testing

@Suite("Term")
struct TermTests {
    @Test(
        "the day to speak of something before another is a working day, and never too late",
        arguments: [
            (7.days, "2021-04-30", "2021-04-23"),
            // 5 May is the last day of the holiday; 28 April is a working day.
            (7.days, "2021-05-05", "2021-04-28"),
            // 1 May to 5 May are off: whatever falls there is spoken of on Friday, 30 April.
            (1.days, "2021-05-06", "2021-04-30"),
            (3.days, "2021-05-06", "2021-04-30"),
            // 25 April is a Sunday on which people work.
            (1.days, "2021-04-26", "2021-04-25"),
            (3.workingDays, "2021-05-06", "2021-04-28"),
            (1.workingDays, "2021-05-09", "2021-05-08"),
            (0.workingDays, "2021-05-03", "2021-04-30"),
            (0.days, "2021-10-09", "2021-10-09"),
            (7.days, "2021-10-08", "2021-09-30"),
            (3.workingDays, "2021-10-08", "2021-09-28"),
            (1.workingDays, "2021-10-10", "2021-10-09"),
            (1.months, "2021-03-31", "2021-02-26"),
            (2.workingDays, "2022-01-04", "2021-12-30"),
        ])
    func before(term: Term, deadline: String, expected: String) {
        #expect(WorkCalendar.year2021.day(term, before: day(deadline)) == day(expected))
    }

    @Test(
        "a term that would end on a day without work ends on the first working day after it",
        arguments: [
            (15.days, "2021-04-16", "2021-05-06"),
            (5.days, "2021-04-20", "2021-04-25"),
            (3.workingDays, "2021-04-29", "2021-05-07"),
            (4.workingDays, "2021-04-29", "2021-05-08"),
            (5.workingDays, "2021-04-29", "2021-05-10"),
            (0.days, "2021-10-03", "2021-10-08"),
            (0.workingDays, "2021-10-03", "2021-10-08"),
            (2.workingDays, "2021-09-30", "2021-10-09"),
            (3.workingDays, "2021-09-30", "2021-10-11"),
            // 28 February is a Sunday.
            (1.months, "2021-01-31", "2021-03-01"),
            (1.months, "2021-09-01", "2021-10-08"),
            (1.workingDays, "2021-12-31", "2022-01-04"),
        ])
    func after(term: Term, start: String, expected: String) {
        #expect(WorkCalendar.year2021.day(term, after: day(start)) == day(expected))
    }
}
