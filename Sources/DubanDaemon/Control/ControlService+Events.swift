import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerEvents(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case EventMessages.Watch.method:
            try allow(.read, request)
            let (campaigns, last) = try await supervision.standing()
            try await request.reply(EventMessages.Seen(campaigns: campaigns, entries: []), continues: true)
            try await follow(RecordMessages.Filter(), after: last) { entries in
                try await request.reply(EventMessages.Seen(entries: entries), continues: true)
            }
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
