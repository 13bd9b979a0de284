import DubanCore

/// The lines of one light, in the envelope's order.
struct LightGroup {
    let light: Light
    let lines: [Envelope.Line]

    /// Red first; lights that shine for nothing are left out.
    static func groups(of envelope: Envelope) -> [LightGroup] {
        [Light.red, .yellow, .green].compactMap { light in
            let lines = envelope.lines.filter { $0.light == light }
            return lines.isEmpty ? nil : LightGroup(light: light, lines: lines)
        }
    }

    /// Whether the reader answers for one of them, in their own right or as a deputy.
    var ownsAny: Bool { lines.contains { $0.rung == .owner } }
}

/// The mail as plain text, with `\n` line ends.
struct PlainBody {
    let wording: Wording

    init(_ wording: Wording) {
        self.wording = wording
    }

    func render(_ envelope: Envelope) -> String {
        var text = wording.greeting(envelope.name) + "\n"
        for note in envelope.notes ?? [] { text += "\n" + note.displayable + "\n" }
        if envelope.kind != .notice { text += "\n" + wording.summary(of: envelope) + "\n" }
        for group in LightGroup.groups(of: envelope) {
            text += "\n■ " + wording.heading(group.light, count: group.lines.count) + "\n"
            text += "  " + wording.request(group.light, ownsAny: group.ownsAny) + "\n"
            for (index, line) in group.lines.enumerated() {
                text += "\n  \(index + 1). " + wording.title(of: line) + "\n"
                for fact in wording.facts(about: line, for: envelope) {
                    text += "     " + wording.labelled(fact) + "\n"
                }
            }
        }
        return text + "\n-- \n" + wording.footer + "\n"
    }
}
