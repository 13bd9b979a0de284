import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerStatus(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case StatusMessages.Get.method:
            try allow(.read, request)
            try await request.reply(try await supervision.status())
        case StatusMessages.Findings.method:
            try allow(.read, request)
            let findings = try await supervision.findings()
            try await request.reply(StatusMessages.Findings(findings: findings))
        case StatusMessages.Metrics.method:
            try allow(.read, request)
            let text = try await supervision.metrics()
            try await request.reply(StatusMessages.Metrics(text: text))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
