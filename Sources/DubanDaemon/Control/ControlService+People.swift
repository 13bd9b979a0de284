import DubanControl
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerPeople(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case PeopleMessages.List.method:
            try allow(.read, request)
            try await request.reply(try await supervision.people(try request.parameters()))
        case PeopleMessages.Get.method:
            try allow(.read, request)
            let get: PeopleMessages.Get = try request.parameters()
            try await request.reply(try await supervision.person(get.person))
        case PeopleMessages.Add.method:
            try allow(.operate, request)
            try await request.reply(try await supervision.addPerson(try request.parameters(), by: request.actor))
        case PeopleMessages.Edit.method:
            try allow(.operate, request)
            try await request.reply(try await supervision.editPerson(try request.parameters(), by: request.actor))
        case PeopleMessages.SetAbsence.method:
            try allow(.operate, request)
            try await request.reply(try await supervision.setAbsence(try request.parameters(), by: request.actor))
        case PeopleMessages.ListUnits.method:
            try allow(.read, request)
            try await request.reply(PeopleMessages.Units(units: try await supervision.units()))
        case PeopleMessages.GetUnit.method:
            try allow(.read, request)
            let get: PeopleMessages.GetUnit = try request.parameters()
            try await request.reply(try await supervision.unit(get.unit))
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
