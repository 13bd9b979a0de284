import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerSilences(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case SilenceMessages.List.method:
            try allow(.read, request)
            let list: SilenceMessages.List = try request.parameters()
            try await request.reply(
                SilenceMessages.Silences(silences: try await supervision.silences(list.campaign)))
        case SilenceMessages.Add.method:
            try allow(.operate, request)
            let add: SilenceMessages.Add = try request.parameters()
            try await request.reply(SilenceMessages.One(silence: try await supervision.silence(add, by: request.actor)))
        case SilenceMessages.End.method:
            try allow(.operate, request)
            let end: SilenceMessages.End = try request.parameters()
            try await request.reply(
                SilenceMessages.One(silence: try await supervision.endSilence(end.id, by: request.actor)))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
