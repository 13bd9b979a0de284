import DubanDaemon
import DubanTestSupport
import DubanVarlink
import Synchronization

/// `org.varlink.certification`: each method takes what the one before has answered, and checks it.
final class CertificationInterface: Sendable {
    struct MyType: Codable, Equatable {
        struct Anything: Codable, Equatable {
            struct Parameters: Codable, Equatable {
                var map = ["foo": "Foo", "bar": "Bar"]
            }

            var method = "org.varlink.certification.Test09"
            var parameters = Parameters()
        }

        struct Pair: Codable, Equatable {
            var first = 1
            var second = "2"
        }

        struct Interface: Codable, Equatable {
            struct Anonymous: Codable, Equatable {
                var foo = true
                var bar = false
            }

            var foo: [[String: String]?]? = [
                nil, ["foo": "foo", "bar": "bar"], nil, ["one": "foo", "two": "bar"],
            ]
            var anon = Anonymous()
        }

        var object = Anything()
        var `enum` = "two"
        var `struct` = Pair()
        var array = ["one", "two", "three"]
        var dictionary = ["foo": "Foo", "bar": "Bar"]
        var stringset = CertificationInterface.numbers
        var nullable: String?
        var nullableArrayStruct: [Pair]?
        var interface = Interface()

        enum CodingKeys: String, CodingKey {
            case object, `enum`, `struct`, array, dictionary, stringset, nullable, interface
            case nullableArrayStruct = "nullable_array_struct"
        }
    }

    struct Scalars: Codable, Equatable {
        var bool = false
        var int = 2
        var float = Double.pi
        var string = "a lot of string"
    }

    /// The arguments and results of all methods.
    struct Message: Codable, Equatable {
        var clientID: String?
        var bool: Bool?
        var int: Int?
        var float: Double?
        var string: String?
        var `struct`: Scalars?
        var map: [String: String]?
        var set: [String: VarlinkEmpty]?
        var mytype: MyType?
        var lastMoreReplies: [String]?
        var allOK: Bool?

        enum CodingKeys: String, CodingKey {
            case bool, int, float, string, `struct`, map, set, mytype
            case clientID = "client_id"
            case lastMoreReplies = "last_more_replies"
            case allOK = "all_ok"
        }
    }

    static let prefix = "org.varlink.certification."
    static let numbers = ["one": VarlinkEmpty(), "two": VarlinkEmpty(), "three": VarlinkEmpty()]
    static let moreReplies = (1...10).map { "Reply number \($0)" }

    /// The methods in their order, each with what it must be given and what it answers.
    static let steps: [(method: String, arguments: Message, results: Message)] = {
        let results: [(String, Message)] = [
            ("Start", Message()), ("Test01", Message(bool: true)), ("Test02", Message(int: 1)),
            ("Test03", Message(float: 1)), ("Test04", Message(string: "ping")),
            ("Test05", Message(bool: false, int: 2, float: .pi, string: "a lot of string")),
            ("Test06", Message(struct: Scalars())), ("Test07", Message(map: ["foo": "Foo", "bar": "Bar"])),
            ("Test08", Message(set: numbers)), ("Test09", Message(mytype: MyType())),
            ("Test10", Message(lastMoreReplies: moreReplies)), ("Test11", Message()), ("End", Message(allOK: true)),
        ]
        var arguments = Message()
        return results.map { method, results in
            defer { arguments = results }
            return (method, arguments, results)
        }
    }()

    /// The next step of each client.
    private let progress = Mutex<[String: Int]>([:])

    func server() throws -> VarlinkServer<TestPeer> {
        let service = try VarlinkService(
            vendor: "Example",
            product: "Certification",
            version: "1",
            url: "https://example.org",
            interfaces: [VarlinkInterface(varlinkCertificationDescription)]
        )
        return VarlinkServer(service: service, logger: .silent, peer: { _ in TestPeer() }) { call, _, responder in
            try await self.handle(call, responder)
        }
    }

    private func handle(_ call: VarlinkCall, _ responder: VarlinkResponder) async throws {
        var arguments = try call.parameters(as: Message.self)
        if call.method == "Start" {
            let client = "client-\(responder.connection)"
            progress.withLock { $0[client] = 1 }
            return try await responder.reply(Message(clientID: client))
        }
        guard let client = arguments.clientID else { throw VarlinkError.invalidParameter("client_id") }
        guard let index = progress.withLock({ $0[client] }) else {
            throw VarlinkError(name: Self.prefix + "ClientIdError")
        }
        let step = Self.steps[index]
        arguments.clientID = nil
        guard
            step.method == call.method, step.arguments == arguments, call.more == (step.method == "Test10"),
            call.oneway == (step.method == "Test11")
        else {
            throw VarlinkError(
                name: Self.prefix + "CertificationError",
                parameters: ["wants": "\(step.method) \(step.arguments)", "got": "\(call.method) \(arguments)"]
            )
        }
        progress.withLock { $0[client] = index + 1 < Self.steps.count ? index + 1 : nil }
        guard step.method == "Test10" else { return try await responder.reply(step.results) }
        for text in Self.moreReplies {
            try await responder.reply(Message(string: text), continues: text != Self.moreReplies.last)
        }
    }
}
