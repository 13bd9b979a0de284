import DubanVarlink
import Testing

@Suite("reading a call")
struct VarlinkCallTests {
    private struct Arguments: Decodable, Equatable {
        struct Row: Decodable, Equatable {
            let code: String
        }

        let name: String
        let count: Int?
        let rows: [Row]?
    }

    private static func call(parameters: String?) throws -> VarlinkCall {
        try VarlinkCall(
            json: #"{"method":"org.example.a-b.Do""# + (parameters.map { #","parameters":\#($0)"# } ?? "") + "}"
        )
    }

    @Test("the method is split at the last dot")
    func split() throws {
        let call = try Self.call(parameters: nil)
        #expect(call.interface == "org.example.a-b")
        #expect(call.method == "Do")
        #expect(call.qualifiedMethod == "org.example.a-b.Do")
        let bare = try VarlinkCall(json: #"{"method":"Do"}"#)
        #expect(bare.interface == "")
        #expect(bare.method == "Do")
    }

    @Test("flags that are null or false are as good as absent")
    func flags() throws {
        let call = try VarlinkCall(json: #"{"method":"a.b.C","more":false,"oneway":null,"upgrade":false,"a.b.x":[1]}"#)
        #expect(!call.more && !call.oneway && !call.upgrade)
        #expect(try VarlinkCall(json: #"{"method":"a.b.C","more":true}"#).more)
    }

    @Test("two flags at once are contradictory", arguments: ["more\":true,\"oneway", "upgrade\":true,\"more"])
    func contradictoryFlags(pair: String) {
        #expect(throws: VarlinkCall.Malformed.contradictoryFlags) {
            try VarlinkCall(json: "{\"method\":\"a.b.C\",\"\(pair)\":true}")
        }
    }

    @Test(
        "what is not a call is malformed",
        arguments: [
            "", "{", "[]", "1", "null", "{}", #"{"method":1}"#, #"{"method":null}"#, #"{"method":"a.b.C","more":1}"#,
            #"{"method":"a.b.C","parameters":[]}"#, #"{"method":"a.b.C","parameters":"x"}"#, #"{"method":"a.b.C"} x"#,
            #"{"method":"a.b.C","parameters":{"a":"# + String(repeating: "[", count: 100_000),
        ]
    )
    func malformed(json: String) {
        #expect(throws: VarlinkCall.Malformed.message) { try VarlinkCall(json: json) }
    }

    @Test("text that is not UTF-8 is malformed")
    func malformedText() {
        let message = Array("{\"method\":\"a.b.".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
        #expect(throws: VarlinkCall.Malformed.message) { try VarlinkCall(message: message) }
    }

    @Test("null arguments are as good as absent")
    func nullArguments() throws {
        let call = try Self.call(parameters: #"{"name":"張三","count":null,"other":null}"#)
        #expect(call.arguments == ["name"])
        #expect(try call.parameters(as: Arguments.self) == Arguments(name: "張三", count: nil, rows: nil))
    }

    @Test("absent, null and empty parameters are the same", arguments: [nil, "null", "{}"])
    func noParameters(parameters: String?) throws {
        let call = try Self.call(parameters: parameters)
        #expect(call.arguments == [])
        #expect(try call.parameters(as: VarlinkEmpty.self) == VarlinkEmpty())
        #expect(throws: VarlinkError.invalidParameter("name")) { try call.parameters(as: Arguments.self) }
    }

    @Test(
        "an argument that is missing or of the wrong type is named",
        arguments: [
            (#"{"count":1}"#, "name"),
            (#"{"name":null}"#, "name"),
            (#"{"name":1}"#, "name"),
            (#"{"name":"x","count":"1"}"#, "count"),
            (#"{"name":"x","count":1.5}"#, "parameters"),
            (#"{"name":"x","count":99999999999999999999}"#, "parameters"),
            (#"{"name":"x","rows":{}}"#, "rows"),
            (#"{"name":"x","rows":[{"code":"1"},{}]}"#, "rows"),
            (#"{"name":"x","rows":[{"code":"1"},{"code":2}]}"#, "rows"),
        ]
    )
    func invalidParameter(parameters: String, name: String) throws {
        let call = try Self.call(parameters: parameters)
        #expect(throws: VarlinkError.invalidParameter(name)) { try call.parameters(as: Arguments.self) }
    }
}

extension VarlinkCall {
    init(json: String) throws {
        try self.init(message: Array(json.utf8))
    }
}
