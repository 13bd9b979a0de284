package import DubanPluginKit

/// Reads what an administrator wrote for a plugin by the kinds that the plugin declares.
///
/// - Throws: ``PluginFailure`` for a key that the plugin does not know, or a value of another kind.
func settings(
    for declaration: PluginDeclaration, from raw: [String: String]
) throws(PluginFailure) -> [String: SettingValue] {
    var values: [String: SettingValue] = [:]
    for (key, text) in raw.sorted(by: { $0.key < $1.key }) {
        guard let setting = declaration.settings.first(where: { $0.name == key }) else {
            let known = declaration.settings.map(\.name).joined(separator: ", ")
            throw PluginFailure(sentence: "it has no setting '\(key)'; it has \(known.isEmpty ? "none" : known)")
        }
        guard let value = SettingValue(text, like: setting.defaultValue) else {
            throw PluginFailure(
                sentence: "its setting \(key) must be \(setting.defaultValue.kindName), and is '\(text)'")
        }
        values[key] = value
    }
    return values
}

extension SettingValue {
    /// The value as an administrator would write it.
    package var text: String {
        switch self {
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .integers(let integers): "[" + integers.map(String.init).joined(separator: ", ") + "]"
        case .periods(let periods):
            "[" + periods.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: ", ") + "]"
        }
    }

    /// Reads a value of the same kind as another: `3`, `0.25`, `true`, `[15, 7, 3, 1]`, `[2021-03-04..2021-03-11]`.
    fileprivate init?(_ text: String, like other: SettingValue) {
        switch other {
        case .integer:
            guard let integer = Int(text) else { return nil }
            self = .integer(integer)
        case .number:
            guard let number = Double(text), number.isFinite else { return nil }
            self = .number(number)
        case .flag:
            guard text == "true" || text == "false" else { return nil }
            self = .flag(text == "true")
        case .integers:
            let parts = text.split { " ,[]".contains($0) }
            let integers = parts.compactMap { Int($0) }
            guard integers.count == parts.count else { return nil }
            self = .integers(integers)
        case .periods:
            let parts = text.split { " ,[]".contains($0) }
            let periods = parts.compactMap { ClosedRange<Day>(written: $0) }
            guard periods.count == parts.count else { return nil }
            self = .periods(periods)
        }
    }
}

extension ClosedRange<Day> {
    /// Reads `2021-03-04..2021-03-11`, or one day alone.
    fileprivate init?(written text: Substring) {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map { Day(String($0)) }
        guard let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
        self = first...last
    }
}
