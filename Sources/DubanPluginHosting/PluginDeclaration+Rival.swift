package import DubanPluginKit

extension PluginDeclaration {
    /// Why it cannot serve beside others: one of them goes by one of its labels.
    package func rival(among others: [PluginDeclaration]) -> PluginFailure? {
        func labels(_ text: Text) -> Set<String> { [text.traditional, text.simplified, text.english] }
        let own = labels(pillar)
        let rival = others.first { $0.name != name && !labels($0.pillar).isDisjoint(with: own) }
        return rival.map {
            PluginFailure(
                sentence: "the plugin \($0.name) serves the pillar \(pillar.traditional) already; remove one of them")
        }
    }
}
