import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    static let calendars: [Sample] = [
        call(CalendarMessages.List.method, CalendarMessages.List(), CalendarMessages.List(after: "局/張三")),
        reply(
            CalendarMessages.List.method, CalendarMessages.Page(calendars: [], next: nil),
            CalendarMessages.Page(
                calendars: [.init(person: "局/張三", file: "/c/0.ics", events: 1)], next: "局/張三")),
        call(CalendarMessages.Show.method, CalendarMessages.Show(year: nil), CalendarMessages.Show(year: 2021)),
        reply(
            CalendarMessages.Show.method,
            CalendarMessages.Year(year: 2021, isAnnounced: false, days: [], directory: "/c"),
            CalendarMessages.Year(
                year: 2021, isAnnounced: true, days: [.init(day: today, isWorkingDay: true, holiday: "春節")],
                directory: "/c")),
        call(CalendarMessages.Check.method, CalendarMessages.Check(file: "2021.yaml", text: "year: 2021")),
        reply(
            CalendarMessages.Check.method,
            CalendarMessages.Checked(
                year: 2021, days: [.init(day: today, isWorkingDay: false, holiday: "春節")], problems: []),
            CalendarMessages.Checked(
                year: nil, days: [],
                problems: [.init(line: 3, sentence: "no."), .init(line: nil, sentence: "no.")])),
    ]
}
