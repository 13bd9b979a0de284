import FoundationEssentials

/// A reply as it came in at the client.
package struct VarlinkAnswer: Equatable, Sendable {
    /// Another reply to the same call follows.
    package let continues: Bool
    /// Present if the call was refused. Parameters that are neither text, number nor truth value are left out.
    package let error: VarlinkError?

    private let message: [UInt8]

    /// - Parameter message: one message without its NUL.
    /// - Throws: `DecodingError` if it is no Varlink reply.
    package init(message: [UInt8]) throws {
        let header = try JSONDecoder().decode(Header.self, from: Data(message))
        continues = header.continues
        error = header.error
        self.message = message
    }

    /// The results as `type`.
    package func parameters<Parameters: Decodable>(as type: Parameters.Type) throws -> Parameters {
        try VarlinkJSON.parameters(of: message, as: type)
    }

    private struct Header: Decodable {
        let continues: Bool
        let error: VarlinkError?

        enum CodingKeys: CodingKey {
            case continues, error, parameters
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            continues = try members.decodeIfPresent(Bool.self, forKey: .continues) ?? false
            guard let name = try members.decodeIfPresent(String.self, forKey: .error) else {
                error = nil
                return
            }
            let facts = try members.decodeIfPresent([String: Fact].self, forKey: .parameters) ?? [:]
            error = VarlinkError(name: name, parameters: facts.compactMapValues(\.text))
        }
    }

    /// One parameter of an error, as text.
    private struct Fact: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let string = try? value.decode(String.self) {
                text = string
            } else if let truth = try? value.decode(Bool.self) {
                text = String(truth)
            } else if let integer = try? value.decode(Int64.self) {
                text = String(integer)
            } else if let number = try? value.decode(Double.self) {
                text = String(number)
            } else {
                text = nil
            }
        }
    }
}
