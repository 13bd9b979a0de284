/// A value that an administrator may set.
public enum SettingValue: Hashable, Sendable {
    /// A whole number.
    case integer(Int)
    /// A decimal number.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// Several whole numbers: `[15, 7, 3, 1]`.
    case integers([Int])
    /// Spans of days, first and last included: `[2021-03-04..2021-03-11]`.
    case periods([ClosedRange<Day>])

    /// What a person would call this kind of value.
    public var kindName: String {
        switch self {
        case .integer: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .integers: "a list of whole numbers"
        case .periods: "a list of spans of days, such as [2021-03-04..2021-03-11]"
        }
    }
}

/// A type that a setting may have: `Int`, `Double`, `Bool`, `[Int]` or `[ClosedRange<Day>]`.
public protocol SettingType: Sendable {
    /// The value as it crosses the wire.
    var settingValue: SettingValue { get }
    /// The Swift value, or nil where `value` is of another kind.
    init?(settingValue value: SettingValue)
}

/// A number in the rule-book that an administrator may change.
///
/// ```swift
/// static let silence = Setting("silent-days", default: 14, Text("在談階段無聯繫天數", …))
/// …
/// let days = settings[Self.silence]
/// ```
public struct Setting<Value: SettingType>: Sendable {
    /// Its key in the configuration: `[a-z0-9-]{1,64}`.
    public let name: String
    /// What holds when nothing is set.
    public let defaultValue: Value
    /// What it means.
    public let label: Text

    /// Declares a setting.
    public init(_ name: String, default defaultValue: Value, _ label: Text) {
        self.name = name
        self.defaultValue = defaultValue
        self.label = label
    }

    /// For ``PluginDeclaration/settings``.
    public var declared: AnySetting {
        AnySetting(name: name, defaultValue: defaultValue.settingValue, label: label)
    }
}

/// A setting without its Swift type.
public struct AnySetting: Hashable, Sendable {
    /// Its key in the configuration.
    public let name: String
    /// What holds when nothing is set.
    public let defaultValue: SettingValue
    /// What it means.
    public let label: Text
}

/// The administrator's values for one plugin; the defaults for what they left alone.
public struct Settings: Sendable {
    private let values: [String: SettingValue]
    /// What the plugin declares; nil where a test made them, which does not say for which plugin.
    private let declared: [AnySetting]?

    /// Takes what was set.
    public init(_ values: [String: SettingValue] = [:]) {
        self.values = values
        declared = nil
    }

    /// Takes what was set for a plugin that declares these.
    init(_ values: [String: SettingValue], declared: [AnySetting]) {
        self.values = values
        self.declared = declared
    }

    /// The setting's value, or its default.
    ///
    /// Nobody can set what the plugin does not declare: reading such a setting ends the plugin's process, and a test of
    /// its rules, with a sentence that names it.
    public subscript<Value>(_ setting: Setting<Value>) -> Value {
        if let declared, let problem = setting.problem(where: declared) { fatalError(problem) }
        return values[setting.name].flatMap(Value.init(settingValue:)) ?? setting.defaultValue
    }
}

extension Setting {
    /// What is wrong with reading it where the plugin declares these, in a sentence.
    fileprivate func problem(where declared: [AnySetting]) -> String? {
        guard let found = declared.first(where: { $0.name == name }) else {
            return
                "the plugin reads the setting '\(name)', which it does not declare, so that nobody can set it; add it "
                + "to the settings of the declaration"
        }
        let (read, declared) = (defaultValue.settingValue.kindName, found.defaultValue.kindName)
        if read == declared { return nil }
        return
            "the plugin reads the setting '\(name)' as \(read), and declares it as \(declared); both must be the same"
    }
}

extension Settings {
    /// What a count of days, months or percent may be: beyond it no rule makes sense.
    public static let sensibleCounts = 1...10_000

    /// A count of one or more: days, months, percent.
    ///
    /// - Throws: ``SettingsError`` where it lies outside ``sensibleCounts``.
    public func count(_ setting: Setting<Int>) throws(SettingsError) -> Int {
        let value = self[setting]
        guard Settings.sensibleCounts.contains(value) else {
            throw SettingsError("\(setting.name) is \(value); it must lie between 1 and 10000")
        }
        return value
    }

    /// Counts of one or more, the longest first. There may be none of them.
    ///
    /// - Throws: ``SettingsError`` where one lies outside ``sensibleCounts``.
    public func countsDescending(_ setting: Setting<[Int]>) throws(SettingsError) -> [Int] {
        let values = self[setting]
        guard values.allSatisfy(Settings.sensibleCounts.contains) else {
            throw SettingsError("\(setting.name) is \(values); each must lie between 1 and 10000")
        }
        return values.sorted(by: >)
    }
}

/// A setting that is of the right kind and still makes no sense.
public struct SettingsError: Error, Sendable {
    /// One sentence: which setting, what is wrong, what would be right.
    public let sentence: String

    /// Says what is wrong.
    public init(_ sentence: String) {
        self.sentence = sentence
    }
}

extension Int: SettingType {
    /// A whole number, as it crosses the wire.
    public var settingValue: SettingValue { .integer(self) }
    /// A whole number; nil where the value is of another kind.
    public init?(settingValue value: SettingValue) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }
}

extension Double: SettingType {
    /// A number, as it crosses the wire.
    public var settingValue: SettingValue { .number(self) }
    /// A number; nil where the value is of another kind.
    public init?(settingValue value: SettingValue) {
        switch value {
        case .number(let number): self = number
        case .integer(let integer): self = Double(integer)
        case .flag, .integers, .periods: return nil
        }
    }
}

extension Bool: SettingType {
    /// Yes or no, as it crosses the wire.
    public var settingValue: SettingValue { .flag(self) }
    /// Yes or no; nil where the value is of another kind.
    public init?(settingValue value: SettingValue) {
        guard case .flag(let flag) = value else { return nil }
        self = flag
    }
}

/// A type of which a setting may hold a list: `Int` or `ClosedRange<Day>`.
public protocol SettingElement: Sendable {
    /// A list of them, as it crosses the wire.
    static func settingValue(of list: [Self]) -> SettingValue
    /// The list, or nil where `value` is of another kind.
    static func list(_ value: SettingValue) -> [Self]?
}

extension Array: SettingType where Element: SettingElement {
    /// The list, as it crosses the wire.
    public var settingValue: SettingValue { Element.settingValue(of: self) }
    /// The list; nil where the value is of another kind.
    public init?(settingValue value: SettingValue) {
        guard let list = Element.list(value) else { return nil }
        self = list
    }
}

extension Int: SettingElement {
    /// Whole numbers, as they cross the wire.
    public static func settingValue(of list: [Int]) -> SettingValue { .integers(list) }
    /// Whole numbers; nil where the value is of another kind.
    public static func list(_ value: SettingValue) -> [Int]? {
        switch value {
        case .integers(let integers): integers
        case .integer(let integer): [integer]
        case .number, .flag, .periods: nil
        }
    }
}

extension ClosedRange<Day>: SettingElement {
    /// Spans of days, as they cross the wire.
    public static func settingValue(of list: [ClosedRange<Day>]) -> SettingValue { .periods(list) }
    /// Spans of days; nil where the value is of another kind.
    public static func list(_ value: SettingValue) -> [ClosedRange<Day>]? {
        guard case .periods(let periods) = value else { return nil }
        return periods
    }
}
