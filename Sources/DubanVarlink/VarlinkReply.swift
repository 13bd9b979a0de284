/// A reply as a server sends it.
package struct VarlinkReply: Equatable, Sendable {
    /// The bytes to send, NUL included.
    package let message: [UInt8]
    /// Another reply to the same call follows.
    package let continues: Bool

    package init(_ parameters: some Encodable, continues: Bool = false) throws {
        message = try VarlinkJSON.message(Body(parameters: parameters, continues: continues ? true : nil))
        self.continues = continues
    }

    /// An error is always the last reply to its call.
    package init(_ error: VarlinkError) {
        var object = "{\"error\":\(Self.quoted(error.name))"
        if !error.parameters.isEmpty {
            let members = error.parameters.sorted { $0.key < $1.key }
                .map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
            object += ",\"parameters\":{\(members.joined(separator: ","))}"
        }
        message = Array(object.utf8) + Array("}\0".utf8)
        continues = false
    }

    private struct Body<Parameters: Encodable>: Encodable {
        let parameters: Parameters
        let continues: Bool?
    }

    /// A JSON string. Written by hand because an error reply must not itself be able to fail.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
