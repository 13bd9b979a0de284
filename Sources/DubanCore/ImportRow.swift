package import DubanCalendar

/// A row of a ledger file, read and checked as far as the file alone allows: its days are days, but the people and the
/// pillar are still the words of the office that wrote it.
package struct TaskRow: Hashable, Sendable, Codable {
    /// The row in the file, counted from 1 with the header, as a spreadsheet counts.
    package var row: Int
    package var code: String
    package var title: String
    /// 戰線: a pillar's name or any of its labels.
    package var pillar: String
    package var unit: String
    /// 責任人, by name.
    package var owner: String
    /// 牽頭領導, by name.
    package var lead: String?
    /// 交辦日期; nil means the day of the import.
    package var assigned: Day?
    /// The day it is due, or the days that come again: each of them becomes a task. Nil where a client has left out both.
    package var due: Due?
    /// What the file says where that is not the day itself: 6月底前, 每月25日前.
    package var deadlineWords: String?
    /// Whether the day was suggested for those words and taken, and so stays what it was when they are imported again.
    package var isSuggested: Bool
    package var state: TaskState?
    package var meter: Meter?
    package var milestones: [Milestone]
    package var blockers: [Blocker]
    /// Every other column that has a value, by its header, for the pillar's plugin.
    package var attributes: [String: String]
    package var parent: String?

    package init(
        row: Int, code: String, title: String, pillar: String, unit: String, owner: String, lead: String? = nil,
        assigned: Day? = nil, due: Due?, deadlineWords: String? = nil, isSuggested: Bool = false,
        state: TaskState? = nil, meter: Meter? = nil, milestones: [Milestone] = [], blockers: [Blocker] = [],
        attributes: [String: String] = [:],
        parent: String? = nil
    ) {
        self.row = row
        self.code = code
        self.title = title
        self.pillar = pillar
        self.unit = unit
        self.owner = owner
        self.lead = lead
        self.assigned = assigned
        self.due = due
        self.deadlineWords = deadlineWords
        self.isSuggested = isSuggested
        self.state = state
        self.meter = meter
        self.milestones = milestones
        self.blockers = blockers
        self.attributes = attributes
        self.parent = parent
    }
}

/// What a row does not have is left out: most rows have no lists, and an import is mostly the coding of its rows.
extension TaskRow {
    private enum CodingKeys: CodingKey {
        case row, code, title, pillar, unit, owner, lead, assigned, deadline, recurrence, deadlineWords, isSuggested
        case state, meter, milestones, blockers, attributes, parent
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let recurrence = try values.decodeIfPresent(Recurrence.self, forKey: .recurrence)
        self.init(
            row: try values.decode(Int.self, forKey: .row), code: try values.decode(String.self, forKey: .code),
            title: try values.decode(String.self, forKey: .title),
            pillar: try values.decode(String.self, forKey: .pillar),
            unit: try values.decode(String.self, forKey: .unit), owner: try values.decode(String.self, forKey: .owner),
            lead: try values.decodeIfPresent(String.self, forKey: .lead),
            assigned: try values.decodeIfPresent(Day.self, forKey: .assigned),
            due: try recurrence.map(Due.recurring)
                ?? values.decodeIfPresent(Day.self, forKey: .deadline).map(Due.day),
            deadlineWords: try values.decodeIfPresent(String.self, forKey: .deadlineWords),
            isSuggested: try values.decodeIfPresent(Bool.self, forKey: .isSuggested) ?? false,
            state: try values.decodeIfPresent(TaskState.self, forKey: .state),
            meter: try values.decodeIfPresent(Meter.self, forKey: .meter),
            milestones: try values.decodeIfPresent([Milestone].self, forKey: .milestones) ?? [],
            blockers: try values.decodeIfPresent([Blocker].self, forKey: .blockers) ?? [],
            attributes: try values.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:],
            parent: try values.decodeIfPresent(String.self, forKey: .parent))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(row, forKey: .row)
        try values.encode(code, forKey: .code)
        try values.encode(title, forKey: .title)
        try values.encode(pillar, forKey: .pillar)
        try values.encode(unit, forKey: .unit)
        try values.encode(owner, forKey: .owner)
        try values.encodeIfPresent(lead, forKey: .lead)
        try values.encodeIfPresent(assigned?.description, forKey: .assigned)
        switch due {
        case .day(let day): try values.encode(day.description, forKey: .deadline)
        case .recurring(let recurrence): try values.encode(recurrence, forKey: .recurrence)
        case nil: break
        }
        try values.encodeIfPresent(deadlineWords, forKey: .deadlineWords)
        if isSuggested { try values.encode(isSuggested, forKey: .isSuggested) }
        try values.encodeIfPresent(state?.rawValue, forKey: .state)
        try values.encodeIfPresent(meter, forKey: .meter)
        if !milestones.isEmpty { try values.encode(milestones, forKey: .milestones) }
        if !blockers.isEmpty { try values.encode(blockers, forKey: .blockers) }
        if !attributes.isEmpty { try values.encode(attributes, forKey: .attributes) }
        try values.encodeIfPresent(parent, forKey: .parent)
    }
}

/// A row of a people file. The superior and the deputy are still names.
package struct PersonRow: Hashable, Sendable, Codable {
    /// The row in the file, counted from 1 with the header.
    package var row: Int
    package var name: String
    package var unit: String
    package var role: Role
    package var address: String
    package var channel: String?
    package var account: String?
    package var window: DeliveryWindow?
    /// A name, or `unit/name` where the name alone is not enough.
    package var superior: String?
    package var language: Language?
    package var absentFrom: Day?
    package var absentUntil: Day?
    package var deputy: String?

    package init(
        row: Int, name: String, unit: String, role: Role, address: String, channel: String? = nil,
        account: String? = nil, window: DeliveryWindow? = nil, superior: String? = nil, language: Language? = nil,
        absentFrom: Day? = nil, absentUntil: Day? = nil, deputy: String? = nil
    ) {
        self.row = row
        self.name = name
        self.unit = unit
        self.role = role
        self.address = address
        self.channel = channel
        self.account = account
        self.window = window
        self.superior = superior
        self.language = language
        self.absentFrom = absentFrom
        self.absentUntil = absentUntil
        self.deputy = deputy
    }
}

/// Why a row is refused: what is wrong, where, and what would be right.
package struct ImportProblem: Hashable, Sendable, Codable {
    /// The row in the file, counted from 1; nil where the whole file is meant.
    package var row: Int?
    /// The field that is at fault; the importer of the file knows which header stands over it.
    package var field: ImportField?
    /// One sentence for people, without an end.
    package var words: Phrase
    /// What would be read into the cell if suggestions were taken: `2021-06-30`, 每月底前; nil where there is nothing.
    package var suggestion: String?

    package init(row: Int? = nil, field: ImportField? = nil, words: Phrase, suggestion: String? = nil) {
        self.row = row
        self.field = field
        self.words = words
        self.suggestion = suggestion
    }

    /// `sentence` is the English one, for programs that keep one.
    private enum CodingKeys: String, CodingKey {
        case row, field, sentence, words, suggestion
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        row = try values.decodeIfPresent(Int.self, forKey: .row)
        field = try values.decodeIfPresent(ImportField.self, forKey: .field)
        words = try values.decode(Phrase.self, forKey: .words)
        suggestion = try values.decodeIfPresent(String.self, forKey: .suggestion)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(row, forKey: .row)
        try values.encodeIfPresent(field, forKey: .field)
        try values.encode(words.english, forKey: .sentence)
        try values.encode(words, forKey: .words)
        try values.encodeIfPresent(suggestion, forKey: .suggestion)
    }
}

/// A field of a ledger or people file, whatever header an office has put over it.
package enum ImportField: Hashable, Sendable {
    case code, title, pillar, unit, owner, lead, assigned, deadline, deadlineWords, state, target, achieved, meterUnit,
        milestones
    case blockers, parent
    case name, role, address, channel, account, window, superior, language, absentFrom, absentUntil, deputy
    /// A column that only the pillar's plugin knows, by its header.
    case attribute(String)
}

extension ImportField: Codable {
    /// The fields of both files by the names that they have on the control socket.
    package static let named: [(String, ImportField)] = [
        ("code", .code), ("title", .title), ("pillar", .pillar), ("unit", .unit), ("owner", .owner), ("lead", .lead),
        ("assigned", .assigned), ("deadline", .deadline),
        ("deadlineWords", .deadlineWords), ("state", .state), ("target", .target),
        ("achieved", .achieved), ("meterUnit", .meterUnit), ("milestones", .milestones), ("blockers", .blockers),
        ("parent", .parent), ("name", .name), ("role", .role), ("address", .address), ("channel", .channel),
        ("account", .account), ("window", .window), ("superior", .superior),
        ("language", .language), ("absentFrom", .absentFrom), ("absentUntil", .absentUntil), ("deputy", .deputy),
    ]

    /// The name on the control socket; of an attribute its header.
    package var name: String {
        if case .attribute(let header) = self { return header }
        return ImportField.named.first { $0.1 == self }?.0 ?? ""
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = ImportField.named.first { $0.0 == text }?.1 ?? .attribute(text)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
