import DubanCalendar
import DubanTestSupport
import Testing

@testable import DubanCore

@Suite struct ComposePropertyTests {
    private let seed = UInt64.random(in: .min ... .max)

    @Test("every reminder ends in exactly one of told, superseded and held, and the order of the input does not matter")
    func invariants() {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<300 {
            let at = "seed \(seed), round \(round)"
            let pending = self.pending(&generator)
            let composing = self.composing(&generator)
            let composition = composing.compose(pending)

            let told = composition.envelopes.flatMap(\.reminders)
            let superseded = composition.superseded.map(\.reminder)
            #expect(Set(told + superseded).count == told.count + superseded.count, "\(at)")
            let held = Set(pending.map(\.id)).subtracting(told).subtracting(superseded)
            let isWorkingDay = composing.calendar.isWorkingDay(composing.day)
            for reminder in pending where held.contains(reminder.id) {
                #expect(
                    !isWorkingDay || reminder.urgency == .digest && !composing.served.isEmpty,
                    "held on a working day, and its digest has not gone: \(at)")
            }
            checkEnvelopes(composition, at)
            checkSuperseded(composition, pending, at)

            let again = composing.compose(pending.shuffled(using: &generator))
            #expect(again.envelopes == composition.envelopes, "\(at)")
            #expect(Set(again.superseded) == Set(composition.superseded), "\(at)")
        }
    }

    private func checkEnvelopes(_ composition: Composition, _ at: String) {
        let envelopes = composition.envelopes
        #expect(Set(envelopes.map(\.envelope.person)).count == envelopes.count, "two envelopes for a person: \(at)")
        #expect(Set(envelopes.map(\.envelope.id)).count == envelopes.count, "\(at)")
        for sealed in envelopes {
            #expect(!sealed.envelope.lines.isEmpty, "\(at)")
            #expect(Set(sealed.envelope.lines.map(\.reminder)).isSubset(of: sealed.reminders), "\(at)")
            let lights = sealed.envelope.lines.map(\.light)
            #expect(lights == lights.sorted(by: >), "\(at)")
        }
    }

    private func checkSuperseded(_ composition: Composition, _ pending: [PendingReminder], _ at: String) {
        let moot = Set(composition.superseded.map(\.reminder))
        for superseded in composition.superseded {
            if case .newer(let newer) = superseded.why {
                #expect(!moot.contains(newer), "what tells more is moot itself: \(at)")
                #expect(pending.contains { $0.id == newer }, "\(at)")
            }
        }
    }

    private func composing(_ generator: inout SeededGenerator) -> Composing {
        let ids = Office.people.map(\.id)
        var absences: [PersonID: Absence] = [:]
        for id in ids where Int.random(in: 0..<4, using: &generator) == 0 {
            let deputy = Bool.random(using: &generator) ? ids.randomElement(using: &generator) : nil
            absences[id] = .wholeYear(deputy: deputy)
        }
        let roster = Office.roster { people in
            for (id, absence) in absences { people[id]?.absence = absence }
        }
        let served = ids.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
        return Composing(
            day: day("2021-04-28") + Int.random(in: 0..<14, using: &generator), roster: roster, served: Set(served))
    }

    private func pending(_ generator: inout SeededGenerator) -> [PendingReminder] {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        return (0..<Int.random(in: 0..<30, using: &generator)).map { index in
            let recipient = pick(Office.people)
            return .sample(
                "r\(index)", task: pick(["1", "2", "3"]), rule: pick(["due-soon", "overdue", "milestone"]),
                series: pick(["deadline", "milestone"]), occurrence: pick(["2021-04-28", "2021-05-06", "2021-05-07"]),
                to: recipient.id, rung: recipient.role.rung, urgency: pick([.digest, .digest, .immediate]),
                isStale: pick([false, false, false, true]), state: pick([.open, .open, .open, .done]),
                light: pick(Light.allCases), deadline: pick(["2021-04-30", "2021-05-10"]))
        }
    }
}
