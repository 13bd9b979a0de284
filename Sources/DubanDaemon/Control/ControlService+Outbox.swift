import DubanControl
import DubanStore
import DubanSystem
import DubanVarlink

extension ControlService {
    func answerOutbox(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case OutboxMessages.List.method:
            try allow(.read, request)
            let envelopes = try await supervision.envelopes(try request.parameters(as: OutboxMessages.List.self))
            try await request.reply(OutboxMessages.Envelopes(envelopes: envelopes))
        case OutboxMessages.Get.method:
            try allow(.read, request)
            let get: OutboxMessages.Get = try request.parameters()
            try await request.reply(OutboxMessages.OneEnvelope(envelope: try await supervision.envelope(get.id)))
        case OutboxMessages.Amend.hold: try await amend(.hold, request)
        case OutboxMessages.Amend.release: try await amend(.release, request)
        case OutboxMessages.Amend.retry: try await amend(.retry, request)
        case OutboxMessages.Drop.method:
            let drop: OutboxMessages.Drop = try request.parameters()
            try await amend(.drop(reason: drop.reason), request)
        default: try await answerCourier(request)
        }
    }

    private func amend(_ amendment: Amendment, _ request: Request) async throws {
        try allow(.operate, request)
        let get: OutboxMessages.Get = try request.parameters()
        try await request.reply(
            OutboxMessages.OneEnvelope(
                envelope: try await supervision.amend(get.id, amendment, by: request.actor)))
    }

    // MARK: The courier

    private func answerCourier(_ request: Request) async throws {
        guard policy.isCourier(request.peer) else { throw refusal(of: request) }
        switch request.call.qualifiedMethod {
        case OutboxMessages.Await.method:
            let waiter: OutboxMessages.Await = try request.parameters()
            let connection = request.responder.connection
            couriers.insert(connection)
            await supervision.courierCame(connection, carrying: waiter.channels)
            for await _ in changes.subscribe() {
                let waiting = try await supervision.hasEnvelopes()
                try await request.reply(OutboxMessages.Awaited(waiting: waiting), continues: true)
            }
            // Changes never end; only the wait for them does, when duband stops or the courier hangs up.
            throw CancellationError()
        case OutboxMessages.Take.method:
            let take: OutboxMessages.Take = try request.parameters()
            let connection = request.responder.connection
            couriers.insert(connection)
            let leases = try await supervision.take(
                take.limit, except: take.except ?? [], holder: holder(connection))
            try await request.reply(OutboxMessages.Leases(leases: leases))
        case OutboxMessages.Report.method:
            let lost = try await supervision.report(try request.parameters(), by: "duban-courier")
            try await request.reply(OutboxMessages.Reported(lost: lost))
        case OutboxMessages.ReportBounce.method:
            let bounce: OutboxMessages.ReportBounce = try request.parameters()
            try await supervision.bounced(
                bounce.envelope, isPermanent: bounce.permanent, words: bounce.words, by: "duban-courier")
            try await request.responder.reply()
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }
}
