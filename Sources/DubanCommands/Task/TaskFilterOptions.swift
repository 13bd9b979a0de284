import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

/// Which tasks are meant: what is left out does not matter.
struct TaskFilterOptions: ParsableArguments {
    enum Awaited: String, CaseIterable, ExpressibleByArgument {
        case signature, report, approval, closing
    }

    enum Order: String, CaseIterable, ExpressibleByArgument {
        case ledger, deadline, light
    }

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @Option(help: "Only this pillar, by its name or label.")
    var pillar: String?

    @Option(help: "Only this unit responsible.")
    var unit: String?

    @Option(help: ArgumentHelp("Only this person responsible.", valueName: "unit/name"))
    var owner: String?

    @Option(help: "Only this light.")
    var light: Light?

    @Option(help: "Only this state.")
    var state: TaskState?

    @Option(help: ArgumentHelp("Only what is due before this day.", valueName: "day"), transform: Arguments.day)
    var dueBefore: Day?

    @Option(help: ArgumentHelp("Only what is due after this day.", valueName: "day"), transform: Arguments.day)
    var dueAfter: Day?

    @Option(help: "Only what has this in its title or code.")
    var text: String?

    @Option(help: "Only open tasks that wait for this: to be signed for, reported on, decided over, or closed.")
    var awaiting: Awaited?

    @Option(
        help: """
            In this order: as in the ledger, by deadline, or red before yellow before green. (default: ledger; deadline with \
            --due-before and --due-after)
            """)
    var order: Order?

    /// The request for the first page.
    var request: LedgerMessages.ListTasks {
        var request = LedgerMessages.ListTasks()
        request.campaign = campaign
        request.pillar = pillar
        request.unit = unit
        request.owner = owner
        request.light = light?.rawValue
        request.state = state?.rawValue
        request.dueBefore = dueBefore
        request.dueAfter = dueAfter
        request.text = text
        request.awaiting = awaiting?.rawValue
        request.order = order?.rawValue
        return request
    }
}

extension VarlinkClient {
    /// Hands on the tasks that are meant, a page at a time, so that no more than a page is held.
    ///
    /// - Parameters:
    ///   - limit: No more than so many; nil for all.
    ///   - page: Takes a page.
    /// - Returns: Where the next page begins; nil where there is none.
    func forEachPage(
        of request: LedgerMessages.ListTasks, limit: Int? = nil,
        _ page: ([LedgerMessages.TaskDescription]) throws -> Void
    ) throws -> String? {
        var request = request
        var count = 0
        repeat {
            request.limit = min(limit.map { $0 - count } ?? .max, Self.largestPage)
            let answer = try call(LedgerMessages.ListTasks.method, request, as: LedgerMessages.TaskPage.self)
            try page(answer.tasks)
            count += answer.tasks.count
            // A page that announces itself would go on for ever.
            if answer.next == request.after { break }
            request.after = answer.next
        } while request.after != nil && count < limit ?? .max
        return request.after
    }

    /// The daemon gives no larger page.
    private static var largestPage: Int { 1000 }
}
