import DubanCalendar
import DubanConfiguration
import DubanControl
import DubanCore
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerCalendars(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case CalendarMessages.List.method:
            try allow(.administer, request)
            let list: CalendarMessages.List = try request.parameters()
            try await request.reply(try await supervision.calendars(list))
        case CalendarMessages.Show.method:
            try allow(.read, request)
            let show: CalendarMessages.Show = try request.parameters()
            try await request.reply(try shown(show))
        case CalendarMessages.Check.method:
            try allow(.read, request)
            let check: CalendarMessages.Check = try request.parameters()
            try await request.reply(checked(check))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
    private func shown(_ show: CalendarMessages.Show) async throws -> CalendarMessages.Year {
        let basis = await supervision.basis
        let calendar = basis.calendar
        let year = try show.year ?? supervision.clock.moment(in: basis.campaigns[0].timeZone).day.year
        guard (1949...9999).contains(year), let last = Day(year: year, month: 12, day: 31),
            let first = Day(year: year - 1, month: 12, day: 21)
        else { throw VarlinkError.invalidParameter("year") }
        return CalendarMessages.Year(
            year: year, isAnnounced: calendar.announcedYears.contains(year),
            days: calendar.exceptions.filter { $0.day >= first && $0.day <= last }.map(
                CalendarMessages.AnnouncedDay.init),
            directory: calendarDirectory)
    }

    private func checked(_ check: CalendarMessages.Check) -> CalendarMessages.Checked {
        do throws(SettingsError) {
            let file = try CalendarFile.read(check.text, file: check.file)
            let calendar = WorkCalendar(exceptions: file.exceptions, announcedYears: [file.year])
            return CalendarMessages.Checked(
                year: file.year, days: calendar.exceptions.map(CalendarMessages.AnnouncedDay.init), problems: [])
        } catch {
            return CalendarMessages.Checked(
                year: nil, days: [], problems: error.problems.map { .init(line: $0.line, sentence: $0.sentence) })
        }
    }
}

extension CalendarMessages.AnnouncedDay {
    fileprivate init(_ exception: WorkCalendar.Exception) {
        self.init(day: exception.day, isWorkingDay: exception.isWorkingDay, holiday: exception.holiday)
    }
}
