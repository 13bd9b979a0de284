internal import DubanCore
package import DubanVarlink

/// A blocking Varlink client over one Unix socket connection.
package final class VarlinkClient {
    private let socket: VarlinkClientSocket
    private var buffer: VarlinkMessageBuffer
    private var received: ArraySlice<[UInt8]> = []
    private var isStreaming = false
    /// How many calls have begun and are not finished.
    package private(set) var unanswered = 0

    /// - Parameters:
    ///   - path: of a Unix socket, at most 107 bytes.
    ///   - receiveTimeout: how long to wait for each piece of an answer; nil waits for ever.
    ///   - replyLimit: the ceiling of one answer in bytes.
    package static func connect(
        path: String,
        receiveTimeout: Duration? = nil,
        replyLimit: Int = 16 << 20
    ) throws(VarlinkClientError) -> VarlinkClient {
        VarlinkClient(try VarlinkClientSocket(path: path, receiveTimeout: receiveTimeout), replyLimit: replyLimit)
    }

    private init(_ socket: VarlinkClientSocket, replyLimit: Int) {
        self.socket = socket
        buffer = VarlinkMessageBuffer(limit: replyLimit)
    }

    /// - Parameter method: the name qualified by its interface.
    package func call<Reply: Decodable>(
        _ method: String,
        _ parameters: some Encodable = VarlinkEmpty(),
        as type: Reply.Type = Reply.self
    ) throws(VarlinkClientError) -> Reply {
        try send(method, parameters, expecting: .oneReply)
        let (reply, continues) = try receive(type)
        guard !continues else {
            throw .unintelligible(
                Phrase(
                    "duband 預告對 \(method) 還有回覆，而它只應有一個。", "duband 预告对 \(method) 还有回复，而它只应有一个。",
                    "The daemon announced further answers to \(method), which takes only one."))
        }
        return reply
    }

    /// Calls with `more`. Read the replies to the end before the next call; to stop early, drop the client.
    package func callMore<Reply: Decodable>(
        _ method: String,
        _ parameters: some Encodable = VarlinkEmpty(),
        as type: Reply.Type = Reply.self
    ) throws(VarlinkClientError) -> Replies<Reply> {
        try send(method, parameters, expecting: .severalReplies)
        isStreaming = true
        return Replies(client: self)
    }

    /// Begins a call that takes one reply, and does not wait for it: the daemon may answer while the next is being made. It
    /// answers in order and lets only so much wait, so that two at a time are enough.
    package func begin(_ request: VarlinkRequest) throws(VarlinkClientError) {
        precondition(!isStreaming, "the replies to the call before have not been read to the end")
        try socket.send(request.message)
        unanswered += 1
    }

    /// Waits for the reply to the first call that has begun and is not finished.
    package func finish<Reply: Decodable>(as type: Reply.Type) throws(VarlinkClientError) -> Reply {
        precondition(unanswered > 0, "no call has begun")
        unanswered -= 1
        return try receive(type).0
    }

    /// Calls without waiting for anything; whether the daemon carried it out is not to be learnt.
    package func oneway(
        _ method: String,
        _ parameters: some Encodable = VarlinkEmpty()
    ) throws(VarlinkClientError) {
        try send(method, parameters, expecting: .noReply)
    }

    /// The replies to a call with `more`, as they come in.
    package struct Replies<Reply: Decodable> {
        fileprivate let client: VarlinkClient

        /// Waits for the next reply; nil after the last.
        package func next() throws(VarlinkClientError) -> Reply? {
            guard client.isStreaming else { return nil }
            client.isStreaming = false
            let (reply, continues) = try client.receive(Reply.self)
            client.isStreaming = continues
            return reply
        }
    }

    private func send(
        _ method: String,
        _ parameters: some Encodable,
        expecting: VarlinkRequest.Expecting
    ) throws(VarlinkClientError) {
        precondition(!isStreaming && unanswered == 0, "the replies to the call before have not been read to the end")
        let request: VarlinkRequest
        do {
            request = try VarlinkRequest(method: method, parameters: parameters, expecting: expecting)
        } catch {
            throw .unintelligible(
                Phrase(
                    "\(method) 的參數無法寫成 JSON。", "\(method) 的参数无法写成 JSON。",
                    "The parameters of \(method) cannot be written as JSON."))
        }
        try socket.send(request.message)
    }

    private func receive<Reply: Decodable>(_ type: Reply.Type) throws(VarlinkClientError) -> (Reply, continues: Bool) {
        while received.isEmpty {
            do {
                received = try buffer.append(socket.receive())[...]
            } catch let error as VarlinkClientError {
                throw error
            } catch {
                throw .unintelligible(
                    Phrase(
                        "duband 的回覆超過 \(buffer.limit) 字節。", "duband 的回复超过 \(buffer.limit) 字节。",
                        "The daemon's answer is longer than \(buffer.limit) bytes."))
            }
        }
        let answer: VarlinkAnswer
        do {
            answer = try VarlinkAnswer(message: received.removeFirst())
        } catch {
            throw .unintelligible(
                Phrase(
                    "duband 的回覆不是 Varlink 消息。", "duband 的回复不是 Varlink 消息。",
                    "The daemon's answer is not a Varlink message."))
        }
        if let error = answer.error { throw .refused(error) }
        do {
            return (try answer.parameters(as: type), answer.continues)
        } catch {
            throw .unintelligible(
                Phrase(
                    "duband 的回覆缺少本程序所需的內容；兩者版本是否一致？", "duband 的回复缺少本程序所需的内容；两者版本是否一致？",
                    "The daemon's answer lacks what this program expects; are both of one version?"))
        }
    }
}
