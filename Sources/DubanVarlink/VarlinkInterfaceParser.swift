/// A recursive descent over the grammar; names are checked where they are read, references at the end.
struct VarlinkInterfaceParser {
    typealias Token = VarlinkInterfaceScanner.Token
    typealias ValueType = VarlinkInterface.ValueType
    typealias Field = VarlinkInterface.Field

    struct Members {
        var name = ""
        var types: [VarlinkInterface.TypeDefinition] = []
        var methods: [VarlinkInterface.Method] = []
        var errors: [VarlinkInterface.ErrorDefinition] = []
    }

    /// How deep types may nest.
    static let depthLimit = 32

    private var scanner: VarlinkInterfaceScanner
    private var token: Token
    private var references: [(name: String, line: Int)] = []

    init(_ description: String) throws(VarlinkInterfaceError) {
        scanner = VarlinkInterfaceScanner(description)
        token = try scanner.next()
    }

    mutating func parse() throws(VarlinkInterfaceError) -> Members {
        var members = Members()
        var names: Set<String> = []
        try expect(.word("interface"))
        members.name = try word("an interface name like org.example.ledger", VarlinkName.isInterface)
        while token.kind != .end {
            let keyword = token
            guard keyword.kind == .word("type") || keyword.kind == .word("method") || keyword.kind == .word("error")
            else {
                throw unexpected("\"type\", \"method\" or \"error\"")
            }
            try advance()
            let line = token.line
            let name = try word("a name that begins with a capital letter", VarlinkName.isMember)
            guard names.insert(name).inserted else {
                throw VarlinkInterfaceError(line: line, problem: "the name \(name) is defined twice")
            }
            if keyword.kind == .word("method") {
                let input = try structure()
                try expect(.sign("->"))
                members.methods.append(
                    .init(name: name, input: input, output: try structure(), streaming: .init(comment: keyword.comment))
                )
            } else if keyword.kind == .word("error") {
                members.errors.append(.init(name: name, fields: try structure()))
            } else {
                members.types.append(.init(name: name, type: try structureOrEnumeration(depth: 0)))
            }
        }
        let types = Set(members.types.map(\.name))
        for reference in references where !types.contains(reference.name) {
            throw VarlinkInterfaceError(line: reference.line, problem: "the type \(reference.name) is not defined")
        }
        return members
    }

    private mutating func structure() throws(VarlinkInterfaceError) -> [Field] {
        let line = token.line
        guard case .structure(let fields) = try structureOrEnumeration(depth: 0) else {
            throw VarlinkInterfaceError(line: line, problem: "every field needs a type")
        }
        return fields
    }

    /// `()`, `(a: int, b: string)` or `(one, two)`: the first field tells which.
    private mutating func structureOrEnumeration(depth: Int) throws(VarlinkInterfaceError) -> ValueType {
        try expect(.sign("("))
        if try accept(")") { return .structure([]) }
        var fields: [Field] = []
        var cases: [String] = []
        repeat {
            let line = token.line
            let name = try word("a field name", VarlinkName.isField)
            guard !cases.contains(name), !fields.contains(where: { $0.name == name }) else {
                throw VarlinkInterfaceError(line: line, problem: "the field \(name) is defined twice")
            }
            if cases.isEmpty, try accept(":") {
                fields.append(Field(name: name, type: try type(depth: depth + 1)))
            } else if fields.isEmpty {
                cases.append(name)
            } else {
                throw unexpected("\":\" and a type")
            }
        } while try accept(",")
        try expect(.sign(")"))
        return fields.isEmpty ? .enumeration(cases) : .structure(fields)
    }

    private mutating func type(depth: Int) throws(VarlinkInterfaceError) -> ValueType {
        guard depth <= Self.depthLimit else {
            throw VarlinkInterfaceError(line: token.line, problem: "types nest deeper than \(Self.depthLimit)")
        }
        if try accept("?") {
            guard token.kind != .sign("?") else { throw unexpected("a type after a single \"?\"") }
            return .optional(try type(depth: depth + 1))
        }
        if try accept("[]") { return .array(try type(depth: depth + 1)) }
        if try accept("[string]") { return .map(try type(depth: depth + 1)) }
        if token.kind == .sign("(") { return try structureOrEnumeration(depth: depth) }
        let line = token.line
        let name = try word("a type") { Self.elements[$0] != nil || VarlinkName.isMember($0) }
        if let element = Self.elements[name] { return element }
        references.append((name, line))
        return .named(name)
    }

    private static let elements: [String: ValueType] = [
        "bool": .bool, "int": .int, "float": .float, "string": .string, "object": .object,
    ]

    private mutating func advance() throws(VarlinkInterfaceError) {
        token = try scanner.next()
    }

    private mutating func accept(_ sign: String) throws(VarlinkInterfaceError) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        try advance()
        return true
    }

    private mutating func expect(_ kind: Token.Kind) throws(VarlinkInterfaceError) {
        guard token.kind == kind else { throw unexpected(kind.inWords) }
        try advance()
    }

    private mutating func word(
        _ wanted: String,
        _ isValid: (String) -> Bool
    ) throws(VarlinkInterfaceError) -> String {
        guard case .word(let word) = token.kind, isValid(word) else { throw unexpected(wanted) }
        try advance()
        return word
    }

    private func unexpected(_ wanted: String) -> VarlinkInterfaceError {
        VarlinkInterfaceError(line: token.line, problem: "\(token.kind.inWords) where \(wanted) should be")
    }
}

extension VarlinkInterfaceScanner.Token.Kind {
    fileprivate var inWords: String {
        switch self {
        case .word(let text), .sign(let text): "\"\(text)\""
        case .end: "the end"
        }
    }
}

extension VarlinkInterface.Streaming {
    fileprivate init(comment: String) {
        if comment.contains("[Requires 'more' flag]") {
            self = .required
        } else if comment.contains("[Supports 'more' flag]") {
            self = .supported
        } else {
            self = .never
        }
    }
}
