import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

@Suite("dubanctl task, the process") struct TaskCommandTests {
    private static let zhang = PersonID("局/張三")

    private static let task: LedgerTask = {
        var task = LedgerTask(
            code: "JC-1", campaign: "c1", title: "建成<標準>廠房", pillar: "project-construction", unit: "局", owner: zhang,
            assigned: day("2021-03-01"), deadline: day("2021-04-30"), meter: Meter(target: 100, achieved: 45, unit: "家")
        )
        task.process.sheet = SupervisionSheet(
            year: 2021, number: 12, color: .red, issued: day("2021-04-20"), requirement: "查明\"原因\"", reportEvery: 7)
        task.process.signed = day("2021-04-21")
        task.process.reportDue = day("2021-04-27")
        return task
    }()

    private static let description = LedgerMessages.TaskDescription(
        task, slips: 0, light: .red, lightSince: nil, lightReason: nil, lastReview: nil, nextReview: nil, parked: nil)

    private static let steps = [
        ProcessMessages.Step(
            step: "assign", at: 1, day: day("2021-04-20"), actor: "uid 1000", actingFor: nil, reason: "",
            text: "查明\"原因\""),
        ProcessMessages.Step(
            step: "sign", at: 2, day: day("2021-04-21"), actor: "uid 1000", actingFor: zhang, reason: "", text: ""),
    ]

    private static func reply(_ value: some Encodable) throws -> [String] {
        ["{\"parameters\":\(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))}"]
    }

    private static let answer: FakeDaemon.Answer = { call in
        switch call.method {
        case LedgerMessages.GetTask.method: try reply(LedgerMessages.OneTask(task: description))
        case ProcessMessages.History.method: try reply(ProcessMessages.Steps(steps: steps))
        case LedgerMessages.AddTask.method, LedgerMessages.EditTask.method:
            try reply(LedgerMessages.ChangedTask(task: description, problems: []))
        case ProcessMessages.Assign.method:
            try reply(ProcessMessages.Taken(standing: .init(task), sheet: task.process.sheet))
        default: try reply(ProcessMessages.Taken(standing: .init(task)))
        }
    }

    /// The call that a command made, its parameters as JSON, and what it printed.
    private func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> (result: CommandResult, method: String?, parameters: String) {
        try await withDaemon(Self.answer) { daemon, _ in
            let result = try dubanctl(arguments + ["--socket", daemon.path], environment: environment)
            // After a step the task is looked at again, to say what comes next.
            let call = daemon.calls.last { $0.method != LedgerMessages.GetTask.method }
            let message = String(decoding: call?.message ?? [], as: UTF8.self)
            return (result, call?.method, message)
        }
    }

    @Test(
        "each step says whose it is and why",
        arguments: [
            (["sign", "JC-1", "--for", "局/張三"], "Sign", ["\"actingFor\":\"局/張三\""]),
            (
                ["report", "JC-1", "封頂", "--achieved", "60", "--complete", "--next", "2021-05-10"], "Report",
                ["\"text\":\"封頂\"", "\"achieved\":60", "\"complete\":true", "\"next\":\"2021-05-10\""]
            ),
            (
                ["extend", "JC-1", "--to", "2021-05-31", "--reason", "雨季"], "Extend",
                ["\"deadline\":\"2021-05-31\"", "\"reason\":\"雨季\""]
            ),
            (["approve", "JC-1", "--by", "局/李四"], "Approve", ["\"actingFor\":\"局/李四\""]),
            (["refuse", "JC-1", "--by", "局/李四", "--reason", "無據"], "Refuse", ["\"reason\":\"無據\""]),
            (["done", "JC-1", "--by", "局/李四", "--campaign", "c1"], "Done", ["\"campaign\":\"c1\""]),
            (["strike", "JC-1"], "Strike", ["\"code\":\"JC-1\""]),
            (["return", "JC-1", "--reason", "未驗收"], "Return", ["\"reason\":\"未驗收\""]),
            (["reopen", "JC-1", "--reason", "復工"], "Reopen", ["\"reason\":\"復工\""]),
            (["suspend", "JC-1", "--by", "局/李四", "--reason", "停工"], "Suspend", ["\"reason\":\"停工\""]),
            (["cancel", "JC-1", "--by", "局/李四", "--reason", "撤項"], "Cancel", ["\"reason\":\"撤項\""]),
            (
                ["assign", "JC-1", "--to", "局/孫七", "--sheet-color", "yellow", "--report-every", "7"], "Assign",
                ["\"owner\":\"局/孫七\"", "\"color\":\"yellow\"", "\"reportEvery\":7"]
            ),
        ])
    func steps(arguments: [String], method: String, parameters: [String]) async throws {
        let (result, called, message) = try await run(["task"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        #expect(called == "org.duban.Process." + method)
        for parameter in parameters { #expect(message.contains(parameter), "\(message)") }
        #expect(result.output.contains("JC-1 建成<標準>廠房: "))
        #expect(result.output.contains("\nNext: 局/張三 reports by 2021-04-27, and has until 2021-04-30."))
    }

    private typealias Move = (step: String, change: @Sendable (inout LedgerTask) -> Void, done: String, next: String)

    /// A task in each of the states of the process that a step can bring it into.
    private static let moves: [Move] = [
        (
            "sign", { (_: inout LedgerTask) in }, "JC-1 建成<標準>廠房: signed for.",
            "Next: 局/張三 reports by 2021-04-27, and has until 2021-04-30."
        ),
        (
            "assign", { $0.process.signed = nil }, "JC-1 建成<標準>廠房: assigned.",
            "Next: 局/張三 signs for it (`dubanctl task sign JC-1`), and has until 2021-04-30."
        ),
        (
            "extend",
            {
                $0.process.extensionRequest = ExtensionRequest(
                    deadline: day("2021-05-31"), asked: day("2021-04-22"), reason: "雨季")
            }, "JC-1 建成<標準>廠房: extension to 2021-05-31 asked for.",
            "Next: whoever is above 局/張三 decides, by `dubanctl task approve JC-1` or `task refuse`."
        ),
        (
            "approve", { $0.process.reportDue = nil }, "JC-1 建成<標準>廠房: extension approved, due on 2021-04-30 now.",
            "Next: 局/張三 finishes it by 2021-04-30."
        ),
        (
            "report", { $0.process.completion = day("2021-04-28") }, "JC-1 建成<標準>廠房: reported to be finished.",
            "Next: whoever is above 局/張三 closes it by `dubanctl task done JC-1`, or `task return` sends it back."
        ),
        (
            "done", { $0.state = .done }, "JC-1 建成<標準>廠房: closed.",
            "Next: `dubanctl task strike JC-1` strikes it off, `task return` sends it back."
        ),
        (
            "suspend", { $0.state = .suspended }, "JC-1 建成<標準>廠房: suspended.",
            "Next: no reminders, until `dubanctl task reopen JC-1` opens it again."
        ),
    ]

    @Test("after a step stands what was done, and who has to do what by when", arguments: moves)
    private func coming(move: Move) throws {
        var task = Self.task
        move.change(&task)
        let description = LedgerMessages.TaskDescription(
            task, slips: 0, light: .red, lightSince: nil, lightReason: nil, lastReview: nil, nextReview: nil,
            parked: nil)
        let client = try #require(
            try DubanCommand.parseAsRoot(["task", "list"]) as? any ControlCommand
        ).client
        var console = Console.standard
        console.environment = { _ in nil }
        let taken = StepTaken(step: move.step, task: description, session: Session(console, client))
        #expect(taken.done.rendered(isColored: false) == move.done)
        #expect(taken.next.rendered(isColored: false) == move.next)
    }

    @Test(
        "numbers that count nothing are refused where they are written",
        arguments: ["1e400", "nan", "inf", "-5", "abc"])
    func amounts(amount: String) throws {
        for words in [
            ["task", "edit", "JC-1", "--target", amount], ["task", "edit", "JC-1", "--target=" + amount],
            ["task", "report", "JC-1", "封頂", "--achieved", amount],
        ] {
            let error = try #require(throws: (any Error).self) { try DubanCommand.parseAsRoot(words) }
            #expect(DubanCommand.exitCode(for: error) == .validationFailure)
            #expect(
                DubanCommand.fullMessage(for: error).contains(
                    "'\(amount)' is not an amount; write a number from 0 on, such as 45 or 12.5."))
        }
    }

    @Test("an empty value takes away what was there")
    func removing() async throws {
        let (_, _, task) = try await run([
            "task", "edit", "JC-1", "--target", "", "--milestone", "", "--blocker", "", "--parent", "",
        ])
        for part in ["\"removed\":[\"meter\"]", "\"milestones\":[]", "\"blockers\":[]", "\"parent\":\"\""] {
            #expect(task.contains(part), "\(task)")
        }
        let (_, _, person) = try await run(["person", "edit", "局/張三", "--window", "", "--language", ""])
        #expect(person.contains("\"removed\":[\"window\",\"language\"]"), "\(person)")
    }

    @Test("a task is entered and corrected with all that is named")
    func editing() async throws {
        let added = try await run([
            "task", "add", "JC-1", "建成", "--pillar", "項目建設", "--unit", "局", "--owner", "張三", "--due", "2021-04-30",
            "--target", "100", "--meter-unit", "家", "--milestone", "開工=2021-04-01,2021-04-02", "--set", "圖號=7=8",
        ])
        #expect(added.result.status == 0, "\(added.result.errors)")
        for part in [
            "\"milestones\":[{\"name\":\"開工\",\"planned\":\"2021-04-01\",\"reached\":\"2021-04-02\"}]",
            "\"attributes\":{\"圖號\":\"7=8\"}", "\"target\":100",
        ] { #expect(added.parameters.contains(part), "\(added.parameters)") }

        let edited = try await run(["task", "edit", "JC-1", "--achieved", "50", "--lead", ""])
        #expect(edited.result.status == 0, "\(edited.result.errors)")
        #expect(edited.parameters.contains("\"achieved\":50"))
        #expect(edited.parameters.contains("\"target\":100"), "the rest of the meter stays")
        #expect(edited.parameters.contains("\"lead\":\"\""))
        for words in [["task", "edit", "JC-1"], ["person", "edit", "局/張三"]] {
            let error = try #require(throws: (any Error).self) { try DubanCommand.parseAsRoot(words) }
            #expect(DubanCommand.exitCode(for: error) == .validationFailure)
        }
    }

    @Test("a 督辦單 prints in the characters of the locale, and its page escapes what the ledger says")
    func sheet() async throws {
        let text = try await run(["task", "sheet", "JC-1"], environment: ["LANG": "zh_CN.UTF-8"]).result.output
        #expect(
            text == """
                督办单（红色）〔2021〕12号

                  事项      JC-1　建成<標準>廠房
                  责任单位  局
                  责任人    局/張三
                  签发日期  2021年4月20日
                  完成时限  2021年4月30日
                  督办要求  查明"原因"
                  反馈时限  2021年4月27日
                  反馈频次  每 7 天一次
                  签收      2021年4月21日

                办理情况
                  2021年4月20日　交办　uid 1000　查明"原因"
                  2021年4月21日　签收　局/張三

                """)
        try await withDaemon(Self.answer) { daemon, directory in
            let path = directory + "/sheet.html"
            let result = try dubanctl(["task", "sheet", "JC-1", "--html", path, "--socket", daemon.path])
            #expect(result.status == 0, "\(result.errors)")
            let page = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            #expect(page.contains("建成&lt;標準&gt;廠房"))
            #expect(page.contains("查明&quot;原因&quot;"))
            #expect(!page.contains("<標準>"))
            #expect(page.contains("紅色"))
            let nowhere = try dubanctl([
                "task", "sheet", "JC-1", "--html", directory + "/none/sheet.html", "--socket", daemon.path,
            ])
            #expect(nowhere.status == 73)
        }
    }

    @Test("a page of tasks says where the next one begins, and passes on what is asked for")
    func pages() async throws {
        try await withDaemon({ _ in
            try Self.reply(LedgerMessages.TaskPage(tasks: [Self.description], next: "red.18747.1"))
        }) { daemon, _ in
            let result = try dubanctl([
                "task", "list", "--limit", "1", "--after", "red.18746.9", "--order", "light", "--awaiting", "closing",
                "--text", "廠房", "--due-after", "2021-04-01", "--socket", daemon.path,
            ])
            #expect(result.errors == "1 task shown; the next page: --after red.18747.1\n")
            let request = try #require(daemon.calls.first).parameters(as: LedgerMessages.ListTasks.self)
            #expect(request.after == "red.18746.9")
            #expect(request.order == "light")
            #expect(request.awaiting == "closing")
            #expect(request.text == "廠房")
            #expect(request.dueAfter == day("2021-04-01"))
        }
    }

    @Test(
        "a refused step says why and what can be done, in the language of the locale",
        arguments: [
            ("state", "done", "is done"), ("notAssigned", "", "task assign"),
            ("alreadySigned", "2021-04-20", "2021-04-20"),
            ("emptyReport", "", "words"), ("noMeter", "", "--target"), ("deadlinePassed", "2021-04-30", "2021-04-30"),
            ("notLater", "2021-04-30", "after that"), ("extensionPending", "2021-05-31", "task approve"),
            ("noExtension", "", "task extend"), ("nothingToReturn", "", "neither"), ("noReason", "", "--reason"),
            ("nobodyNamed", "", "--by"), ("unknownPerson", "無人", "無人"), ("own", "局/張三", "above"),
            ("notAbove", "局/孫七", "局/孫七"), ("notTheirs", "局/孫七", "局/孫七 answers for JC-1"),
            ("state", "open", "task done"), ("state", "suspended", "task reopen"), ("state", "struck", "its end"),
            ("notAhead", "2021-04-01", "2021-04-01"), ("tooLong", "12000", "12000 bytes"),
        ])
    func refusals(cause: String, fact: String, words: String) async throws {
        try await withDaemon({ _ in
            [
                #"{"error":"org.duban.Process.Refused","parameters":{"code":"JC-1","step":"done","cause":"\#(cause)","fact":"\#(fact)"}}"#
            ]
        }) { daemon, _ in
            let english = try dubanctl(["task", "strike", "JC-1", "--socket", daemon.path])
            #expect(english.status == 1)
            #expect(english.errors.contains(words), "\(english.errors)")
            let chinese = try dubanctl(
                ["task", "strike", "JC-1", "--socket", daemon.path], environment: ["LANG": "zh_TW"])
            #expect(chinese.errors.hasSuffix("。\n"), "\(chinese.errors)")
        }
    }

    @Test(
        "what cannot be meant is refused before the daemon is asked",
        arguments: [
            ["task", "report", "JC-1"], ["task", "extend", "JC-1", "--to", "5月底", "--reason", "x"],
            ["task", "done", "JC-1"], ["task", "cancel", "JC-1", "--by", "局/李四"],
            ["task", "assign", "JC-1", "--report-every", "0"], ["task", "assign", "JC-1", "--sheet-color", "green"],
            ["task", "add", "JC-1", "x", "--pillar", "p", "--unit", "u", "--owner", "o"],
            [
                "task", "add", "1", "x", "--pillar", "p", "--unit", "u", "--owner", "o", "--due", "2021-04-30",
                "--achieved", "3",
            ],
            ["task", "edit", "JC-1", "--milestone", "開工"], ["task", "edit", "JC-1", "--set", "=3"],
            ["task", "list", "--order", "age"],
        ])
    func wrongInput(arguments: [String]) throws {
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(arguments) }
    }
}
