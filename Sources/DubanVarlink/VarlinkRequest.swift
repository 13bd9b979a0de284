/// A call as a client sends it.
package struct VarlinkRequest: Sendable {
    /// How many replies the caller takes.
    package enum Expecting: Sendable {
        case oneReply, severalReplies, noReply
    }

    /// The bytes to send, NUL included.
    package let message: [UInt8]

    /// - Parameter method: the name qualified by its interface.
    package init(method: String, parameters: some Encodable, expecting: Expecting = .oneReply) throws {
        message = try VarlinkJSON.message(Body(method: method, parameters: parameters, expecting: expecting))
    }

    /// - Parameters:
    ///   - method: the name qualified by its interface.
    ///   - json: the parameters, as a JSON object.
    package init(method: String, json: [UInt8]) {
        message = Array("{\"method\":\"\(method)\",\"parameters\":".utf8) + json + Array("}\0".utf8)
    }

    private struct Body<Parameters: Encodable>: Encodable {
        let method: String
        let more: Bool?
        let oneway: Bool?
        let parameters: Parameters

        init(method: String, parameters: Parameters, expecting: Expecting) {
            self.method = method
            self.parameters = parameters
            more = expecting == .severalReplies ? true : nil
            oneway = expecting == .noReply ? true : nil
        }
    }
}
