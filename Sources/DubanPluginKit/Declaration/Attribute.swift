/// The kinds of value that an attribute may have.
public enum AttributeKind: UInt8, Sendable, CaseIterable {
    /// Any text.
    case text = 0
    /// A decimal number.
    case number = 1
    /// A civil day.
    case day = 2
    /// Yes or no.
    case flag = 3

    /// What it is in Swift.
    var typeName: String {
        switch self {
        case .text: "String"
        case .number: "Double"
        case .day: "Day"
        case .flag: "Bool"
        }
    }
}

/// A type that an attribute's value may have: `String`, `Double`, `Day` or `Bool`.
public protocol AttributeType: Sendable {
    /// The kind that it is declared as.
    static var kind: AttributeKind { get }
    /// The value, where the reader stands at one of this kind.
    static func read(_ reader: inout ByteReader) throws(WireError) -> Self
}

/// Something that a ledger says of a task and only this pillar knows: the last contact with an investor.
///
/// ```swift
/// static let lastContact = Attribute<Day>("last-contact", Text("最近聯繫", "最近联系", "Last contact"))
/// …
/// if let contact = review.task[Self.lastContact] { … }
/// ```
public struct Attribute<Value: AttributeType>: Sendable {
    /// Its name: `[a-z0-9-]{1,64}`.
    public let name: String
    /// The header that stands over it in a ledger.
    public let label: Text
    /// Whether every task of the pillar must have it.
    public let isRequired: Bool
    /// Whether it names a unit whose people are never told of the task (迴避), whoever judges it.
    public let recusesUnit: Bool

    /// Declares an attribute.
    public init(_ name: String, _ label: Text, isRequired: Bool = false) {
        self.init(name, label, isRequired: isRequired, recusesUnit: false)
    }

    private init(_ name: String, _ label: Text, isRequired: Bool, recusesUnit: Bool) {
        self.name = name
        self.label = label
        self.isRequired = isRequired
        self.recusesUnit = recusesUnit
    }

    /// For ``PluginDeclaration/attributes``.
    public var declared: AnyAttribute {
        AnyAttribute(
            name: name, kind: Value.kind, isRequired: isRequired, recusesUnit: recusesUnit, label: label)
    }
}

extension Attribute<String> {
    /// Declares an attribute that names a unit to be kept in the dark: nobody of it is told of the task, neither as the
    /// person responsible nor as anybody's superior or deputy (迴避). It holds whichever plugin judges the task.
    public static func recusedUnit(_ name: String, _ label: Text) -> Attribute<String> {
        Attribute(name, label, isRequired: false, recusesUnit: true)
    }
}

/// An attribute without its Swift type.
public struct AnyAttribute: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What values it takes.
    public let kind: AttributeKind
    /// Whether every task of the pillar must have it.
    public let isRequired: Bool
    /// Whether it names a unit whose people are never told of the task (迴避).
    public let recusesUnit: Bool
    /// The header that stands over it in a ledger.
    public let label: Text
}

extension String: AttributeType {
    /// A text.
    public static var kind: AttributeKind { .text }
    /// A text, where the reader stands at one.
    public static func read(_ reader: inout ByteReader) throws(WireError) -> String { try reader.string() }
}

extension Double: AttributeType {
    /// A number.
    public static var kind: AttributeKind { .number }
    /// A number, where the reader stands at one.
    public static func read(_ reader: inout ByteReader) throws(WireError) -> Double { try reader.double() }
}

extension Day: AttributeType {
    /// A day.
    public static var kind: AttributeKind { .day }
    /// A day, where the reader stands at one.
    public static func read(_ reader: inout ByteReader) throws(WireError) -> Day { try reader.day() }
}

extension Bool: AttributeType {
    /// Yes or no.
    public static var kind: AttributeKind { .flag }
    /// Yes or no, where the reader stands at one.
    public static func read(_ reader: inout ByteReader) throws(WireError) -> Bool { try reader.byte() != 0 }
}
