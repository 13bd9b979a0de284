import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerCalendars(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case CalendarMessages.List.method:
            try allow(.administer, request)
            let list: CalendarMessages.List = try request.parameters()
            try await request.reply(try await supervision.calendars(list))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
