package import DubanCalendar

/// A step in the process of supervision that somebody takes with a task.
package enum TaskStep: Hashable, Sendable {
    /// 交辦: hands it over by a numbered 督辦單, to whoever is responsible or to somebody else from now on.
    case assign(Assignment)
    /// 簽收: it was received. Stops "not received".
    case sign
    /// 反饋: how it stands. Stops "no report".
    case report(Report)
    /// Asks for a later deadline, before the present one has passed.
    case extend(to: Day)
    /// Grants the extension that was asked for.
    case approve
    /// Refuses it.
    case refuse
    /// 辦結: a reviewer closes it. Only this stops "overdue".
    case done
    /// 銷號: strikes it off, once it is 辦結.
    case strike
    /// 退回重辦: what was said to be finished, or was 辦結, is not.
    case sendBack
    /// Opens it again.
    case reopen
    /// 暫緩: pauses it, and all of its ladders.
    case suspend
    /// 撤銷: withdraws it.
    case cancel

    package struct Assignment: Hashable, Sendable {
        /// Who is responsible from now on; nil for whoever is.
        package var owner: PersonID?
        package var color: SupervisionSheet.Color
        /// The number that the 督辦單 gets.
        package var number: Int
        package var requirement: String
        /// The day by which the first 反饋 is owed.
        package var reportBy: Day?
        /// Every how many days one is owed.
        package var reportEvery: Int?

        package init(
            owner: PersonID? = nil, color: SupervisionSheet.Color, number: Int, requirement: String = "",
            reportBy: Day? = nil, reportEvery: Int? = nil
        ) {
            self.owner = owner
            self.color = color
            self.number = number
            self.requirement = requirement
            self.reportBy = reportBy
            self.reportEvery = reportEvery
        }
    }

    package struct Report: Hashable, Sendable {
        package var text: String
        /// What the meter shows now; nil where it is not spoken of.
        package var achieved: Double?
        /// Whether it is said to be finished (申請辦結).
        package var isComplete: Bool
        /// The day of the next report, where one is promised.
        package var next: Day?

        package init(text: String, achieved: Double? = nil, isComplete: Bool = false, next: Day? = nil) {
            self.text = text
            self.achieved = achieved
            self.isComplete = isComplete
            self.next = next
        }
    }

    /// The word for it in commands, interfaces and documents.
    package var word: String {
        switch self {
        case .assign: "assign"
        case .sign: "sign"
        case .report: "report"
        case .extend: "extend"
        case .approve: "approve"
        case .refuse: "refuse"
        case .done: "done"
        case .strike: "strike"
        case .sendBack: "return"
        case .reopen: "reopen"
        case .suspend: "suspend"
        case .cancel: "cancel"
        }
    }

    /// What is reported, required or asked for, as the record keeps it.
    package var text: String {
        switch self {
        case .assign(let assignment): assignment.requirement
        case .report(let report): report.text
        case .extend(let day): day.description
        case .sign, .approve, .refuse, .done, .strike, .sendBack, .reopen, .suspend, .cancel: ""
        }
    }

    /// The longest reason, report or requirement, in bytes of UTF-8: a page or two, which a 督辦單 and a terminal can show.
    package static let longestText = 10_000
}

/// Who takes a step, when and why.
package struct StepContext: Sendable {
    package var day: Day
    /// Whose step it is; the administrator only enters it. Nil where it is the supervision office's own.
    package var actingFor: PersonID?
    package var reason: String
    package var roster: Roster

    package init(day: Day, actingFor: PersonID?, reason: String, roster: Roster) {
        self.day = day
        self.actingFor = actingFor
        self.reason = reason
        self.roster = roster
    }
}

/// Why a step cannot be taken.
package enum StepRefusal: Error, Hashable, Sendable {
    /// The task's state allows only other steps.
    case state(TaskState)
    /// There is no 督辦單 to sign for.
    case notAssigned
    case alreadySigned(Day)
    /// The report has no words.
    case emptyReport
    /// The meter that the report speaks of does not exist.
    case noMeter
    /// The deadline has passed; an extension is asked for before that.
    case deadlinePassed(Day)
    /// The wanted deadline is not later than the present one.
    case notLater(than: Day)
    case extensionPending(ExtensionRequest)
    case noExtension
    /// It was neither said to be finished nor is it 辦結.
    case nothingToReturn
    /// A reason is needed.
    case noReason
    /// Somebody has to be named whose step it is.
    case nobodyNamed
    /// Whoever is named is not among the people.
    case unknownPerson(PersonID)
    /// Nobody closes or extends what they answer for.
    case own(PersonID)
    /// Only who stands above the person responsible, the task's own leader, or the supervision office may.
    case notAbove(PersonID)
    /// It is somebody else's task: only who answers for it, stands in for them or stands above them takes the step.
    case notTheirs(PersonID, owner: PersonID)
    /// A day that is asked for is not ahead.
    case notAhead(Day)
    /// The reason, the report or the requirement is longer than ``TaskStep/longestText``.
    case tooLong(bytes: Int)
}

extension LedgerTask {
    /// The task after a step. Pure.
    ///
    /// - Throws: ``StepRefusal`` where the step cannot be taken.
    package func after(_ step: TaskStep, in context: StepContext) throws(StepRefusal) -> LedgerTask {
        guard step.states.contains(state) else { throw .state(state) }
        let longest = max(step.text.utf8.count, context.reason.utf8.count)
        if longest > TaskStep.longestText { throw .tooLong(bytes: longest) }
        if step.needsReason, !context.reason.contains(where: { !$0.isWhitespace }) { throw .noReason }
        if let person = context.actingFor, context.roster[person] == nil { throw .unknownPerson(person) }
        if step.needsSuperior { try check(context) }
        if step.isTheOwners { try checkOwner(context) }
        var task = self
        switch step {
        case .assign(let assignment): try task.assign(assignment, context)
        case .sign:
            guard process.sheet != nil else { throw .notAssigned }
            if let day = process.signed { throw .alreadySigned(day) }
            task.process.signed = context.day
        case .report(let report): try task.take(report, context.day)
        case .extend(let wanted):
            guard context.day <= deadline else { throw .deadlinePassed(deadline) }
            guard wanted > deadline else { throw .notLater(than: deadline) }
            if let pending = process.extensionRequest { throw .extensionPending(pending) }
            task.process.extensionRequest = ExtensionRequest(
                deadline: wanted, asked: context.day, reason: context.reason)
        case .approve:
            guard let request = process.extensionRequest else { throw .noExtension }
            task.deadline = request.deadline
            task.process.extensionRequest = nil
        case .refuse:
            guard process.extensionRequest != nil else { throw .noExtension }
            task.process.extensionRequest = nil
        case .done:
            task.state = .done
            task.process.closed = context.day
            task.process.completion = nil
            task.process.extensionRequest = nil
            task.process.reportDue = nil
        case .strike: task.state = .struck
        case .sendBack:
            guard state == .done || process.completion != nil else { throw .nothingToReturn }
            task.open()
            task.process.returns += 1
        case .reopen: task.open()
        case .suspend: task.state = .suspended
        case .cancel: task.state = .cancelled
        }
        return task
    }

    private mutating func open() {
        state = .open
        process.closed = nil
        process.completion = nil
    }

    private mutating func assign(_ assignment: TaskStep.Assignment, _ context: StepContext) throws(StepRefusal) {
        if let owner = assignment.owner {
            guard let person = context.roster[owner] else { throw .unknownPerson(owner) }
            self.owner = owner
            unit = person.unit
        }
        if let day = assignment.reportBy, day <= context.day { throw .notAhead(day) }
        process.sheet = SupervisionSheet(
            year: context.day.year, number: assignment.number, color: assignment.color, issued: context.day,
            requirement: assignment.requirement, reportEvery: assignment.reportEvery)
        process.signed = nil
        process.reportDue = assignment.reportBy ?? assignment.reportEvery.map { context.day + $0 }
    }

    private mutating func take(_ report: TaskStep.Report, _ today: Day) throws(StepRefusal) {
        guard report.text.contains(where: { !$0.isWhitespace }) else { throw .emptyReport }
        if let achieved = report.achieved {
            guard meter != nil else { throw .noMeter }
            meter?.achieved = achieved
        }
        if let next = report.next, next <= today { throw .notAhead(next) }
        // Who reports has received it.
        if process.sheet != nil, process.signed == nil { process.signed = today }
        process.reported = today
        process.completion = report.isComplete ? today : nil
        process.reportDue = report.isComplete ? nil : report.next ?? process.sheet?.reportEvery.map { today + $0 }
    }

    /// Whether who is named may speak for whoever answers for the task.
    private func checkOwner(_ context: StepContext) throws(StepRefusal) {
        guard let id = context.actingFor, id != owner else { return }
        let isTheirs =
            id == lead || id == context.roster.supervisionOffice
            || id == context.roster.actor(for: owner, on: context.day)?.id
            || context.roster.line(above: owner).contains { $0.id == id }
        guard isTheirs else { throw .notTheirs(id, owner: owner) }
    }

    /// Whether who is named may decide over the task.
    private func check(_ context: StepContext) throws(StepRefusal) {
        guard let id = context.actingFor else { throw .nobodyNamed }
        guard let person = context.roster[id] else { throw .unknownPerson(id) }
        guard id != owner else { throw .own(id) }
        let isAbove =
            id == lead || id == context.roster.supervisionOffice || person.role == .supervisionOffice
            || context.roster.line(above: owner).contains { $0.id == id }
        guard isAbove else { throw .notAbove(id) }
    }
}

extension TaskStep {
    /// The states in which it may be taken.
    package var states: [TaskState] {
        switch self {
        case .assign, .sign, .report, .extend, .approve, .refuse, .done, .suspend: [.open]
        case .sendBack: [.open, .done]
        case .strike: [.done]
        case .reopen: [.done, .suspended, .cancelled]
        case .cancel: [.open, .suspended]
        }
    }

    fileprivate var needsReason: Bool {
        switch self {
        case .extend, .refuse, .sendBack, .reopen, .suspend, .cancel: true
        case .assign, .sign, .report, .approve, .done, .strike: false
        }
    }

    /// Whether it is for whoever answers for the task.
    fileprivate var isTheOwners: Bool {
        switch self {
        case .sign, .report, .extend: true
        case .assign, .approve, .refuse, .done, .strike, .sendBack, .reopen, .suspend, .cancel: false
        }
    }

    /// Whether it is a decision over the task, of which somebody above has to be named.
    fileprivate var needsSuperior: Bool {
        switch self {
        case .approve, .refuse, .done, .suspend, .cancel: true
        case .assign, .sign, .report, .extend, .strike, .sendBack, .reopen: false
        }
    }
}
