import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerPlugins(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case PluginMessages.List.method:
            try allow(.read, request)
            try await request.reply(PluginMessages.Plugins(plugins: try await supervision.pluginList()))
        case PluginMessages.Get.method:
            try allow(.read, request)
            let get: PluginMessages.Get = try request.parameters()
            try await request.reply(try await supervision.plugin(get.name))
        case PluginMessages.Reload.method:
            try allow(.administer, request)
            let reload: PluginMessages.Reload = try request.parameters()
            try await request.reply(try await supervision.reloadPlugin(reload.name, by: request.actor))
        case PluginMessages.Retry.method:
            try allow(.operate, request)
            let retry: PluginMessages.Retry = try request.parameters()
            try await request.reply(try await supervision.retryParked(of: retry.name, by: request.actor))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
