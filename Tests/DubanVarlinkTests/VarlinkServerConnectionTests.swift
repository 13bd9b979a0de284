import DubanVarlink
import Testing

@Suite("a connection seen from the server")
struct VarlinkServerConnectionTests {
    private typealias Action = VarlinkServerConnection.Action

    private static func message(_ method: String, _ flags: String = "") -> [UInt8] {
        Array("{\"method\":\"a.b.\(method)\"\(flags)}\0".utf8)
    }

    private static func dispatch(_ method: String, _ flags: String = "") throws -> Action {
        .dispatch(try VarlinkCall(message: message(method, flags).dropLast()))
    }

    private static let more = ",\"more\":true"
    private static let oneway = ",\"oneway\":true"
    private let reply: VarlinkReply
    private let continuing: VarlinkReply

    init() throws {
        reply = try VarlinkReply(VarlinkEmpty())
        continuing = try VarlinkReply(VarlinkEmpty(), continues: true)
    }

    @Test("a call is dispatched, answered, and the connection is idle again")
    func oneCall() throws {
        var connection = VarlinkServerConnection()
        #expect(connection.isIdle)
        #expect(connection.received(Self.message("One")) == [try Self.dispatch("One")])
        #expect(!connection.isIdle)
        #expect(connection.isReplyOwed)
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(!connection.isReplyOwed)
        #expect(connection.handlerEnded() == [])
        #expect(connection.isIdle)
    }

    @Test("pipelined calls are dispatched one by one and in order")
    func pipelining() throws {
        var connection = VarlinkServerConnection()
        let bytes = Self.message("One") + Self.message("Two") + Self.message("Three")
        #expect(connection.received(bytes) == [try Self.dispatch("One")])
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(connection.handlerEnded() == [try Self.dispatch("Two")])
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(connection.handlerEnded() == [try Self.dispatch("Three")])
    }

    @Test("a oneway call writes nothing, neither result nor error nor continuation")
    func oneway() throws {
        var connection = VarlinkServerConnection()
        #expect(connection.received(Self.message("One", Self.oneway)) == [try Self.dispatch("One", Self.oneway)])
        #expect(!connection.isReplyOwed)
        #expect(try connection.reply(continuing) == [])
        #expect(try connection.reply(VarlinkReply(.permissionDenied)) == [])
        #expect(connection.handlerEnded() == [])
    }

    @Test("a call with more takes several replies, the last without continues")
    func more() throws {
        var connection = VarlinkServerConnection()
        #expect(connection.received(Self.message("One", Self.more)) == [try Self.dispatch("One", Self.more)])
        #expect(try connection.reply(continuing) == [.write(continuing.message)])
        #expect(try connection.reply(continuing) == [.write(continuing.message)])
        #expect(connection.isReplyOwed)
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(throws: VarlinkServerConnection.Misuse.noReplyExpected) { try connection.reply(reply) }
    }

    @Test("continues without more, and a reply to nothing, are the handler's mistakes")
    func misuse() throws {
        var connection = VarlinkServerConnection()
        #expect(throws: VarlinkServerConnection.Misuse.noReplyExpected) { try connection.reply(reply) }
        _ = connection.received(Self.message("One"))
        #expect(throws: VarlinkServerConnection.Misuse.continuesWithoutMore) { try connection.reply(continuing) }
        #expect(connection.isReplyOwed)
    }

    @Test("a malformed message closes the connection, but only when its turn has come")
    func malformed() throws {
        var connection = VarlinkServerConnection()
        #expect(connection.received(Self.message("One") + Array("{\0".utf8)) == [try Self.dispatch("One")])
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(connection.handlerEnded() == [.close(.malformed(.message))])
        #expect(connection.received(Self.message("Two")) == [])
        #expect(connection.inputEnded() == [])
    }

    @Test("a message above the ceiling closes the connection before its end is seen")
    func tooLong() {
        var connection = VarlinkServerConnection(limits: .init(messageBytes: 10))
        #expect(connection.received(Array("{\"method\":".utf8)) == [])
        #expect(connection.received(Array("\"".utf8)) == [.close(.messageTooLong(limit: 10))])
    }

    @Test("more than may wait, in number or in bytes, closes the connection")
    func tooMuchQueued() throws {
        let message = Self.message("One")
        let first = try Self.dispatch("One")
        var byNumber = VarlinkServerConnection(limits: .init(queuedMessages: 2))
        #expect(byNumber.received(message + message + message) == [first])
        #expect(byNumber.received(message) == [.close(.tooMuchQueued)])
        var byBytes = VarlinkServerConnection(limits: .init(queuedBytes: message.count))
        #expect(byBytes.received(message + message) == [first])
        #expect(byBytes.received(message) == [.close(.tooMuchQueued)])
    }

    @Test("the end of input closes an idle connection at once")
    func endWhileIdle() {
        var connection = VarlinkServerConnection()
        #expect(connection.received(Array("{\"meth".utf8)) == [])
        #expect(connection.inputEnded() == [.close(.endOfInput)])
    }

    @Test("the end of input cancels a stream and lets everything else be carried out")
    func endWhileRunning() throws {
        var connection = VarlinkServerConnection()
        let bytes = Self.message("One", Self.more) + Self.message("Two", Self.oneway) + Self.message("Three", Self.more)
        #expect(connection.received(bytes) == [try Self.dispatch("One", Self.more)])
        #expect(connection.inputEnded() == [.cancelHandler])
        #expect(connection.handlerEnded() == [try Self.dispatch("Two", Self.oneway)])
        #expect(connection.handlerEnded() == [.close(.endOfInput)])
    }

    @Test("the end of input leaves a plain call to its end")
    func endWhilePlainCall() throws {
        var connection = VarlinkServerConnection()
        _ = connection.received(Self.message("One"))
        #expect(connection.inputEnded() == [])
        #expect(try connection.reply(reply) == [.write(reply.message)])
        #expect(connection.handlerEnded() == [.close(.endOfInput)])
    }
}
