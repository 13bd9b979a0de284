import DubanDaemon
import DubanTestSupport
import DubanVarlink
import Logging
import Synchronization

/// A server that echoes, waits, and does what a handler must not.
enum EchoServer {
    struct Text: Codable, Equatable, Sendable {
        var text: String
    }

    struct Number: Codable, Equatable, Sendable {
        var number: Int
    }

    static let method = "org.example.echo."

    struct Mishap: Error {}

    /// What the handler saw, in order.
    final class Journal: Sendable {
        private let entries = Mutex<[String]>([])
        private let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init() {
            (stream, continuation) = AsyncStream.makeStream()
        }

        func note(_ entry: String) {
            entries.withLock { $0.append(entry) }
            continuation.yield(entry)
        }

        /// Waits for `entry`; others before it are passed over.
        func wait(for entry: String) async {
            for await noted in stream where noted == entry { return }
        }

        var all: [String] {
            entries.withLock { $0 }
        }
    }

    static func server(
        _ journal: Journal = Journal(),
        limits: VarlinkServerLimits = .init(),
        peer: @escaping @Sendable (CInt) throws -> TestPeer = { _ in TestPeer() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws -> VarlinkServer<TestPeer> {
        let interface = try VarlinkInterface(
            """
            interface org.example.echo
            method Echo(text: string) -> (text: string)
            method Note(text: string) -> ()
            method Who() -> (number: int)
            method Connection() -> (number: int)
            # [Requires 'more' flag]
            method Count(number: int) -> (number: int)
            # [Requires 'more' flag]
            method Watch() -> ()
            method Wait() -> ()
            method Forbidden() -> ()
            method Broken() -> ()
            method Silent() -> ()
            method Talkative() -> ()
            """
        )
        let service = try VarlinkService(
            vendor: "Example",
            product: "Echo",
            version: "1",
            url: "https://example.org",
            interfaces: [interface]
        )
        return VarlinkServer(
            service: service,
            limits: limits,
            logger: .silent,
            peer: peer,
            closed: { journal.note("closed \($0)") },
            sleep: sleep
        ) { call, peer, responder in
            switch call.method {
            case "Echo": try await responder.reply(call.parameters(as: Text.self))
            case "Note":
                journal.note(try call.parameters(as: Text.self).text)
                try await responder.reply()
            case "Who": try await responder.reply(Number(number: Int(peer.uid)))
            case "Connection": try await responder.reply(Number(number: Int(responder.connection)))
            case "Count":
                let last = try call.parameters(as: Number.self).number
                for number in 1...last { try await responder.reply(Number(number: number), continues: number < last) }
            case "Watch", "Wait":
                if call.more { try await responder.reply(VarlinkEmpty(), continues: true) }
                journal.note("waiting")
                do {
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    journal.note("cancelled")
                    throw error
                }
            case "Forbidden": throw VarlinkError.permissionDenied
            case "Broken": throw Mishap()
            case "Talkative": try await responder.reply(VarlinkEmpty(), continues: true)
            default: break
            }
        }
    }
}
