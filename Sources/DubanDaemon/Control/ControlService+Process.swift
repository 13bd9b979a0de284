import DubanControl
import DubanCore
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerProcess(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case ProcessMessages.History.method:
            try allow(.read, request)
            let history: ProcessMessages.History = try request.parameters()
            let steps = try await supervision.history(of: history.code, in: history.campaign)
            try await request.reply(ProcessMessages.Steps(steps: steps))
        case ProcessMessages.Assign.method:
            try allow(.operate, request)
            try await request.reply(try await supervision.assign(try request.parameters(), by: request.actor))
        case ProcessMessages.Report.method:
            try allow(.operate, request)
            let report: ProcessMessages.Report = try request.parameters()
            let step = TaskStep.report(
                TaskStep.Report(
                    text: report.text, achieved: report.achieved, isComplete: report.complete ?? false,
                    next: report.next))
            try await take(step, report.code, report.campaign, report.actingFor, nil, request)
        case ProcessMessages.Extend.method:
            try allow(.operate, request)
            let extend: ProcessMessages.Extend = try request.parameters()
            try await take(
                .extend(to: extend.deadline), extend.code, extend.campaign, extend.actingFor, extend.reason, request)
        default:
            guard let plain = ProcessMessages.Plain.Step(rawValue: request.call.method) else {
                throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
            }
            try allow(.operate, request)
            let parameters: ProcessMessages.Plain = try request.parameters()
            try await take(
                plain.step, parameters.code, parameters.campaign, parameters.actingFor, parameters.reason, request)
        }
    }

    private func take(
        _ step: TaskStep, _ code: String, _ campaign: String?, _ actingFor: String?, _ reason: String?,
        _ request: Request
    ) async throws {
        let standing = try await supervision.take(
            step, with: code, in: campaign, actingFor: actingFor, reason: reason ?? "", by: request.actor)
        try await request.reply(ProcessMessages.Taken(standing: standing))
    }
}

extension ProcessMessages.Plain.Step {
    fileprivate var step: TaskStep {
        switch self {
        case .sign: .sign
        case .approve: .approve
        case .refuse: .refuse
        case .done: .done
        case .strike: .strike
        case .sendBack: .sendBack
        case .reopen: .reopen
        case .suspend: .suspend
        case .cancel: .cancel
        }
    }
}
