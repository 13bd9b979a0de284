import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerChannels(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case ChannelMessages.List.method:
            try allow(.read, request)
            try await request.reply(ChannelMessages.Channels(channels: try await supervision.channels()))
        case ChannelMessages.Test.method:
            try allow(.operate, request)
            let test: ChannelMessages.Test = try request.parameters()
            try await request.reply(
                ChannelMessages.Tested(envelope: try await supervision.testChannel(test, by: request.actor)))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
