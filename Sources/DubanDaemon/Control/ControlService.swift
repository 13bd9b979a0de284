import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
package import DubanSystem
package import DubanVarlink

/// Answers the control interfaces: checks who asks, decodes, asks the office, encodes. No logic of its own.
package actor ControlService {
    private struct Staged {
        var people: [PersonRow] = []
        var tasks: [TaskRow] = []
    }

    /// No connection stages more rows than this.
    private static let mostStagedRows = 1_000_000

    private let supervision: Supervision
    private let policy: PermissionPolicy
    private let changes: ChangeFeed
    private var staged: [UInt64: Staged] = [:]
    private var couriers: Set<UInt64> = []

    package init(supervision: Supervision, policy: PermissionPolicy, changes: ChangeFeed) {
        self.supervision = supervision
        self.policy = policy
        self.changes = changes
    }

    /// What is served, for the Varlink server to introspect and check calls against.
    package static func description() throws -> VarlinkService {
        try VarlinkService(
            vendor: "Duban", product: "duband", version: dubanVersion, url: "https://duban.example.org",
            interfaces: ControlInterface.all)
    }

    /// Forgets what a connection had staged, and takes back what it had leased.
    package func closed(_ connection: UInt64) async {
        staged[connection] = nil
        if couriers.remove(connection) != nil {
            try? await supervision.release(holder: holder(connection))
        }
    }

    private nonisolated func holder(_ connection: UInt64) -> String { "connection \(connection)" }

    /// Answers one call.
    package func handle(_ call: VarlinkCall, _ peer: Peer, _ responder: VarlinkResponder) async throws {
        do {
            try await answer(call, peer, responder)
        } catch let error as SupervisionError {
            throw VarlinkError(error)
        } catch let error as StoreError {
            throw VarlinkError(error) ?? error
        }
    }

    private func answer(_ call: VarlinkCall, _ peer: Peer, _ responder: VarlinkResponder) async throws {
        let actor = "uid \(peer.uid)"
        switch call.qualifiedMethod {
        case StatusMessages.Get.method:
            try allow(.read, peer)
            try await responder.reply(try await supervision.status())

        case LedgerMessages.ListTasks.method:
            try allow(.read, peer)
            let request = try call.parameters(as: LedgerMessages.ListTasks.self)
            try await responder.reply(try await supervision.tasks(request))
        case LedgerMessages.GetTask.method:
            try allow(.read, peer)
            let request = try call.parameters(as: LedgerMessages.GetTask.self)
            let task = try await supervision.task(request.code, of: request.campaign)
            try await responder.reply(LedgerMessages.OneTask(task: task))
        case LedgerMessages.StagePeople.method:
            try allow(.operate, peer)
            let rows = try call.parameters(as: LedgerMessages.StagePeople.self).rows
            try await responder.reply(LedgerMessages.Staged(staged: try stage(rows, on: responder, \.people)))
        case LedgerMessages.StageTasks.method:
            try allow(.operate, peer)
            let rows = try call.parameters(as: LedgerMessages.StageTasks.self).rows
            try await responder.reply(LedgerMessages.Staged(staged: try stage(rows, on: responder, \.tasks)))
        case LedgerMessages.ApplyImport.method:
            try allow(.operate, peer)
            let request = try call.parameters(as: LedgerMessages.ApplyImport.self)
            try await responder.reply(try await applyImport(request, by: actor, on: responder.connection))

        case ReviewMessages.Run.method:
            try allow(.operate, peer)
            let request = try call.parameters(as: ReviewMessages.Run.self)
            try await responder.reply(
                try await supervision.runDay(of: request.campaign, day: request.day, by: actor))
        case ReviewMessages.Preview.method:
            try allow(.read, peer)
            try await preview(try call.parameters(as: ReviewMessages.Preview.self), responder)

        case PluginMessages.List.method:
            try allow(.read, peer)
            try await responder.reply(PluginMessages.Plugins(plugins: try await supervision.pluginList()))
        case PluginMessages.Get.method:
            try allow(.read, peer)
            let name = try call.parameters(as: PluginMessages.Get.self).name
            try await responder.reply(try await supervision.plugin(name))
        case PluginMessages.Reload.method:
            try allow(.administer, peer)
            let name = try call.parameters(as: PluginMessages.Reload.self).name
            try await responder.reply(try await supervision.reloadPlugin(name, by: actor))
        case PluginMessages.Retry.method:
            try allow(.operate, peer)
            let name = try call.parameters(as: PluginMessages.Retry.self).name
            try await responder.reply(try await supervision.retryParked(of: name, by: actor))

        case OutboxMessages.List.method:
            try allow(.read, peer)
            let envelopes = try await supervision.envelopes(try call.parameters(as: OutboxMessages.List.self))
            try await responder.reply(OutboxMessages.Envelopes(envelopes: envelopes))
        case OutboxMessages.Get.method:
            try allow(.read, peer)
            let id = try call.parameters(as: OutboxMessages.Get.self).id
            try await responder.reply(OutboxMessages.OneEnvelope(envelope: try await supervision.envelope(id)))
        default:
            try await answerOperator(call, peer, actor, responder)
        }
    }

    private func answerOperator(
        _ call: VarlinkCall, _ peer: Peer, _ actor: String, _ responder: VarlinkResponder
    ) async throws {
        func amend(_ amendment: Amendment) async throws {
            try allow(.operate, peer)
            let id = try call.parameters(as: OutboxMessages.Get.self).id
            try await responder.reply(
                OutboxMessages.OneEnvelope(envelope: try await supervision.amend(id, amendment, by: actor)))
        }
        switch call.qualifiedMethod {
        case OutboxMessages.Amend.hold: try await amend(.hold)
        case OutboxMessages.Amend.release: try await amend(.release)
        case OutboxMessages.Amend.retry: try await amend(.retry)
        case OutboxMessages.Drop.method:
            try await amend(.drop(reason: try call.parameters(as: OutboxMessages.Drop.self).reason))

        case ChannelMessages.List.method:
            try allow(.read, peer)
            try await responder.reply(ChannelMessages.Channels(channels: try await supervision.channels()))
        case ChannelMessages.Test.method:
            try allow(.operate, peer)
            let request = try call.parameters(as: ChannelMessages.Test.self)
            try await responder.reply(
                ChannelMessages.Tested(envelope: try await supervision.testChannel(request, by: actor)))

        case SilenceMessages.List.method:
            try allow(.read, peer)
            let campaign = try call.parameters(as: SilenceMessages.List.self).campaign
            try await responder.reply(SilenceMessages.Silences(silences: try await supervision.silences(campaign)))
        case SilenceMessages.Add.method:
            try allow(.operate, peer)
            let request = try call.parameters(as: SilenceMessages.Add.self)
            try await responder.reply(SilenceMessages.One(silence: try await supervision.silence(request, by: actor)))
        case SilenceMessages.Lift.method:
            try allow(.operate, peer)
            let id = try call.parameters(as: SilenceMessages.Lift.self).id
            try await responder.reply(SilenceMessages.One(silence: try await supervision.liftSilence(id, by: actor)))
        default:
            try await answerCourier(call, peer, responder)
        }
    }

    // MARK: The courier

    private func answerCourier(_ call: VarlinkCall, _ peer: Peer, _ responder: VarlinkResponder) async throws {
        guard policy.isCourier(peer) else { throw VarlinkError.permissionDenied }
        switch call.qualifiedMethod {
        case OutboxMessages.Await.method:
            for await _ in changes.subscribe() {
                let waiting = try await supervision.hasEnvelopes()
                try await responder.reply(OutboxMessages.Awaited(waiting: waiting), continues: true)
            }
            // Changes never end; only the wait for them does, when duband stops or the courier hangs up.
            throw CancellationError()
        case OutboxMessages.Take.method:
            let request = try call.parameters(as: OutboxMessages.Take.self)
            couriers.insert(responder.connection)
            let leases = try await supervision.take(
                request.limit, except: request.except ?? [], holder: holder(responder.connection))
            try await responder.reply(OutboxMessages.Leases(leases: leases))
        case OutboxMessages.Record.method:
            let record = try call.parameters(as: OutboxMessages.Record.self)
            let lost = try await supervision.record(record, by: "duban-courier")
            try await responder.reply(OutboxMessages.Recorded(lost: lost))
        case OutboxMessages.ReportBounce.method:
            let bounce = try call.parameters(as: OutboxMessages.ReportBounce.self)
            try await supervision.bounced(
                bounce.envelope, isPermanent: bounce.permanent, words: bounce.words, by: "duban-courier")
            try await responder.reply()
        default:
            throw VarlinkError.methodNotImplemented(call.qualifiedMethod)
        }
    }

    // MARK: Imports and previews

    private func stage<Row>(
        _ rows: [Row], on responder: VarlinkResponder, _ path: WritableKeyPath<Staged, [Row]>
    ) throws -> Int {
        var mine = staged[responder.connection] ?? Staged()
        staged[responder.connection] = nil  // so that appending does not copy
        mine[keyPath: path] += rows
        let count = mine[keyPath: path].count
        // One import is of people or of tasks.
        guard count <= Self.mostStagedRows, mine.people.isEmpty || mine.tasks.isEmpty else {
            throw VarlinkError.invalidParameter("rows")
        }
        staged[responder.connection] = mine
        return count
    }

    private func applyImport(
        _ request: LedgerMessages.ApplyImport, by actor: String, on connection: UInt64
    ) async throws -> LedgerMessages.ImportResult {
        guard let rows = staged.removeValue(forKey: connection) else {
            throw VarlinkError(name: "org.duban.Ledger.NothingStaged")
        }
        if rows.tasks.isEmpty {
            return try await supervision.importPeople(rows.people, dryRun: request.dryRun, by: actor)
        }
        return try await supervision.importTasks(
            rows.tasks, into: request.campaign, dryRun: request.dryRun, by: actor)
    }

    private func preview(_ request: ReviewMessages.Preview, _ responder: VarlinkResponder) async throws {
        let (campaign, day) = try await supervision.scope(of: request.campaign, day: request.day)
        try await supervision.preview(of: campaign, day: day) { tasks in
            try await responder.reply(
                ReviewMessages.PreviewPage(campaign: campaign, day: day, tasks: tasks), continues: true)
        }
        try await responder.reply(ReviewMessages.PreviewPage(campaign: campaign, day: day, tasks: []))
    }

    /// The first line of every answer.
    private func allow(_ permission: Permission, _ peer: Peer) throws {
        guard policy.permission(of: peer) >= permission else { throw VarlinkError.permissionDenied }
    }
}

extension VarlinkError {
    fileprivate init(_ error: SupervisionError) {
        switch error {
        case .unknownCampaign(let code, let known):
            self.init(
                name: "org.duban.Ledger.UnknownCampaign",
                parameters: ["campaign": code, "campaigns": known.joined(separator: ", ")])
        case .unknownTask(let campaign, let code):
            self.init(name: "org.duban.Ledger.UnknownTask", parameters: ["campaign": campaign, "code": code])
        case .invalidArgument(let parameter):
            self = .invalidParameter(parameter)
        case .unknownEnvelope(let id):
            self.init(name: "org.duban.Outbox.UnknownEnvelope", parameters: ["id": id])
        case .envelopeState(let id, let state, let wanted):
            self.init(
                name: "org.duban.Outbox.WrongState", parameters: ["id": id, "state": state, "wanted": wanted])
        case .unknownChannel(let name, let known):
            self.init(
                name: "org.duban.Channels.UnknownChannel",
                parameters: ["channel": name, "channels": known.joined(separator: ", ")])
        case .unknownSilence(let id):
            self.init(name: "org.duban.Silences.UnknownSilence", parameters: ["id": String(id)])
        case .unknownPlugin(let name, let known):
            self.init(
                name: "org.duban.Plugins.UnknownPlugin",
                parameters: ["name": name, "plugins": known.joined(separator: ", ")])
        case .pluginUnfit(let name, let reason):
            self.init(name: "org.duban.Plugins.PluginUnfit", parameters: ["name": name, "reason": reason])
        case .dayNotToday(let day, let today):
            self.init(
                name: "org.duban.Review.DayNotToday",
                parameters: ["day": day.description, "today": today.description])
        case .outsideCampaign(let day, let first, let last):
            self.init(
                name: "org.duban.Review.OutsideCampaign",
                parameters: [
                    "day": day.description, "firstDay": first.description, "lastDay": last.description,
                ])
        case .nobodyToTell(let office):
            self.init(name: "org.duban.Review.NobodyToTell", parameters: ["office": office.description])
        case .plainDeadlineFailed(let reason):
            self.init(name: "org.duban.Review.PlainDeadlineFailed", parameters: ["reason": reason])
        case .stopping:
            self.init(name: "org.duban.Review.Stopping")
        }
    }

    fileprivate init?(_ error: StoreError) {
        switch error {
        case .dayIsPast(let day, let watermark):
            self.init(
                name: "org.duban.Review.DayIsPast",
                parameters: ["day": day.description, "watermark": watermark.description])
        case .leaseLost, .inUse, .newerSchema:
            return nil
        }
    }
}
