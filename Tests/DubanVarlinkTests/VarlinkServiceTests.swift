import DubanVarlink
import Testing

@Suite("holding calls to the interface descriptions")
struct VarlinkServiceTests {
    private let service: VarlinkService

    init() throws {
        let interface = try VarlinkInterface(
            """
            interface org.example.ledger
            method Find(code: string, since: ?string) -> ()
            # [Requires 'more' flag]
            method Watch() -> ()
            """
        )
        service = try VarlinkService(
            vendor: "Example",
            product: "Ledger",
            version: "1",
            url: "https://example.org",
            interfaces: [interface]
        )
    }

    private func reply(to json: String) throws -> VarlinkReply? {
        guard case .reply(let reply) = try service.disposition(of: VarlinkCall(json: json)) else { return nil }
        return reply
    }

    @Test(
        "a call that fits the description is handed on",
        arguments: [
            #"{"method":"org.example.ledger.Find","parameters":{"code":"x","since":null}}"#,
            #"{"method":"org.example.ledger.Find","more":true,"parameters":{"code":"x","bogus":null}}"#,
            #"{"method":"org.example.ledger.Watch","more":true}"#,
        ]
    )
    func handled(json: String) throws {
        #expect(try reply(to: json) == nil)
    }

    @Test(
        "a call that does not fit is refused",
        arguments: [
            (#"{"method":"Find"}"#, VarlinkError.methodNotFound("Find")),
            (#"{"method":"org.example.Find"}"#, .interfaceNotFound("org.example")),
            (#"{"method":"org.example.ledger.Lose"}"#, .methodNotFound("org.example.ledger.Lose")),
            (#"{"method":"org.example.ledger.Find","parameters":{"kode":1}}"#, .invalidParameter("kode")),
            (#"{"method":"org.example.ledger.Find","upgrade":true}"#, .methodNotImplemented("org.example.ledger.Find")),
            (#"{"method":"org.example.ledger.Watch"}"#, .expectedMore),
            (#"{"method":"org.varlink.service.GetInfo","parameters":{"a":1}}"#, .invalidParameter("a")),
            (#"{"method":"org.varlink.service.GetInterfaceDescription"}"#, .invalidParameter("interface")),
            (
                #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"a.b"}}"#,
                .interfaceNotFound("a.b")
            ),
        ]
    )
    func refused(json: String, error: VarlinkError) throws {
        #expect(try reply(to: json) == VarlinkReply(error))
    }

    @Test("the service says who it is, its interfaces sorted")
    func information() throws {
        let reply = try #require(try reply(to: #"{"method":"org.varlink.service.GetInfo"}"#))
        #expect(
            String(decoding: reply.message, as: UTF8.self)
                == #"{"parameters":{"interfaces":["org.example.ledger","org.varlink.service"],"product":"Ledger","#
                + #""url":"https://example.org","vendor":"Example","version":"1"}}"# + "\0"
        )
    }

    @Test("the service describes itself with text that can be read again")
    func description() throws {
        struct Result: Decodable {
            let description: String
        }
        let json =
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"org.varlink.service"}}"#
        let reply = try #require(try reply(to: json))
        let text = try VarlinkAnswer(message: reply.message.dropLast()).parameters(as: Result.self).description
        let interface = try VarlinkInterface(text)
        #expect(interface.methods.map(\.name) == ["GetInfo", "GetInterfaceDescription"])
        #expect(
            interface.errors.map(\.name)
                == [
                    "InterfaceNotFound", "MethodNotFound", "MethodNotImplemented", "InvalidParameter",
                    "PermissionDenied",
                    "ExpectedMore",
                ]
        )
    }
}
