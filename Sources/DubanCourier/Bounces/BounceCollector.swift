import DubanConfiguration
import DubanControl
package import DubanDelivery
import DubanSystem
import DubanVarlink
import Foundation
import Glibc
import Logging

/// Reads what has come back, and tells duband of it. A message that is no bounce is laid with those that were seen.
package final class BounceCollector: Sendable {
    /// Says a bounce to duband, and returns when that has answered.
    package typealias Tell = @Sendable (BounceReport) throws -> Void

    private let box: any BounceBox & Sendable
    private let address: BounceAddress
    private let tell: Tell
    private let logger: Logger

    init(box: any BounceBox & Sendable, address: BounceAddress, logger: Logger, tell: @escaping Tell) {
        self.box = box
        self.address = address
        self.logger = logger
        self.tell = tell
    }

    /// Collects on a thread of its own: at once, and whenever something is laid down.
    package func start() {
        let thread = Thread { [self] in
            var pause = 1
            while true {
                do {
                    let watch = try BounceWatch(box.watched)
                    // What comes from here on rings; what lies there already is read first.
                    while true {
                        try collect()
                        pause = 1
                        try watch.wait()
                    }
                } catch {
                    JournalEvent.bouncesUnread.log("Waiting to read bounces: \(error)", to: logger)
                    Thread.sleep(forTimeInterval: TimeInterval(pause))
                    pause = min(pause * 2, 300)
                }
            }
        }
        thread.name = "courier-bounces"
        thread.start()
    }

    /// Reads what is new.
    func collect() throws {
        try box.forEachNew { message in
            guard let report = BounceReport(message: message, to: address) else { return }
            do {
                try tell(report)
            } catch VarlinkClientError.refused(let error) {
                // A token that names no envelope, forged or long forgotten: it would be refused for ever.
                JournalEvent.bounceUnknown.log(
                    "A bounce is about no envelope of ours: \(report.envelope): \(error)", [.envelope(report.envelope)],
                    to: logger)
            }
        }
    }
}

extension BounceCollector {
    /// What the settings describe; nil where nobody reads what comes back.
    convenience init?(_ settings: Settings, logger: Logger) throws {
        guard let bounces = settings.courier.bounces else { return nil }
        let box: any BounceBox & Sendable
        switch bounces.place {
        case .maildir(let path): box = BounceMaildir(path: path)
        case .mbox(let path):
            // systemd.exec(5): the service's own directory. Without one, beside the file.
            let own = ProcessInfo.processInfo.environment["STATE_DIRECTORY"].map { $0 + "/bounces" }
            box = BounceMailbox(path: path, bookmark: own ?? path + ".read")
        }
        self.init(
            box: box, address: try BounceAddress(MailAddress(bounces.address)), logger: logger,
            tell: Self.telling(socket: settings.controlSocket))
    }

    /// Tells duband over its control socket.
    package static func telling(socket: String) -> Tell {
        { report in
            let bounce = OutboxMessages.ReportBounce(
                envelope: report.envelope, permanent: report.isPermanent, words: report.words)
            let client = try VarlinkClient.connect(path: socket)
            _ = try client.call(OutboxMessages.ReportBounce.method, bounce, as: VarlinkEmpty.self)
        }
    }
}

/// Waits for something to be laid into a directory, or written there (inotify).
private final class BounceWatch {
    private let descriptor: CInt

    init(_ directory: String) throws {
        descriptor = inotify_init1(CInt(IN_CLOEXEC))
        guard descriptor >= 0 else { throw BounceFile.failure("watch", directory) }
        // Of a Maildir some servers rename a message into new/, others, Postfix among them, link it there.
        let events = UInt32(IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF)
        guard inotify_add_watch(descriptor, directory, events) >= 0 else {
            throw BounceFile.failure("watch", directory)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Waits for the next event, and takes all that have come. What they are does not matter.
    func wait() throws {
        let events = [UInt8](unsafeUninitializedCapacity: 1 << 14) { space, length in
            length = max(0, read(descriptor, space.baseAddress, space.count))
        }
        guard !events.isEmpty || errno == EINTR else { throw BounceFile.failure("watch", "the directory") }
    }
}
