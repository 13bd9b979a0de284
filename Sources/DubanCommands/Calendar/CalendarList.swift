import ArgumentParser
import DubanControl

struct CalendarCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The calendar of working days, and everybody's deadlines as calendars.",
        subcommands: [CalendarShow.self, CalendarCheck.self, CalendarImport.self, CalendarList.self])
}

struct CalendarList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List whose calendar lies in which file.",
        discussion: """
            Give each person the address at which your web server serves their file, and nobody else: who knows it reads \
            the calendar. They subscribe to it in their calendar program.
            """)
    static let group = administratorGroup

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let connection = try session.connect()
        var calendars: [CalendarMessages.Calendar] = []
        var request = CalendarMessages.List()
        repeat {
            let page = try connection.call(CalendarMessages.List.method, request, as: CalendarMessages.Page.self)
            calendars += page.calendars
            request.after = page.next
        } while request.after != nil
        if client.json { return try session.printJSON(Document(calendars: calendars)) }
        guard !calendars.isEmpty else {
            return session.print(session.text("沒有在辦任務。", "没有在办任务。", "Nobody has an open task."))
        }
        var table = Table([
            .init(title: session.words("人員", "人员", "PERSON")),
            .init(title: session.words("日程", "日程", "EVENTS"), isNumber: true),
            .init(title: session.words("文件", "文件", "FILE")),
        ])
        for calendar in calendars {
            table.append(["\(calendar.person)", "\(calendar.events)", "\(calendar.file)"])
        }
        session.print(table)
    }

    private struct Document: Encodable {
        var calendars: [CalendarMessages.Calendar]
    }
}
