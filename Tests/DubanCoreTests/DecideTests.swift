import DubanCalendar
import DubanCore
import Testing

@Suite struct DecideTests {
    private let today = day("2021-05-06")

    @Test(
        "each rung is the nearest person above in that role",
        arguments: zip(
            Rung.allCases,
            [Office.officer, Office.sectionHead, Office.leader, Office.topLeader, Office.supervision]))
    func everyRung(rung: Rung, person: PersonID) {
        let found = resolve(rung, of: Office.task(), on: today, roster: Office.roster())
        #expect(found.recipient == person)
        #expect(found.rung == rung)
        #expect(found.skipped.isEmpty)
    }

    @Test("a rung on which nobody stands is skipped, and it is said so")
    func emptyRung() {
        let roster = Office.roster { people in
            people[Office.sectionHead] = nil
            people[Office.officer]?.superior = Office.leader
        }
        let found = resolve(.sectionHead, of: Office.task(), on: today, roster: roster)
        #expect(found.recipient == Office.leader)
        #expect(found.rung == .leaderInCharge)
        #expect(found.skipped == [SkippedRung(rung: .sectionHead, cause: .empty)])
    }

    @Test("whoever is away without a deputy is skipped; with one, the rung is still theirs")
    func absence() {
        let away = Office.roster { $0[Office.sectionHead]?.absence = .wholeYear() }
        let skipped = resolve(.sectionHead, of: Office.task(), on: today, roster: away)
        #expect(skipped.recipient == Office.leader)
        #expect(
            skipped.skipped == [SkippedRung(rung: .sectionHead, cause: .absent, person: Office.sectionHead)])

        let represented = Office.roster { $0[Office.sectionHead]?.absence = .wholeYear(deputy: Office.deputy) }
        let kept = resolve(.sectionHead, of: Office.task(), on: today, roster: represented)
        #expect(kept.recipient == Office.sectionHead)
        #expect(kept.skipped.isEmpty)
    }

    @Test("a deputy who is away too is no deputy, and two who stand in for each other are nobody")
    func deputyAway() {
        let roster = Office.roster { people in
            people[Office.sectionHead]?.absence = .wholeYear(deputy: Office.deputy)
            people[Office.deputy]?.absence = .wholeYear(deputy: Office.sectionHead)
        }
        #expect(resolve(.sectionHead, of: Office.task(), on: today, roster: roster).recipient == Office.leader)
    }

    @Test("an absence counts on its first and its last day, and on no other")
    func absenceBounds() {
        let roster = Office.roster {
            $0[Office.officer]?.absence = Absence(first: day("2021-05-06"), last: day("2021-05-07"))
        }
        for (on, rung) in [
            ("2021-05-05", Rung.owner), ("2021-05-06", .sectionHead), ("2021-05-07", .sectionHead),
            ("2021-05-08", .owner),
        ] {
            #expect(resolve(.owner, of: Office.task(), on: day(on), roster: roster).rung == rung, "\(on)")
        }
    }

    @Test("the task's own leader comes before the one in the reporting line")
    func lead() {
        #expect(
            resolve(.leaderInCharge, of: Office.task(lead: Office.topLeader), on: today, roster: Office.roster())
                .recipient == Office.topLeader)
    }

    @Test("the task's own leader who is away is skipped, not replaced by the one in the reporting line")
    func leadAway() {
        let roster = Office.roster { $0[Office.deputy]?.absence = .wholeYear() }
        let found = resolve(.leaderInCharge, of: Office.task(lead: Office.deputy), on: today, roster: roster)
        #expect(found.recipient == Office.topLeader)
        #expect(found.skipped.map(\.person) == [Office.deputy])
    }

    @Test("an owner who is the section head answers for themselves; their section's rung is the next one up")
    func ownerIsSectionHead() {
        let finding = Finding(light: .red, reminders: [Office.wanted([.owner, .sectionHead])])
        let reminders = decide(
            finding, of: Office.task(owner: Office.sectionHead), on: today, roster: Office.roster())
        #expect(reminders.map(\.key.recipient) == [Office.sectionHead, Office.leader])
        #expect(reminders.map(\.key.rung) == [.owner, .leaderInCharge])
    }

    @Test("a person on two rungs is told once, as the lower of the two")
    func toldOnce() {
        let finding = Finding(light: .red, reminders: [Office.wanted([.topLeader, .leaderInCharge, .owner])])
        let reminders = decide(
            finding, of: Office.task(lead: Office.topLeader), on: today, roster: Office.roster())
        #expect(reminders.map(\.key.recipient) == [Office.officer, Office.topLeader])
        #expect(reminders.map(\.key.rung) == [.owner, .leaderInCharge])
    }

    @Test("the supervision office hears where nobody else can, also while it is away itself")
    func lastRung() {
        let everybodyAway = Office.roster { people in
            for id in people.keys { people[id]?.absence = .wholeYear() }
        }
        for rung in Rung.allCases {
            let found = resolve(rung, of: Office.task(), on: today, roster: everybodyAway)
            #expect(found.recipient == Office.supervision)
            #expect(found.rung == .supervisionOffice)
            #expect(found.skipped.map(\.rung) == Rung.allCases.filter { $0 >= rung && $0 < .supervisionOffice })
        }
    }

    @Test("an owner who is no longer among the people is an empty rung")
    func unknownOwner() {
        let found = resolve(.owner, of: Office.task(owner: PersonID("局/無")), on: today, roster: Office.roster())
        #expect(found.recipient == Office.supervision)
        #expect(found.skipped.first == SkippedRung(rung: .owner, cause: .empty))
    }

    @Test("a reporting line that runs in a circle ends where it closes")
    func circle() {
        let roster = Office.roster { $0[Office.leader]?.superior = Office.officer }
        #expect(roster.line(above: Office.officer).map(\.id) == [Office.sectionHead, Office.leader])
        #expect(resolve(.topLeader, of: Office.task(), on: today, roster: roster).recipient == Office.supervision)
    }

    @Test("what a reminder is does not depend on the words, only on task, rule, occurrence, rung and recipient")
    func key() throws {
        let finding = Finding(light: .red, reminders: [Office.wanted([.owner])])
        let reminder = try #require(
            decide(finding, of: Office.task(), on: today, roster: Office.roster()).first)
        #expect(
            reminder.key
                == ReminderKey(
                    campaign: "year", task: "1", rule: "overdue", occurrence: today, rung: .owner,
                    recipient: Office.officer))
    }

    @Test("nobody of a recused unit is told, neither on their rung nor as a deputy; the ladder goes on above them")
    func recused() {
        var task = Office.task()
        task.recusedUnits = ["局"]
        let told = decide(
            Finding(light: .red, reminders: [Office.wanted(Rung.allCases)]), of: task, on: today,
            roster: Office.roster())
        #expect(told.map(\.key.recipient) == [Office.supervision])
        #expect(told.first?.skipped.map(\.cause) == Array(repeating: .recused, count: 4))

        // 李四 is of another unit, and 孫七, who stands in for them, is not.
        let roster = Office.roster { people in
            people[Office.sectionHead]?.unit = "別的局"
            people[Office.sectionHead]?.absence = .wholeYear(deputy: Office.deputy)
        }
        let found = resolve(.sectionHead, of: task, on: today, roster: roster)
        #expect(found.recipient == Office.supervision)
        #expect(found.skipped.first == SkippedRung(rung: .sectionHead, cause: .recused, person: Office.sectionHead))
    }

    @Test("a task that follows is its parent's owner's, under the parent's code, and recuses whom the parent recuses")
    func followUp() {
        var parent = Office.task(lead: Office.topLeader)
        parent.recusedUnits = ["別的局"]
        let followUp = Finding.FollowUp(
            key: "start", title: "開工", pillar: "projects", assigned: today, deadline: today + 30,
            milestones: [Milestone(name: "開工", planned: today + 30)])
        func entered(_ followUp: Finding.FollowUp, of parent: LedgerTask) -> [LedgerTask] {
            Finding(light: .green, followUps: [followUp]).followUpTasks(of: parent)
        }
        let task = entered(followUp, of: parent)[0]
        #expect(task.code == "1/start")
        #expect(task.parent == "1")
        #expect(task.pillar == "projects")
        #expect((task.owner, task.lead, task.unit) == (parent.owner, parent.lead, parent.unit))
        #expect((task.assigned, task.deadline, task.originalDeadline) == (today, today + 30, today + 30))
        #expect(task.milestones == followUp.milestones)
        #expect(task.recusedUnits == ["別的局"])
        var plain = followUp
        plain.pillar = nil
        #expect(entered(plain, of: parent).map(\.pillar) == ["plain"])
        #expect(entered(plain, of: task).map(\.code) == ["1/start/start"])
    }
}
