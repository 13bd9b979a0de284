import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerReview(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case ReviewMessages.Run.method:
            try allow(.operate, request)
            let run: ReviewMessages.Run = try request.parameters()
            try await request.reply(
                try await supervision.runDay(of: run.campaign, day: run.day, by: request.actor))
        case ReviewMessages.Preview.method:
            try allow(.read, request)
            try await preview(try request.parameters(), request)
        case ReviewMessages.Explain.method:
            try allow(.read, request)
            try await request.reply(try await supervision.explain(try request.parameters()))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }

    private func preview(_ preview: ReviewMessages.Preview, _ request: Request) async throws {
        let (campaign, day) = try await supervision.scope(of: preview.campaign, day: preview.day)
        try await supervision.preview(of: campaign, day: day) { tasks in
            try await request.reply(
                ReviewMessages.PreviewPage(campaign: campaign, day: day, tasks: tasks), continues: true)
        }
        try await request.reply(ReviewMessages.PreviewPage(campaign: campaign, day: day, tasks: []))
    }
}
