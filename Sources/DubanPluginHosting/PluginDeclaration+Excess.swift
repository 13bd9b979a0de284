import DubanCore
import DubanPluginKit

extension PluginDeclaration {
    /// No pillar declares more attributes, settings or rules than this.
    static let mostDeclared = 256
    /// A longer label, in bytes of UTF-8, fits into no column.
    static let longestLabel = 256
    /// A longer value of a setting, in elements, nobody writes.
    static let longestList = 1024

    /// What of it duband does not carry: names that cannot stand in a file or on a record, words without end or with
    /// commands in them, more of anything than a pillar has. The first that is found, after which nothing else was looked
    /// at; nil where there is none.
    var excess: String? {
        for (what, count) in [("attributes", attributes.count), ("settings", settings.count), ("rules", rules.count)]
        where count > Self.mostDeclared {
            return "\(count) \(what); \(Self.mostDeclared) are the most"
        }
        return excessName ?? excessWords ?? excessSetting
    }

    private var excessName: String? {
        let names =
            [("the pillar", name)] + attributes.map { ("the attribute", $0.name) }
            + settings.map { ("the setting", $0.name) } + rules.map { ("the rule", $0.id) }
            + rules.map { ("the series", $0.series) }
        for (what, name) in names where !PluginFile.isPluginName(name) {
            return "\(what) '\(name.prefix(80))'; a name is 1 to 64 of a-z, 0-9 and -"
        }
        return nil
    }

    private var excessWords: String? {
        let labels =
            [("the pillar", pillar)] + attributes.map { ("the attribute \($0.name)", $0.label) }
            + settings.map { ("the setting \($0.name)", $0.label) } + rules.map { ("the rule \($0.id)", $0.label) }
        for (what, label) in labels {
            if let excess = label.excess(of: Self.longestLabel) { return "a label of \(what) with \(excess)" }
        }
        for rule in rules {
            if let excess = rule.sentence.excess(of: FindingTranslator.longestSentence) {
                return "a sentence of the rule \(rule.id) with \(excess)"
            }
            let sentences = [rule.sentence.traditional, rule.sentence.simplified, rule.sentence.english]
            let most = sentences.map { SentencePattern($0).factCount }.max() ?? 0
            if most > SentencePattern.mostFacts {
                return "a sentence of the rule \(rule.id) with \(most) facts; \(SentencePattern.mostFacts) are the most"
            }
        }
        return nil
    }

    private var excessSetting: String? {
        for setting in settings {
            let count =
                switch setting.defaultValue {
                case .integers(let list): list.count
                case .periods(let list): list.count
                case .integer, .number, .flag: 0
                }
            guard count > Self.longestList else { continue }
            return "the setting \(setting.name) with \(count) values; \(Self.longestList) are the most"
        }
        return nil
    }
}

extension Text {
    fileprivate func excess(of longest: Int) -> String? {
        for words in [traditional, simplified, english] {
            if words.utf8.count > longest { return "\(words.utf8.count) bytes; \(longest) are the most" }
            if words.harmless != words { return "a line's end or a control character" }
        }
        return nil
    }
}
