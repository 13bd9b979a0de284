import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerRehearsal(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case RehearsalMessages.Run.method:
            try allow(.operate, request)
            let rehearsal = try await supervision.rehearsal(try request.parameters())
            do {
                try await rehearsal.run { progress in
                    try await request.reply(progress, continues: progress.outlook == nil)
                }
            } catch {
                await supervision.endRehearsal()
                throw error
            }
            await supervision.endRehearsal()
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
