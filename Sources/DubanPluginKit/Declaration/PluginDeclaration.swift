/// What a plugin says of itself when it starts: its pillar, the attributes it reads, its settings and its rules.
public struct PluginDeclaration: Hashable, Sendable {
    /// The plugin's name, and its pillar's: `[a-z0-9-]{1,64}`. The file is called `NAME.so`.
    public let name: String
    /// What people call the pillar.
    public let pillar: Text
    /// The attributes of a task that the rules read, beside those that every task has.
    public let attributes: [AnyAttribute]
    /// What an administrator may change.
    public let settings: [AnySetting]
    /// All that the plugin may have reason to say.
    public let rules: [Rule]
    /// Whether it says why, when it is asked. Every plugin that is built with this Kit does; one that was built before its
    /// hello could say so does not.
    public internal(set) var explains = true

    /// Declares a plugin.
    public init(
        name: String, pillar: Text, attributes: [AnyAttribute] = [], settings: [AnySetting] = [], rules: [Rule]
    ) {
        self.name = name
        self.pillar = pillar
        self.attributes = attributes
        self.settings = settings
        self.rules = rules
    }
}

/// One sentence of the rule-book: the reason that a light or a reminder names.
public struct Rule: Hashable, Sendable {
    /// Unique within the plugin: `[a-z0-9-]{1,64}`. It stays on the record for ever, so it is never given to another.
    public let id: String
    /// Reminders of one series replace each other: of those that are still untold only the latest is told.
    public let series: String
    /// A few words: 節點將至.
    public let label: Text
    /// The sentence that a person reads as the reason. `{key}` stands for the fact of that name.
    public let sentence: Text

    /// Declares a rule; its series is its own id unless it shares one with others.
    public init(_ id: String, series: String? = nil, label: Text, sentence: Text) {
        self.id = id
        self.series = series ?? id
        self.label = label
        self.sentence = sentence
    }
}
