package import DubanCalendar
package import DubanCore

/// What a calendar shows of a task.
package struct Deadline: Hashable, Sendable {
    /// The campaign's code.
    package var campaign: String
    package var campaignName: String
    /// The task's code.
    package var task: String
    package var title: String
    /// The pillar's label in the reader's language.
    package var pillarLabel: String
    package var unit: String
    package var day: Day
    /// How often it has been moved.
    package var slips: Int

    package init(
        campaign: String, campaignName: String, task: String, title: String, pillarLabel: String, unit: String,
        day: Day, slips: Int
    ) {
        self.campaign = campaign
        self.campaignName = campaignName
        self.task = task
        self.title = title
        self.pillarLabel = pillarLabel
        self.unit = unit
        self.day = day
        self.slips = slips
    }

    /// The event in somebody's calendar. Its name does not hold the day, so that a moved deadline moves it; the same name
    /// stands in their feed and in what they are mailed.
    ///
    /// - Parameters:
    ///   - domain: What stands behind the `@` of its name.
    ///   - digest: Makes a name of bytes: a collision-resistant digest in lower-case hexadecimal.
    package func event(
        for person: PersonID, in language: Language, domain: String, digest: ([UInt8]) -> String
    ) -> CalendarEvent {
        let words = DeadlineWords(language)
        let name = digest(canonical(["event", campaign, task, person.description])).prefix(32)
        return CalendarEvent(
            uid: name + "@" + domain, sequence: slips, day: day,
            summary: words.due + "[" + task + "] " + title,
            description: [
                campaignName, words.labelled(words.pillar, pillarLabel), words.labelled(words.unit, unit),
            ].filter { !$0.isEmpty }.joined(separator: "\n"))
    }
}

/// What stands around a deadline, in the reader's language.
struct DeadlineWords {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    private func say(_ traditional: String, _ simplified: String, _ english: String) -> String {
        Phrase(traditional: traditional, simplified: simplified, english: english)[language]
    }

    var due: String { say("【截止】", "【截止】", "Due: ") }
    var pillar: String { say("類別", "类别", "Pillar") }
    var unit: String { say("責任單位", "责任单位", "Unit") }

    /// Nothing where there is no value.
    func labelled(_ label: String, _ value: String) -> String {
        value.isEmpty ? "" : label + say("：", "：", ": ") + value
    }

    func calendar(of name: String) -> String { say("督辦 " + name, "督办 " + name, "Duban: " + name) }
}
