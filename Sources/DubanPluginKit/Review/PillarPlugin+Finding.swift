extension PillarPlugin {
    /// Judges one task, as duband would have it judged: for a rule's own tests.
    ///
    /// The test ends here, with a sentence that says what is wrong and what would be right, where the task has an
    /// attribute that the plugin does not declare, or one of another kind; where the plugin reads an attribute or a setting
    /// that it does not declare; and where what it finds names a rule that it does not declare, leaves a word of a
    /// sentence open, or brings a task that cannot follow. In duband's service the first two would hide a rule without a
    /// word, and the last have the task be parked.
    public func finding(of task: TaskFacts, on today: Day, calendar: WorkCalendar = .plainWeek) -> Finding {
        let declaration = Self.declaration
        if let problem = declaration.problem(with: task) { fatalError(problem) }
        // Settings that a test has made do not know whose they are; these do.
        _ = try? Self(settings: Settings([:], declared: declaration.settings))
        var task = task
        task.declared = declaration.attributes
        var review = Review(of: TaskView(task), on: today, calendar: calendar)
        judge(&review)
        let finding = review.finding
        if let problem = declaration.problem(with: finding, on: today) { fatalError(problem) }
        return finding
    }
}

extension PluginDeclaration {
    /// Why no task of a ledger could be like this one, in a sentence.
    func problem(with task: TaskFacts) -> String? {
        for (attribute, value) in task.attributes.sorted(by: { $0.key < $1.key }) {
            guard let declared = attributes.first(where: { $0.name == attribute }) else {
                let names = attributes.map(\.name).joined(separator: ", ")
                return "the task has the attribute '\(attribute)', which \(name) does not declare; it declares "
                    + (names.isEmpty ? "none" : names)
            }
            if declared.kind != value.kind {
                return "the task's attribute '\(attribute)' is .\(value.kind), and \(name) declares it as "
                    + "\(declared.kind.typeName); write .\(declared.kind)"
            }
        }
        return nil
    }

    /// Why duband would not take what the plugin finds on a day, in a sentence.
    func problem(with finding: Finding, on today: Day) -> String? {
        for reason in finding.reminders.map(\.reason) + (finding.lightReason.map { [$0] } ?? []) {
            guard let rule = rules.first(where: { $0.id == reason.rule }) else {
                return
                    "a finding names the rule '\(reason.rule)', which \(name) does not declare; add it to the rules "
                    + "of the declaration"
            }
            for sentence in [rule.sentence.traditional, rule.sentence.simplified, rule.sentence.english] {
                guard let word = sentence.wordsInBraces.first(where: { reason.facts[$0] == nil }) else { continue }
                return "a finding by '\(rule.id)' leaves {\(word)} open in “\(sentence)”; its facts must hold \(word)"
            }
        }
        for followUp in finding.followUps {
            if let problem = followUp.problem(on: today) { return "a finding holds " + problem }
        }
        return nil
    }
}

extension FollowUp {
    /// Why no task with this key and these days can follow on a day, in a sentence that begins with what it is; nil where
    /// it can.
    package func problem(on today: Day) -> String? {
        guard (1...64).contains(key.utf8.count), key.utf8.allSatisfy(Self.mayBeInKey) else {
            return "a task that follows with the key '\(key.prefix(64))'; a key is 1 to 64 of a-z, 0-9 and -"
        }
        if assigned > today {
            return
                "the task '\(key)' that follows from \(assigned), a day ahead; give that day to follow(_:on:) as well, "
                + "and it follows when the day has come"
        }
        if deadline < assigned {
            return
                "the task '\(key)' that follows, due on \(deadline) and assigned on \(assigned); its deadline cannot "
                + "lie before the day from which its terms run"
        }
        return nil
    }

    private static func mayBeInKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension String {
    /// The words that a sentence leaves open, in its order: `{due}`.
    package var wordsInBraces: [String] {
        split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}
