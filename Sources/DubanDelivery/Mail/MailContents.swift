import DubanCore

/// What a mail says, ready to be set: every word in the reader's language, every value from the ledger displayable.
struct MailContents: Hashable, Sendable {
    var language: Language
    var kind: Envelope.Kind
    var subject: String
    /// What kind of mail it is, in words: 督辦提醒.
    var name: String
    /// What a list of mails shows of this one beside its subject.
    var preview: String
    /// The day of telling, with its weekday.
    var day: String
    var campaign: String
    var greeting: String
    /// Sentences that stand before all else.
    var notes: [String]
    /// Nil in a notice, which is about no task.
    var summary: String?
    /// Red first; lights that shine for nothing are left out.
    var groups: [Group]
    var footer: String

    /// The lines of one light, in the envelope's order.
    struct Group: Hashable, Sendable {
        var light: Light
        /// The light's name: 紅燈.
        var lightName: String
        var heading: String
        /// What to do about them.
        var request: String
        var lines: [Line]
        /// Whether no other group follows.
        var isLast = false
    }

    /// One task.
    struct Line: Hashable, Sendable {
        /// Counted from 1 in its group.
        var number: Int
        var light: Light
        var code: String
        var title: String
        /// The pillar's label; nil where it has none.
        var pillar: String?
        /// What a deadline is called, with its colon.
        var deadlineLabel: String
        /// The deadline's day, with its weekday.
        var deadline: String
        /// How far the deadline is: 已逾期 2 個工作日.
        var remaining: String
        var isOverdue: Bool
        /// The rule's sentence; nil where a rule has none.
        var reason: String?
        /// Whether the reader answers for it, in their own right or as a deputy.
        var isOwn: Bool
        /// Everything that is told about the task: deadline, reason and pillar first.
        var facts: [Fact]
        /// How many of the facts say what `deadline`, `remaining`, `reason` and `pillar` say.
        var headFacts: Int
    }

    struct Fact: Hashable, Sendable {
        /// With its colon, and in English a space behind it.
        var label: String
        var value: String
    }
}

extension MailContents {
    init(_ envelope: Envelope) {
        let wording = Wording(envelope.language)
        language = envelope.language
        kind = envelope.kind
        subject = wording.subject(of: envelope)
        name = wording.name(of: envelope.kind)
        preview = wording.preview(of: envelope)
        day = wording.dated(envelope.day)
        campaign = envelope.campaignName.displayable
        greeting = wording.greeting(envelope.name)
        notes = (envelope.notes ?? []).map(\.displayable)
        summary = envelope.kind.tellsOfTasks ? wording.summary(of: envelope) : nil
        groups = [Light.red, .yellow, .green].compactMap { Group($0, of: envelope, wording) }
        footer = wording.footer
        if !groups.isEmpty { groups[groups.count - 1].isLast = true }
    }
}

extension MailContents.Group {
    /// Nil where the light shines for nothing.
    fileprivate init?(_ light: Light, of envelope: Envelope, _ wording: Wording) {
        let lines = envelope.lines.filter { $0.light == light }
        if lines.isEmpty { return nil }
        self.light = light
        lightName = wording.name(light)
        heading = wording.heading(light, count: lines.count)
        request = wording.request(light, ownsAny: lines.contains { $0.rung == .owner })
        self.lines = lines.enumerated().map { index, line in
            MailContents.Line(line, number: index + 1, of: envelope, wording)
        }
    }
}

extension MailContents.Line {
    fileprivate init(_ line: Envelope.Line, number: Int, of envelope: Envelope, _ wording: Wording) {
        self.number = number
        light = line.light
        code = line.task.displayable
        title = line.title.displayable
        deadlineLabel = wording.deadlineLabel + wording.colon
        deadline = wording.dated(line.deadline)
        remaining = wording.remaining(line)
        isOverdue = line.daysLeft < 0
        let reason = line.reason.displayable
        self.reason = reason.isEmpty ? nil : reason
        isOwn = line.rung == .owner
        facts = wording.facts(about: line, for: envelope)
            .map { MailContents.Fact(label: $0.label + wording.colon, value: $0.value) }
        let pillar = line.pillarLabel.displayable
        self.pillar = pillar.isEmpty ? nil : pillar
        headFacts = 1 + (reason.isEmpty ? 0 : 1) + (pillar.isEmpty ? 0 : 1)
    }
}
