import DubanVarlink
import Testing

@Suite("writing and reading replies")
struct VarlinkReplyTests {
    private struct Results: Codable, Equatable {
        var zone = "Asia/Shanghai"
        var area: String?
    }

    private static func text(_ message: [UInt8]) -> String {
        String(decoding: message, as: UTF8.self)
    }

    @Test("a reply has sorted keys, no nulls and one NUL at the end")
    func reply() throws {
        #expect(Self.text(try VarlinkReply(Results()).message) == "{\"parameters\":{\"zone\":\"Asia/Shanghai\"}}\0")
        #expect(
            Self.text(try VarlinkReply(Results(area: "x"), continues: true).message)
                == "{\"continues\":true,\"parameters\":{\"area\":\"x\",\"zone\":\"Asia/Shanghai\"}}\0"
        )
        #expect(Self.text(try VarlinkReply(VarlinkEmpty()).message) == "{\"parameters\":{}}\0")
    }

    @Test("an error reply escapes what JSON wants escaped")
    func errorReply() throws {
        let error = VarlinkError(name: "a.b.Bad", parameters: ["b": "三\"\\\u{0}\n\u{1F}", "a": "1"])
        let message = VarlinkReply(error).message
        #expect(
            Self.text(message)
                == "{\"error\":\"a.b.Bad\",\"parameters\":{\"a\":\"1\",\"b\":\"三\\\"\\\\\\u0000\\u000a\\u001f\"}}\0"
        )
        #expect(try VarlinkAnswer(message: message.dropLast()).error == error)
        #expect(
            Self.text(VarlinkReply(.permissionDenied).message)
                == "{\"error\":\"org.varlink.service.PermissionDenied\"}\0"
        )
    }

    @Test("a request carries only the flag that is set")
    func request() throws {
        #expect(
            Self.text(try VarlinkRequest(method: "a.b.C", parameters: Results()).message)
                == "{\"method\":\"a.b.C\",\"parameters\":{\"zone\":\"Asia/Shanghai\"}}\0"
        )
        #expect(
            Self.text(
                try VarlinkRequest(method: "a.b.C", parameters: VarlinkEmpty(), expecting: .severalReplies).message
            )
                == "{\"method\":\"a.b.C\",\"more\":true,\"parameters\":{}}\0"
        )
        #expect(
            Self.text(try VarlinkRequest(method: "a.b.C", parameters: VarlinkEmpty(), expecting: .noReply).message)
                == "{\"method\":\"a.b.C\",\"oneway\":true,\"parameters\":{}}\0"
        )
    }

    @Test(
        "an answer is read with parameters absent, null or empty",
        arguments: ["{}", #"{"parameters":null}"#, #"{"parameters":{}}"#]
    )
    func emptyAnswer(json: String) throws {
        let answer = try VarlinkAnswer(message: Array(json.utf8))
        #expect(!answer.continues)
        #expect(answer.error == nil)
        #expect(try answer.parameters(as: VarlinkEmpty.self) == VarlinkEmpty())
    }

    @Test("an error's numbers and truth values are read as text, the rest is left out")
    func foreignError() throws {
        let json = #"{"error":"a.b.Bad","parameters":{"n":3,"f":1.5,"t":true,"s":"x","o":{},"z":null}}"#
        let answer = try VarlinkAnswer(message: Array(json.utf8))
        #expect(
            answer.error == VarlinkError(name: "a.b.Bad", parameters: ["n": "3", "f": "1.5", "t": "true", "s": "x"])
        )
    }
}
