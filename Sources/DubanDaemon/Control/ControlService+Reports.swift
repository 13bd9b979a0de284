import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerReports(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case ReportMessages.Make.method:
            try allow(.read, request)
            try await request.reply(try await supervision.report(try request.parameters()))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
