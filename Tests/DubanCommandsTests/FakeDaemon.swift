import DubanControl
import Foundation
import Glibc
import Synchronization

/// A daemon on a thread of its own, behind a real socket: it gives canned replies and remembers what it was asked.
final class FakeDaemon: Sendable {
    /// One call as it came over the socket.
    struct Call: Sendable {
        let method: String
        let message: [UInt8]

        func parameters<Parameters: Decodable>(as type: Parameters.Type) throws -> Parameters {
            try JSONDecoder().decode(Body<Parameters>.self, from: Data(message)).parameters
        }
    }

    /// The JSON messages that answer a call.
    typealias Answer = @Sendable (Call) throws -> [String]

    /// The socket cannot be made; the code is an `errno`.
    struct SocketFailure: Error {
        let code: CInt
    }

    private struct Name: Decodable {
        let method: String
    }

    private struct Body<Parameters: Decodable>: Decodable {
        let parameters: Parameters
    }

    let path: String
    private let listener: CInt
    private let received = Mutex<[Call]>([])
    private let connections = Mutex(0)

    var calls: [Call] { received.withLock { $0 } }
    var connectionCount: Int { connections.withLock { $0 } }

    /// - Parameter hangsUp: Whether a connection ends behind the first answer.
    init(path: String, hangsUp: Bool = false, answer: @escaping Answer) throws {
        self.path = path
        listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        guard let address = sockaddr_un(path: path),
            address.withSocketAddress({ bind(listener, $0, $1) }) == 0, listen(listener, 4) == 0
        else { throw SocketFailure(code: errno) }
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                connections.withLock { $0 += 1 }
                serve(connection, hangsUp: hangsUp, answer)
                close(connection)
            }
            close(listener)
        }
    }

    /// The thread closes the socket; closed here, its number could already be another daemon's in the next `accept`.
    func stop() {
        shutdown(listener, CInt(SHUT_RDWR))
    }

    private func serve(_ connection: CInt, hangsUp: Bool, _ answer: Answer) {
        var pending: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(connection, &chunk, chunk.count), count > 0 {
            pending += chunk[..<count]
            while let end = pending.firstIndex(of: 0) {
                let message = Array(pending[..<end])
                pending.removeFirst(end + 1)
                guard let method = try? JSONDecoder().decode(Name.self, from: Data(message)).method else { return }
                let call = Call(method: method, message: message)
                received.withLock { $0.append(call) }
                guard let replies = try? answer(call) else { return }
                let bytes = Array(replies.map { $0 + "\0" }.joined().utf8)
                guard send(connection, bytes, bytes.count, CInt(MSG_NOSIGNAL)) == bytes.count, !hangsUp else { return }
            }
        }
    }
}

/// A reply with these parameters, as one message.
func reply(_ parameters: some Encodable, continues: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(parameters), as: UTF8.self)
    return #"{"continues":\#(continues),"parameters":\#(text)}"#
}
