import DubanVarlink
import Testing

/// Any JSON value.
indirect enum JSON: Codable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case float(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .int(value)
        } else if let value = try? container.decode(Double.self) {
            self = .float(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .float(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension VarlinkInterface {
    private func resolved(_ type: ValueType) throws -> ValueType {
        guard case .named(let name) = type else { return type }
        return try #require(types.first { $0.name == name }, "\(name)").type
    }

    /// Expects a value to be of a type, and to have no members but those of the type.
    func check(_ value: JSON, _ type: ValueType, at path: String) throws {
        switch (value, try resolved(type)) {
        case (.null, .optional), (.bool, .bool), (.int, .int), (.int, .float), (.float, .float), (.string, .string),
            (_, .object):
            break
        case (_, .optional(let wrapped)):
            try check(value, wrapped, at: path)
        case (.string(let word), .enumeration(let words)):
            #expect(words.contains(word), "\(path): \(word)")
        case (.array(let values), .array(let element)):
            for (index, value) in values.enumerated() { try check(value, element, at: "\(path)[\(index)]") }
        case (.object(let members), .map(let element)):
            for (key, value) in members { try check(value, element, at: "\(path)[\(key)]") }
        case (.object(let members), .structure(let fields)):
            #expect(
                Set(members.keys).isSubset(of: fields.map(\.name)),
                "\(path): \(Set(members.keys).subtracting(fields.map(\.name)).sorted()) is not in the text")
            for field in fields { try check(members[field.name] ?? .null, field.type, at: path + "." + field.name) }
        case (_, let type):
            Issue.record("\(path): \(value) is no \(type)")
        }
    }

    /// The smallest value of a type: what may be left out is left out. Texts are days, since a day is a text.
    func smallest(_ type: ValueType) throws -> JSON {
        switch try resolved(type) {
        case .bool: .bool(false)
        case .int: .int(1)
        case .float: .float(1)
        case .string: .string("2021-04-28")
        case .object, .map: .object([:])
        case .optional: .null
        case .enumeration(let words): .string(words[0])
        case .array(let element): .array([try smallest(element)])
        case .structure(let fields):
            .object(
                try fields.reduce(into: [:]) { members, field in
                    let value = try smallest(field.type)
                    if value != .null { members[field.name] = value }
                })
        case .named: .null
        }
    }
}
