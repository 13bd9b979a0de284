import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerCampaigns(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case CampaignMessages.Get.method:
            try allow(.read, request)
            let get: CampaignMessages.Get = try request.parameters()
            try await request.reply(try await supervision.campaignAsItIs(get.campaign))
        case CampaignMessages.Edit.method:
            try allow(.administer, request)
            try await request.reply(try await supervision.editCampaign(try request.parameters(), by: request.actor))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
