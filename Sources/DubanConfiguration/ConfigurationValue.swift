import Yams

/// A value of a configuration file with its place, read strictly: each accessor either gives what was asked for or
/// notes one problem and gives nil.
///
/// Scalars are read by their text and never by YAML's guesses, to which `08:30` is a number in base 60, `no` is false,
/// and `2020-01-01` is an instant.
struct ConfigurationValue {
    let node: Node
    /// The keys from the root: `courier.smtp.port`; empty at the root.
    let path: String
    let problems: ProblemList

    var line: Int? { node.mark?.line }

    /// Notes that this value is not what it should be. `expectation` ends the sentence: "a whole number".
    func refuse(expected expectation: String) {
        problems.add(line, "\(subject) is \(kind); it must be \(expectation).")
    }

    private var subject: String {
        path.isEmpty ? "the file" : "'\(path)'"
    }

    private var kind: String {
        switch node {
        case .scalar(let scalar): isMissing(scalar) ? "empty" : "'\(scalar.string)'"
        case .sequence: "a list"
        case .mapping: "a section"
        case .alias: "an alias"
        }
    }

    private func isMissing(_ scalar: Node.Scalar) -> Bool {
        scalar.string.isEmpty || (scalar.style == .plain && (scalar.string == "~" || scalar.string == "null"))
    }
}

// MARK: - Scalars

extension ConfigurationValue {
    /// The scalar's text for `check` to turn into a value; refused where it is no scalar, empty, or `check` says nil.
    func scalar<Result>(_ expectation: String, _ check: (String) -> Result?) -> Result? {
        if case .scalar(let scalar) = node, !isMissing(scalar), let result = check(scalar.string) { return result }
        refuse(expected: expectation)
        return nil
    }

    /// As ``scalar(_:_:)``, but the text must not stand in quotes, which say that it is meant as text.
    private func plain<Result>(_ expectation: String, _ check: (String) -> Result?) -> Result? {
        if case .scalar(let scalar) = node, scalar.style != .plain {
            refuse(expected: expectation + " without quotes")
            return nil
        }
        return scalar(expectation, check)
    }

    /// One line of text.
    func text(_ expectation: String = "a line of text") -> String? {
        scalar(expectation) { text in
            text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
        }
    }

    func integer(in range: ClosedRange<Int>) -> Int? {
        plain("a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func flag() -> Bool? {
        plain("true or false") { Bool($0) }
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> Choice? {
        let words = Choice.allCases.map(\.rawValue)
        return scalar("one of " + words.joined(separator: ", "), Choice.init(rawValue:))
    }
}

// MARK: - Lists and sections

extension ConfigurationValue {
    var isList: Bool {
        if case .sequence = node { true } else { false }
    }

    func list(of things: String) -> [ConfigurationValue]? {
        guard case .sequence(let sequence) = node else {
            refuse(expected: "a list of \(things)")
            return nil
        }
        return sequence.enumerated().map { index, node in
            ConfigurationValue(node: node, path: "\(path)[\(index + 1)]", problems: problems)
        }
    }

    /// The values of a section whose keys are the administrator's own, in the file's order.
    func entries(of things: String) -> [(key: String, value: ConfigurationValue)]? {
        guard case .mapping(let mapping) = node else {
            refuse(expected: "a section of \(things)")
            return nil
        }
        return mapping.compactMap { key, value in
            guard case .scalar(let name) = key, !name.string.isEmpty else {
                problems.add(key.mark?.line, "a key in \(subject) is no word; a key is a word before a colon.")
                return nil
            }
            let below = path.isEmpty ? name.string : path + "." + name.string
            return (name.string, ConfigurationValue(node: value, path: below, problems: problems))
        }
    }

    /// Whether this is a section that has the key, with whatever value.
    func hasKey(_ key: String) -> Bool {
        guard case .mapping(let mapping) = node else { return false }
        return mapping.contains { $0.key.scalar?.string == key }
    }

    /// A section with these keys and no others.
    func section(_ keys: [String]) -> ConfigurationSection? {
        guard case .mapping(let mapping) = node else {
            refuse(expected: "a section with the keys " + keys.joined(separator: ", "))
            return nil
        }
        for (key, _) in mapping {
            guard case .scalar(let name) = key, !keys.contains(name.string), !name.string.isEmpty else { continue }
            let place = path.isEmpty ? "" : " in '\(path)'"
            let advice =
                nearest(to: name.string, among: keys).map { "did you mean '\($0)'?" }
                ?? "known here are " + keys.joined(separator: ", ") + "."
            problems.add(key.mark?.line, "there is no setting '\(name.string)'\(place); \(advice)")
        }
        let values = Dictionary((entries(of: "settings") ?? []).map { ($0.key, $0.value) }) { first, _ in first }
        return ConfigurationSection(value: self, known: Set(keys), values: values)
    }
}

/// A section whose keys have been checked.
struct ConfigurationSection {
    let value: ConfigurationValue
    fileprivate let known: Set<String>
    fileprivate let values: [String: ConfigurationValue]

    /// The value of a key; nil where it is left out.
    subscript(key: String) -> ConfigurationValue? {
        precondition(known.contains(key), "'\(key)' is read but not among the section's keys")
        return values[key]
    }

    /// The value of a key that must be there.
    func required(_ key: String, _ expectation: String) -> ConfigurationValue? {
        if let value = self[key] { return value }
        let path = value.path.isEmpty ? key : value.path + "." + key
        value.problems.add(value.path.isEmpty ? nil : value.line, "'\(path)' is missing; it must be \(expectation).")
        return nil
    }
}
