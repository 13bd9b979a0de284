import DubanCalendar
import Testing

@testable import DubanCore

@Suite struct TaskStepTests {
    private static let today = day("2021-04-20")
    private static let deadline = day("2021-04-30")

    private func context(
        _ actingFor: PersonID? = Office.sectionHead, on day: Day = today, reason: String = "原因",
        roster: Roster = Office.roster()
    ) -> StepContext {
        StepContext(day: day, actingFor: actingFor, reason: reason, roster: roster)
    }

    private func task(_ change: (inout LedgerTask) -> Void = { _ in }) -> LedgerTask {
        var task = Office.task()
        change(&task)
        return task
    }

    private func refusal(_ step: TaskStep, of task: LedgerTask, _ context: StepContext) -> StepRefusal? {
        do throws(StepRefusal) {
            _ = try task.after(step, in: context)
            return nil
        } catch {
            return error
        }
    }

    private static let assignment = TaskStep.Assignment(color: .blue, number: 12)

    @Test("who is named signs, reports and asks for a later day only where the task is theirs or they stand above")
    func theirs() throws {
        let stranger = Office.deputy
        let handed = try task().after(.assign(Self.assignment), in: context())
        for step in [TaskStep.sign, .report(.init(text: "已開工")), .extend(to: day("2021-06-30"))] {
            #expect(refusal(step, of: handed, context(stranger)) == .notTheirs(stranger, owner: Office.officer))
            for person in [Office.officer, Office.sectionHead, Office.leader, Office.supervision] {
                #expect(refusal(step, of: handed, context(person)) == nil)
            }
            let away = Office.roster { $0[Office.officer]?.absence = .wholeYear(deputy: stranger) }
            #expect(refusal(step, of: handed, context(stranger, roster: away)) == nil, "who stands in may")
        }
    }

    @Test("the whole way: handed over, signed for, reported, closed, struck off")
    func wholeWay() throws {
        var assignment = Self.assignment
        assignment.requirement = "查明原因"
        assignment.reportEvery = 7
        let handed = try task().after(.assign(assignment), in: context())
        #expect(handed.process.sheet?.numberText == "〔2021〕12號")
        #expect(handed.process.sheet?.requirement == "查明原因")
        #expect(handed.process.signed == nil)
        #expect(handed.process.reportDue == day("2021-04-27"))

        let signed = try handed.after(.sign, in: context(nil, on: day("2021-04-21")))
        #expect(signed.process.signed == day("2021-04-21"))
        let reported = try signed.after(.report(.init(text: "已開工")), in: context(nil, on: day("2021-04-26")))
        #expect(reported.process.reported == day("2021-04-26"))
        #expect(reported.process.reportDue == day("2021-05-03"), "the next is owed as often as the 督辦單 says")
        let finished = try reported.after(
            .report(.init(text: "完成", isComplete: true)), in: context(nil, on: day("2021-04-28")))
        #expect(finished.state == .open, "only a reviewer closes")
        #expect(finished.process.completion == day("2021-04-28"))
        #expect(finished.process.reportDue == nil)
        let closed = try finished.after(.done, in: context(on: day("2021-04-29")))
        #expect(closed.state == .done)
        #expect(closed.process.closed == day("2021-04-29"))
        #expect(closed.process.completion == nil)
        let struck = try closed.after(.strike, in: context())
        #expect(struck.state == .struck)
        #expect(struck.deadline == Self.deadline)
    }

    @Test("a task may be handed over to somebody else, of another unit, by a sheet that has to be signed for anew")
    func reassignment() throws {
        var roster: [Person] = Office.people
        roster.append(Person(name: "周八", unit: "委", role: .officer, address: "zhou@example.org"))
        let people = Roster(roster, supervisionOffice: Office.supervision)
        let signed = task {
            $0.process.signed = Self.today; $0.process.sheet = nil
        }
        var assignment = Self.assignment
        assignment.owner = PersonID("委/周八")
        let after = try signed.after(.assign(assignment), in: context(roster: people))
        #expect(after.owner == PersonID("委/周八"))
        #expect(after.unit == "委")
        #expect(after.process.signed == nil)
        assignment.owner = PersonID("委/無人")
        #expect(refusal(.assign(assignment), of: signed, context()) == .unknownPerson(PersonID("委/無人")))
        assignment.owner = nil
        assignment.reportBy = Self.today
        #expect(refusal(.assign(assignment), of: signed, context()) == .notAhead(Self.today))
    }

    @Test("what was sent back is open again and counted, whether it was said to be finished or was closed")
    func sendBack() throws {
        let asked = task { $0.process.completion = Self.today }
        let closed = task {
            $0.state = .done; $0.process.closed = Self.today; $0.process.returns = 1
        }
        let first = try asked.after(.sendBack, in: context())
        #expect((first.state, first.process.completion, first.process.returns) == (.open, nil, 1))
        let second = try closed.after(.sendBack, in: context())
        #expect((second.state, second.process.closed, second.process.returns) == (.open, nil, 2))
        #expect(refusal(.sendBack, of: task(), context()) == .nothingToReturn)
    }

    @Test("an extension is asked for up to the deadline itself, and moves it only when somebody above has approved")
    func extending() throws {
        let later = day("2021-05-31")
        let asked = try task().after(.extend(to: later), in: context(nil, on: Self.deadline))
        #expect(asked.deadline == Self.deadline)
        #expect(asked.process.extensionRequest?.reason == "原因")
        let granted = try asked.after(.approve, in: context(Office.leader, reason: ""))
        #expect(granted.deadline == later)
        #expect(granted.originalDeadline == Self.deadline)
        #expect(granted.process.extensionRequest == nil)
        let refused = try asked.after(.refuse, in: context(Office.leader))
        #expect(refused.deadline == Self.deadline)
        #expect(refused.process.extensionRequest == nil)

        #expect(
            refusal(.extend(to: later), of: task(), context(on: Self.deadline + 1)) == .deadlinePassed(Self.deadline))
        #expect(refusal(.extend(to: Self.deadline), of: task(), context()) == .notLater(than: Self.deadline))
        #expect(
            refusal(.extend(to: later), of: asked, context())
                == asked.process.extensionRequest.map { .extensionPending($0) })
        #expect(refusal(.approve, of: task(), context()) == .noExtension)
        #expect(refusal(.refuse, of: task(), context()) == .noExtension)
    }

    @Test("who decides over a task is named and stands above it", arguments: [TaskStep.done, .suspend, .cancel])
    func deciding(step: TaskStep) throws {
        #expect(refusal(step, of: task(), context(nil)) == .nobodyNamed)
        #expect(refusal(step, of: task(), context(Office.officer)) == .own(Office.officer))
        #expect(refusal(step, of: task(), context(Office.deputy)) == .notAbove(Office.deputy))
        #expect(refusal(step, of: task(), context(PersonID("局/無人"))) == .unknownPerson(PersonID("局/無人")))
        for person in [Office.sectionHead, Office.leader, Office.topLeader, Office.supervision] {
            #expect(refusal(step, of: task(), context(person)) == nil, "\(person)")
        }
        let led = task { $0.lead = Office.deputy }
        #expect(refusal(step, of: led, context(Office.deputy)) == nil, "the task's own leader")
    }

    @Test(
        "each state takes its own steps and no others",
        arguments: [
            (
                TaskState.open,
                ["assign", "sign", "report", "extend", "approve", "refuse", "done", "return", "suspend", "cancel"]
            ),
            (.suspended, ["reopen", "cancel"]), (.done, ["strike", "return", "reopen"]), (.struck, []),
            (.cancelled, ["reopen"]),
        ])
    func states(state: TaskState, steps: [String]) {
        let all: [TaskStep] = [
            .assign(Self.assignment), .sign, .report(.init(text: "x")), .extend(to: day("2021-06-01")), .approve,
            .refuse,
            .done, .strike, .sendBack, .reopen, .suspend, .cancel,
        ]
        for step in all {
            let refused = refusal(step, of: task { $0.state = state }, context())
            #expect((refused != .state(state)) == steps.contains(step.word), "\(step.word) of \(state)")
        }
    }

    @Test(
        "steps that need a reason say so", arguments: [TaskStep.extend(to: day("2021-06-01")), .suspend, .cancel])
    func reasons(step: TaskStep) {
        #expect(refusal(step, of: task(), context(reason: " \n")) == .noReason)
    }

    @Test(
        "what is signed for twice, without a sheet, reported without words or of a meter that is not there is refused")
    func mistakes() throws {
        #expect(refusal(.sign, of: task(), context()) == .notAssigned)
        let signed = try task().after(.assign(Self.assignment), in: context()).after(.sign, in: context())
        #expect(refusal(.sign, of: signed, context()) == .alreadySigned(Self.today))
        #expect(refusal(.report(.init(text: " ")), of: task(), context()) == .emptyReport)
        #expect(refusal(.report(.init(text: "x", achieved: 3)), of: task(), context()) == .noMeter)
        #expect(refusal(.report(.init(text: "x", next: Self.today)), of: task(), context()) == .notAhead(Self.today))
        let counted = task { $0.meter = Meter(target: 10) }
        #expect(try counted.after(.report(.init(text: "x", achieved: 3)), in: context()).meter?.achieved == 3)
    }

    @Test("words that no sheet and no terminal can show are refused, up to that they are taken")
    func longWords() throws {
        let most = String(repeating: "x", count: TaskStep.longestText)
        let report = TaskStep.report(.init(text: most))
        #expect(try task().after(report, in: context()).process.reported == Self.today)
        #expect(refusal(.report(.init(text: most + "x")), of: task(), context()) == .tooLong(bytes: most.count + 1))
        var assignment = Self.assignment
        assignment.requirement = most + "x"
        #expect(refusal(.assign(assignment), of: task(), context()) == .tooLong(bytes: most.count + 1))
        #expect(refusal(.suspend, of: task(), context(reason: most + "x")) == .tooLong(bytes: most.count + 1))
    }

    @Test("who reports has received it")
    func reportSigns() throws {
        let handed = try task().after(.assign(Self.assignment), in: context())
        #expect(try handed.after(.report(.init(text: "x")), in: context()).process.signed == Self.today)
        #expect(try task().after(.report(.init(text: "x")), in: context()).process.signed == nil)
    }
}
