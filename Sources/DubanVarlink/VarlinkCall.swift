import FoundationEssentials

/// One call as it came in. Its parameters stay JSON text until a handler asks for them by type.
package struct VarlinkCall: Equatable, Sendable {
    /// Why a message is no call; Varlink has no error reply for it, the connection is closed.
    package enum Malformed: Error, Equatable {
        /// Not JSON, not an object, no `method`, or a member of the wrong type.
        case message
        /// More than one of `oneway`, `more` and `upgrade`.
        case contradictoryFlags
    }

    /// The method qualified by its interface.
    package let qualifiedMethod: String
    /// What stands before the last dot; empty if there is none.
    package let interface: String
    /// What stands after the last dot.
    package let method: String
    /// The caller wants no reply, not even an error.
    package let oneway: Bool
    /// The caller takes several replies.
    package let more: Bool
    /// The caller wants to speak another protocol after the reply.
    package let upgrade: Bool
    /// The names of the arguments that are not `null`, sorted.
    package let arguments: [String]

    private let message: [UInt8]

    /// - Parameter message: one message without its NUL.
    package init(message: [UInt8]) throws(Malformed) {
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(message)) else { throw .message }
        oneway = header.oneway
        more = header.more
        upgrade = header.upgrade
        guard [oneway, more, upgrade].count(where: { $0 }) <= 1 else { throw .contradictoryFlags }
        qualifiedMethod = header.method
        if let dot = qualifiedMethod.lastIndex(of: ".") {
            interface = String(qualifiedMethod[..<dot])
            method = String(qualifiedMethod[dot...].dropFirst())
        } else {
            interface = ""
            method = qualifiedMethod
        }
        arguments = header.arguments
        self.message = message
    }

    /// The arguments as `type`.
    /// - Throws: `InvalidParameter` naming the argument that is missing or of the wrong type; for a number that its
    ///   type cannot hold it says `parameters`, since the decoder does not tell where that stands.
    package func parameters<Parameters: Decodable>(as type: Parameters.Type) throws -> Parameters {
        do {
            return try VarlinkJSON.parameters(of: message, as: type)
        } catch let error as DecodingError {
            throw VarlinkError.invalidParameter(error.parameter)
        }
    }

    /// One argument, read value by value.
    ///
    /// - Throws: `InvalidParameter` naming it, where it is missing or `read` cannot make anything of it.
    package func argument<Value>(_ name: String, _ read: (inout JSONReader) throws -> Value) throws -> Value {
        var value: Value?
        do {
            var reader = JSONReader(message)
            try reader.members { member, reader in
                guard member == "parameters" else { return try reader.skip() }
                if reader.takesNull() { return }
                try reader.members { argument, reader in
                    if argument == name { value = try read(&reader) } else { try reader.skip() }
                }
            }
        } catch {
            throw VarlinkError.invalidParameter(name)
        }
        guard let value else { throw VarlinkError.invalidParameter(name) }
        return value
    }

    private struct Header: Decodable {
        let method: String
        let oneway: Bool
        let more: Bool
        let upgrade: Bool
        let arguments: [String]

        enum CodingKeys: CodingKey {
            case method, oneway, more, upgrade, parameters
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            method = try members.decode(String.self, forKey: .method)
            oneway = try members.decodeIfPresent(Bool.self, forKey: .oneway) ?? false
            more = try members.decodeIfPresent(Bool.self, forKey: .more) ?? false
            upgrade = try members.decodeIfPresent(Bool.self, forKey: .upgrade) ?? false
            guard members.contains(.parameters), try !members.decodeNil(forKey: .parameters) else {
                arguments = []
                return
            }
            let parameters = try members.nestedContainer(keyedBy: MemberName.self, forKey: .parameters)
            arguments = try parameters.allKeys.filter { try !parameters.decodeNil(forKey: $0) }.map(\.stringValue)
                .sorted()
        }
    }
}
