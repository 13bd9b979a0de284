/// What a unit is given by systemd (systemd.exec(5), "Credentials"), as `systemctl cat` shows it.
struct UnitCredentials {
    /// What one is loaded from.
    struct Source: Hashable {
        /// As the unit has it: absolute, or the name that it has in a credential store.
        var path: String
        /// Whether systemd decrypts it.
        var isEncrypted: Bool
        /// Whether the unit has a value for where it is missing.
        var hasDefault = false
    }

    enum Origin: Hashable {
        case loaded(Source)
        /// It stands in the unit itself.
        case literal
        /// A glob or a directory of the unit's may bring it.
        case perhaps
        case none
    }

    private var loaded: [String: Source] = [:]
    private var literals: Set<String> = []
    /// What begins so or is so, may come.
    private var imported: [(name: Substring, isPrefix: Bool)] = []

    init(unit text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            add(parts[0].trimmed, parts[1].trimmed)
        }
    }

    func origin(of name: String) -> Origin {
        if var source = loaded[name] {
            source.hasDefault = literals.contains(name)
            return .loaded(source)
        }
        if literals.contains(name) { return .literal }
        let mayBeImported = imported.contains { $0.isPrefix ? name.hasPrefix($0.name) : name == $0.name }
        let mayLieInDirectory = loaded.contains { $1.path.hasPrefix("/") && name.hasPrefix($0 + "_") }
        return mayBeImported || mayLieInDirectory ? .perhaps : .none
    }

    /// An empty value takes back what its kind has given before.
    private mutating func add(_ key: Substring, _ value: Substring) {
        let parts = value.split(separator: ":", maxSplits: 1)
        switch key {
        case "LoadCredential", "LoadCredentialEncrypted":
            guard let name = parts.first else { return loaded = [:] }
            loaded[String(name)] = Source(
                path: String(parts.count == 2 ? parts[1] : name), isEncrypted: key.hasSuffix("Encrypted"))
        case "SetCredential", "SetCredentialEncrypted":
            guard let name = parts.first else { return literals = [] }
            literals.insert(String(name))
        case "ImportCredential":
            guard let glob = parts.first else { return imported = [] }
            let isPrefix = glob.hasSuffix("*")
            // GLOB:NAME gives it another name, or another beginning.
            imported.append((parts.count == 2 ? parts[1] : isPrefix ? glob.dropLast() : glob, isPrefix))
        default: break
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map(start.index(after:)) ?? start.startIndex)]
    }
}
