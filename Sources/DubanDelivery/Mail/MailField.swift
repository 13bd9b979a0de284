import DubanCore
import Mustache

/// What a name in a template stands for, in the part of a mail that it is asked of.
enum MailField<Part>: Sendable {
    /// Some words. Nil is nothing to say: a section of that name is passed over.
    case text(@Sendable (Part) -> String?)
    /// Whether something is so; only for sections.
    case flag(@Sendable (Part) -> Bool)
    /// Parts within this one; only for sections. Inside of it the names of `scope` are known too.
    case list(MailScope, @Sendable (Part) -> [any MustacheParent])

    func value(in part: Part) -> Any? {
        switch self {
        case .text(let text): text(part).map(MailWords.init)
        case .flag(let flag): flag(part)
        case .list(_, let list): list(part)
        }
    }
}

/// Words, as the library takes them soonest: it asks for `renderText` before it looks for a description, and where it can
/// ask for a child it makes no mirror.
struct MailWords: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    /// Words that are nothing are not there at all.
    var isNull: Bool { false }

    func child(named name: String) -> Any? { nil }
}

/// A part of a mail, as the place in a template where its names are known.
enum MailScope: Sendable, CaseIterable {
    case mail, note, group, line, fact

    /// What a name means here.
    enum Meaning: Hashable, Sendable {
        case text
        case flag
        case list(MailScope)
    }

    /// Nil where the name is not known here.
    func meaning(of name: String) -> Meaning? {
        switch self {
        case .mail: meaning(MailContents.fields[name])
        case .note: meaning(NotePart.fields[name])
        case .group: meaning(MailContents.Group.fields[name])
        case .line: meaning(MailContents.Line.fields[name])
        case .fact: meaning(MailContents.Fact.fields[name])
        }
    }

    /// In the order of the alphabet.
    var names: [String] {
        switch self {
        case .mail: MailContents.fields.keys.sorted()
        case .note: NotePart.fields.keys.sorted()
        case .group: MailContents.Group.fields.keys.sorted()
        case .line: MailContents.Line.fields.keys.sorted()
        case .fact: MailContents.Fact.fields.keys.sorted()
        }
    }

    private func meaning(_ field: MailField<some Any>?) -> Meaning? {
        switch field {
        case .text: .text
        case .flag: .flag
        case .list(let scope, _): .list(scope)
        case nil: nil
        }
    }
}

// MARK: - The names, which Documentation/mail-templates.md explains

extension MailContents: MustacheParent {
    static let fields: [String: MailField<MailContents>] = [
        "language": .text { $0.language.rawValue },
        "zh_Hant": .flag { $0.language == .traditionalChinese },
        "zh_Hans": .flag { $0.language == .simplifiedChinese },
        "en": .flag { $0.language == .english },
        "digest": .flag { $0.kind == .digest },
        "urgent": .flag { $0.kind == .urgent },
        "notice": .flag { !$0.kind.tellsOfTasks },
        "subject": .text { $0.subject },
        "name": .text { $0.name },
        "preview": .text { $0.preview },
        "day": .text { $0.day },
        "campaign": .text { $0.campaign.isEmpty ? nil : $0.campaign },
        "greeting": .text { $0.greeting },
        "notes": .list(.note) { $0.notes.map { NotePart(note: $0) } },
        "summary": .text { $0.summary },
        "mixed": .flag { $0.groups.count > 1 },
        "groups": .list(.group) { $0.groups },
        "footer": .text { $0.footer },
    ]

    func child(named name: String) -> Any? { MailContents.fields[name]?.value(in: self) }
}

/// One of a mail's notes.
struct NotePart: MustacheParent {
    let note: String

    static let fields: [String: MailField<NotePart>] = ["note": .text { $0.note }]

    func child(named name: String) -> Any? { NotePart.fields[name]?.value(in: self) }
}

extension MailContents.Group: MustacheParent {
    static let fields: [String: MailField<MailContents.Group>] = [
        "red": .flag { $0.light == .red },
        "yellow": .flag { $0.light == .yellow },
        "due_soon": .flag { $0.light == .green },
        "light": .text { $0.lightName },
        "last": .flag { $0.isLast },
        "count": .text { String($0.lines.count) },
        "heading": .text { $0.heading },
        "request": .text { $0.request },
        "lines": .list(.line) { $0.lines },
    ]

    func child(named name: String) -> Any? { MailContents.Group.fields[name]?.value(in: self) }
}

extension MailContents.Line: MustacheParent {
    static let fields: [String: MailField<MailContents.Line>] = [
        "number": .text { String($0.number) },
        "red": .flag { $0.light == .red },
        "yellow": .flag { $0.light == .yellow },
        "due_soon": .flag { $0.light == .green },
        "code": .text { $0.code },
        "pillar": .text { $0.pillar },
        "title": .text { $0.title },
        "deadline_label": .text { $0.deadlineLabel },
        "deadline": .text { $0.deadline },
        "remaining": .text { $0.remaining },
        "overdue": .flag { $0.isOverdue },
        "reason": .text { $0.reason },
        "own": .flag { $0.isOwn },
        "facts": .list(.fact) { $0.facts },
        "details": .list(.fact) { Array($0.facts.dropFirst($0.headFacts)) },
    ]

    func child(named name: String) -> Any? { MailContents.Line.fields[name]?.value(in: self) }
}

extension MailContents.Fact: MustacheParent {
    static let fields: [String: MailField<MailContents.Fact>] = [
        "label": .text { $0.label },
        "value": .text { $0.value },
    ]

    func child(named name: String) -> Any? { MailContents.Fact.fields[name]?.value(in: self) }
}
