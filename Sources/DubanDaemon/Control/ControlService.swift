import DubanControl
import DubanCore
import DubanStore
package import DubanSystem
package import DubanVarlink
package import Logging

/// Answers the control interfaces: checks who asks, decodes, asks the office, encodes. No logic of its own. What belongs to
/// one interface is in a file of its own.
package actor ControlService {
    struct Staged {
        var people: [PersonRow] = []
        var tasks: [TaskRow] = []
        /// The people of dry runs, whom the tasks of later ones may be of.
        var expected: [PersonID] = []
    }

    /// One call, who makes it, and where the answer goes.
    struct Request {
        let call: VarlinkCall
        let peer: Peer
        let grant: PermissionGrant
        let responder: VarlinkResponder

        /// Who makes it, and what lets them, for the record.
        var actor: Stamp.Actor { Stamp.Actor(userWords(peer.uid), permission: grant.words) }

        func parameters<Parameters: Decodable>(as type: Parameters.Type = Parameters.self) throws -> Parameters {
            try call.parameters(as: type)
        }

        func reply(_ results: some Encodable, continues: Bool = false) async throws {
            try await responder.reply(results, continues: continues)
        }
    }

    let supervision: Supervision
    var policy: PermissionPolicy
    let changes: ChangeFeed
    /// Where the work calendars lie.
    var calendarDirectory: String
    /// Tells that there is more on the record.
    let recorded: ChangeFeed
    /// Has the configuration read again, for somebody, and the office work by it.
    package typealias Reload = @Sendable (_ actor: String) async throws -> Reloaded
    let reload: Reload
    private let logger: Logger
    var staged: [UInt64: Staged] = [:]
    /// The connections of couriers: on one they wait for envelopes, on another they take them.
    var couriers: Set<UInt64> = []

    package init(
        supervision: Supervision, policy: PermissionPolicy, changes: ChangeFeed, recorded: ChangeFeed,
        calendarDirectory: String, logger: Logger,
        reload: @escaping Reload = { _ in throw SupervisionError.unfitConfiguration(reason: "there is no settings file")
        }
    ) {
        self.supervision = supervision
        self.policy = policy
        self.changes = changes
        self.recorded = recorded
        self.logger = logger
        self.reload = reload
        self.calendarDirectory = calendarDirectory
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
            try? await supervision.courierLeft(connection, holder: holder(connection))
        }
    }

    nonisolated func holder(_ connection: UInt64) -> String { "connection \(connection)" }

    /// Answers one call.
    package func handle(_ call: VarlinkCall, _ peer: Peer, _ responder: VarlinkResponder) async throws {
        do {
            try await answer(Request(call: call, peer: peer, grant: policy.grant(of: peer), responder: responder))
        } catch let error as SupervisionError {
            throw VarlinkError(error)
        } catch let error as StoreError {
            throw VarlinkError(error) ?? error
        } catch let error as any LedgerFault where error.isFullDisk {
            JournalEvent.callFailed.log(
                "\(call.qualifiedMethod) could not be done, since the ledger's disk is full; make room, and it goes on by itself",
                [.method(call.qualifiedMethod)], to: logger)
            throw VarlinkError(name: "org.duban.Ledger.DiskFull")
        }
    }

    private func answer(_ request: Request) async throws {
        switch request.call.interface {
        case "org.duban.Calendars": try await answerCalendars(request)
        case "org.duban.Campaigns": try await answerCampaigns(request)
        case "org.duban.Channels": try await answerChannels(request)
        case "org.duban.Configuration": try await answerConfiguration(request)
        case "org.duban.Events": try await answerEvents(request)
        case "org.duban.Ledger": try await answerLedger(request)
        case "org.duban.Outbox": try await answerOutbox(request)
        case "org.duban.People": try await answerPeople(request)
        case "org.duban.Plugins": try await answerPlugins(request)
        case "org.duban.Process": try await answerProcess(request)
        case "org.duban.Record": try await answerRecord(request)
        case "org.duban.Rehearsal": try await answerRehearsal(request)
        case "org.duban.Reports": try await answerReports(request)
        case "org.duban.Review": try await answerReview(request)
        case "org.duban.Silences": try await answerSilences(request)
        case "org.duban.Status": try await answerStatus(request)
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }

    /// What is thrown at whoever may not do what they ask for; the journal hears of it.
    func refusal(of request: Request) -> VarlinkError {
        let method = request.call.qualifiedMethod
        JournalEvent.callRefused.log(
            "\(request.actor), process \(request.peer.pid), may not call \(method)",
            [.method(method), .user(request.peer.uid), .process(request.peer.pid)], to: logger)
        return .permissionDenied
    }

    /// The first line of every answer.
    func allow(_ permission: Permission, _ request: Request) throws {
        guard request.grant.permission >= permission else { throw refusal(of: request) }
    }
}
