import FoundationEssentials

/// The parameters of a method that has none, in either direction.
package struct VarlinkEmpty: Codable, Equatable, Sendable {
    package init() {}
}

/// Any member name of a JSON object.
struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

enum VarlinkJSON {
    /// One message with its NUL. Keys are sorted, so that equal values are equal bytes.
    static func message(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(value)) + [0]
    }

    /// The `parameters` member of a message; absent, `null` and `{}` are the same.
    static func parameters<Parameters: Decodable>(of message: [UInt8], as type: Parameters.Type) throws -> Parameters {
        if let parameters = try JSONDecoder().decode(Optionally<Parameters>.self, from: Data(message)).parameters {
            return parameters
        }
        return try JSONDecoder().decode(Surely<Parameters>.self, from: Data(#"{"parameters":{}}"#.utf8)).parameters
    }

    private struct Optionally<Parameters: Decodable>: Decodable {
        let parameters: Parameters?
    }

    private struct Surely<Parameters: Decodable>: Decodable {
        let parameters: Parameters
    }
}

extension DecodingError {
    /// The member of `parameters` at fault: the first key below it, or the key that is missing.
    var parameter: String {
        let path: [any CodingKey]
        switch self {
        case .keyNotFound(let key, let context): path = context.codingPath + [key]
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            path = context.codingPath
        @unknown default: path = []
        }
        return path.dropFirst().first?.stringValue ?? "parameters"
    }
}
