/// What an interface description says.
/// Grammar: https://varlink.org/Interface-Definition
package struct VarlinkInterface: Equatable, Sendable {
    package indirect enum ValueType: Equatable, Sendable {
        case bool, int, float, string, object
        case structure([Field])
        case enumeration([String])
        case array(ValueType)
        /// A map from strings; with an empty structure as its value, a set.
        case map(ValueType)
        case optional(ValueType)
        /// A type of the same interface, by name.
        case named(String)
    }

    package struct Field: Equatable, Sendable {
        package let name: String
        package let type: ValueType
    }

    /// Whether a method may answer with several replies. The language has no word for it; as in systemd, a comment
    /// right above the method says `[Requires 'more' flag]` or `[Supports 'more' flag]`.
    package enum Streaming: Equatable, Sendable {
        case never, supported, required
    }

    package struct Method: Equatable, Sendable {
        package let name: String
        package let input: [Field]
        package let output: [Field]
        package let streaming: Streaming
    }

    package struct TypeDefinition: Equatable, Sendable {
        package let name: String
        /// A structure or an enumeration.
        package let type: ValueType
    }

    package struct ErrorDefinition: Equatable, Sendable {
        package let name: String
        package let fields: [Field]
    }

    package let name: String
    /// The text that was parsed, verbatim.
    package let description: String
    package let types: [TypeDefinition]
    package let methods: [Method]
    package let errors: [ErrorDefinition]

    package init(_ description: String) throws(VarlinkInterfaceError) {
        var parser = try VarlinkInterfaceParser(description)
        let members = try parser.parse()
        self.description = description
        name = members.name
        types = members.types
        methods = members.methods
        errors = members.errors
    }

    package func method(_ name: String) -> Method? {
        methods.first { $0.name == name }
    }
}

/// What is wrong with an interface description, and where.
package struct VarlinkInterfaceError: Error, Equatable, CustomStringConvertible {
    /// Counted from 1.
    package let line: Int
    /// One clause for people.
    package let problem: String

    package var description: String {
        "Line \(line) of the interface description: \(problem)."
    }
}
