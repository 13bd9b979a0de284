import DubanControl
import DubanCore
import DubanSystem
import DubanVarlink
import Foundation
package import Logging

/// Hears from duband when there is something to deliver, and sets the crew to work. What the crew does not say in time
/// duband takes back, so that the courier may be killed anywhere.
package final class Courier: Sendable {
    private let socket: String
    private let channels: [String]
    private let crew: DeliveryCrew
    private let logger: Logger

    /// - Parameter channels: Those that the crew carries.
    package init(socket: String, channels: [String], crew: DeliveryCrew, logger: Logger) {
        self.socket = socket
        self.channels = channels
        self.crew = crew
        self.logger = logger
    }

    /// Goes to work on a thread of its own, and comes back to duband whenever it was away.
    package func start() {
        let thread = Thread { [self] in
            var pause = 1
            while true {
                do {
                    try work { pause = 1 }
                } catch {
                    tell(error)
                }
                // Before a duband that is not there, more and more patiently.
                Thread.sleep(forTimeInterval: TimeInterval(pause))
                pause = min(pause * 2, 30)
            }
        }
        thread.name = "courier"
        thread.start()
    }

    /// Tells the journal why the courier waits.
    func tell(_ error: any Error) {
        switch error {
        case VarlinkClientError.notPermitted(let sentence):
            JournalEvent.courierRefused.log("\(sentence.english)", to: logger)
        case VarlinkClientError.refused(let error) where error.name == VarlinkError.permissionDenied.name:
            JournalEvent.courierRefused.log("duband refuses this courier: \(error)", to: logger)
        default: JournalEvent.dubandAway.log("Waiting for duband: \(error)", to: logger)
        }
    }

    /// Listens until the connection ends.
    ///
    /// - Parameter connected: Called when duband has answered.
    package func work(connected: () -> Void = {}) throws {
        let bell = try VarlinkClient.connect(path: socket)
        let rings = try bell.callMore(
            OutboxMessages.Await.method, OutboxMessages.Await(channels: channels), as: OutboxMessages.Awaited.self)
        while let ring = try rings.next() {
            connected()
            if ring.waiting { crew.ring() }
        }
    }
}
