import DubanControl
import DubanCore
import DubanSystem
import DubanVarlink
import Logging
import Synchronization
import Testing

@testable import DubanCourier

@Suite("the courier's conversation with duband")
struct CourierTests {
    private final class Identifiers: Sendable {
        let told = Mutex<[String]>([])
    }

    private struct Handler: LogHandler {
        let identifiers: Identifiers
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        init(_ identifiers: Identifiers) { self.identifiers = identifiers }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            identifiers.told.withLock { $0.append(event.metadata?["MESSAGE_ID"]?.description ?? "") }
        }
    }

    private struct Broken: Error {}

    @Test(
        "a duband that is away is waited for; one that refuses this courier needs an administrator, and is told apart")
    func told() {
        let sentence = Phrase("不行", "不行", "It cannot be.")
        let errors: [(any Error, JournalEvent)] = [
            (VarlinkClientError.unreachable(sentence), .dubandAway),
            (VarlinkClientError.unintelligible(sentence), .dubandAway), (Broken(), .dubandAway),
            (VarlinkClientError.refused(VarlinkError(name: "org.duban.InternalError")), .dubandAway),
            (VarlinkClientError.notPermitted(sentence), .courierRefused),
            (VarlinkClientError.refused(.permissionDenied), .courierRefused),
        ]
        let identifiers = Identifiers()
        let logger = Logger(label: "courier") { _ in Handler(identifiers) }
        let crew = DeliveryCrew(
            channels: [:], desk: FakeDesk([]), shift: Shift(), clock: .system, logger: logger)
        let courier = Courier(socket: "/none", channels: [], crew: crew, logger: logger)
        for (error, _) in errors { courier.tell(error) }
        #expect(identifiers.told.withLock { $0 } == errors.map(\.1.rawValue))
    }
}
