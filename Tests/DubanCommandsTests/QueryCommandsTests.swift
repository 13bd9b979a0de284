import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

@Suite("commands that ask")
struct QueryCommandsTests {
    private static func day(_ text: String) -> Day { Day(text)! }

    private static let projects = Phrase("項目建設", "项目建设", "Projects")
    private static let dueToday = Phrase("今日到期", "今日到期", "due today")

    private static let status: StatusMessages.Status = {
        var lights = StatusMessages.PillarLights(pillar: "project-construction", label: projects)
        lights.green = 12
        lights.red = 3
        let campaign = StatusMessages.Campaign(
            code: "c1", name: "三千行動", firstDay: day("2021-03-01"), lastDay: day("2024-02-29"),
            today: day("2021-04-25"), isWorkingDay: true, isProvisional: false, windowIsOpen: true,
            lastOpenedDay: day("2021-04-23"), figures: .init(reviewed: 15, reminders: 4, parked: 1),
            lights: [lights], outbox: .init(queued: 2, leased: 0, finalDot: 1, told: 9, rejected: 0))
        return StatusMessages.Status(
            version: "0.1.0", campaigns: [campaign],
            plugins: [
                .init(name: "project-construction", label: projects, isRunning: true),
                .init(
                    name: "odd", label: Phrase("odd", "odd", "odd"), isRunning: false,
                    reason: "its file is world-writable"),
            ],
            warnings: [
                Phrase("日曆止於 2026 年。", "日历止于 2026 年。", "The calendar ends in 2026.")
            ])
    }()

    private static func task(_ number: Int) -> LedgerMessages.TaskDescription {
        let task = LedgerTask(
            code: "JC-\(number)", campaign: "c1", title: "完成標準廠房建設", pillar: "project-construction",
            unit: "市發展改革委", owner: PersonID("市發展改革委/張三"), assigned: day("2021-03-01"),
            deadline: day("2021-04-30"), originalDeadline: day("2021-03-31"),
            meter: Meter(target: 100, achieved: 45.5, unit: "家"),
            milestones: [Milestone(name: "開工", planned: day("2021-04-01"))],
            blockers: [Blocker(name: "土地", since: day("2021-04-02"), resolved: day("2021-04-09"))],
            attributes: ["租用廠房": .flag(true)])
        let sentence = Phrase(traditional: "節點「開工」逾期", simplified: "节点“开工”逾期", english: "late")
        return LedgerMessages.TaskDescription(
            task, slips: 1, light: .red, lightSince: day("2021-04-02"),
            lightReason: Reason(rule: "milestone-late/開工", series: "milestone", sentence: sentence),
            lastReview: day("2021-04-29"), nextReview: nil, parked: nil)
    }

    private static let standing: OutboxMessages.Standing = {
        let line = Envelope.Line(
            reminder: "r1", task: "JC-1", title: "完成標準廠房建設", pillar: "project-construction", pillarLabel: "項目建設",
            unit: "市發展改革委", owner: "張三", light: .red, deadline: day("2021-04-28"), daysLeft: -2, workingDaysLeft: -2,
            rule: "overdue", reason: "已逾期2個工作日", rung: .leaderInCharge, actingFor: "李四")
        let envelope = Envelope(
            id: "0123456789abcdef0123456789abcdef", kind: .digest, campaign: "c1", campaignName: "三千行動",
            channel: "maildir", person: PersonID("市政府/王乙"), name: "王乙", address: "wang.yi@example.org",
            language: .traditionalChinese, day: day("2021-04-30"), composedAt: 1_619_744_709, lines: [line])
        return OutboxMessages.Standing(
            envelope: envelope, state: "queued",
            attempts: [.init(number: 1, at: 1_619_744_710, outcome: "retry", words: "451 later")],
            nextAttempt: 1_619_745_010)
    }()

    private static let reviewed: [ReviewMessages.ReviewedTask] = [1, 2].map { number in
        let task = LedgerTask(
            code: "JC-\(number)", campaign: "c1", title: "完成標準廠房建設", pillar: "project-construction",
            unit: "市發展改革委", owner: PersonID("市發展改革委/張三"), assigned: day("2021-03-01"),
            deadline: day("2021-04-30"))
        let reason = Reason(rule: "due", series: "deadline", sentence: dueToday)
        let recipients = [
            ReviewMessages.ReviewedTask.Recipient(
                person: PersonID("市發展改革委/張三"), rung: .owner, skipped: []),
            ReviewMessages.ReviewedTask.Recipient(
                person: PersonID("市政府/王乙"), rung: .leaderInCharge, skipped: ["sectionHead: empty"]),
        ]
        return ReviewMessages.ReviewedTask(
            task: task, pillarLabel: projects, lightBefore: .green,
            finding: Finding(light: .yellow, lightReason: reason),
            reminders: [
                .init(
                    rule: "due", occurrence: day("2021-04-30"), urgency: .immediate, sentence: dueToday,
                    recipients: recipients)
            ], parked: nil)
    }

    /// Answers every command of this suite.
    private static let office: FakeDaemon.Answer = { call in
        switch call.method {
        case StatusMessages.Get.method: return [try reply(status)]
        case LedgerMessages.GetTask.method: return [try reply(LedgerMessages.OneTask(task: task(1)))]
        case LedgerMessages.ListTasks.method:
            let request = try call.parameters(as: LedgerMessages.ListTasks.self)
            let first = Int(request.after ?? "0")! + 1
            let last = min(first + request.limit! - 1, 1500)
            return [
                try reply(
                    LedgerMessages.TaskPage(
                        tasks: (first...last).map(task), next: last < 1500 ? String(last) : nil))
            ]
        case ProcessMessages.History.method: return [try reply(ProcessMessages.Steps(steps: []))]
        case OutboxMessages.Get.method: return [try reply(OutboxMessages.OneEnvelope(envelope: standing))]
        case OutboxMessages.List.method: return [try reply(OutboxMessages.Envelopes(envelopes: [standing]))]
        case ReviewMessages.Run.method:
            var report = ReviewMessages.DayReport(campaign: "c1", day: day("2021-04-30"))
            report.reviewed = 15
            report.skippedDays = [day("2021-04-26"), day("2021-04-27")]
            return [try reply(report)]
        case ReviewMessages.Preview.method:
            func page(_ tasks: [ReviewMessages.ReviewedTask]) -> ReviewMessages.PreviewPage {
                .init(campaign: "c1", day: day("2021-04-30"), tasks: tasks)
            }
            return try reviewed.map { try reply(page([$0]), continues: true) } + [reply(page([]))]
        default: return [#"{"error":"org.varlink.service.MethodNotFound"}"#]
        }
    }

    private static func output(
        _ arguments: String, isTerminal: Bool = false, environment: [String: String] = [:]
    ) async throws -> String {
        try await withDaemon(office) { daemon, _ in
            let result = try dubanctl(
                arguments.split(separator: " ").map(String.init) + ["--socket", daemon.path],
                environment: environment, isTerminal: isTerminal)
            // The status has a warning.
            try #require(result.status == (arguments.hasPrefix("status") ? 2 : 0), "\(result.errors)")
            return result.output
        }
    }

    private static func decoded<Value: Decodable>(_ arguments: String, as type: Value.Type) async throws -> Value {
        try JSONDecoder().decode(type, from: Data(try await output(arguments + " --json").utf8))
    }

    @Test("the status shows the day, the lights, the outbox, the plugins and the warnings")
    func statusText() async throws {
        #expect(
            try await Self.output("status") == """
                duband 0.1.0

                三千行動 (c1), 2021-03-01 to 2024-02-29
                  today        2021-04-25 Sunday, a working day in exchange for a holiday (調休)
                  window       open
                  last opened  2021-04-23: 15 reviewed, 4 reminders, 1 parked
                  outbox       2 queued, 0 leased, 1 unanswered, 9 told, 0 rejected

                  PILLAR    ● RED  ● YELLOW  ● GREEN  ALL
                  Projects      3         0       12   15

                PLUGIN                LABEL     STATE
                project-construction  Projects  running
                odd                   odd       stopped: its file is world-writable

                Warning: The calendar ends in 2026.

                """)
    }

    @Test(
        "the status ends with 2 where it warns of something, and with 0 where it does not", arguments: ["", "--json"])
    func statusOfStatus(option: String) async throws {
        for (warnings, status) in [(Self.status.warningWords, 2), ([], 0)] {
            let answer = StatusMessages.Status(version: "1", campaigns: [], plugins: [], warnings: warnings)
            let result = try await withDaemon({ _ in [try reply(answer)] }) { daemon, _ in
                try dubanctl(["status", "--socket", daemon.path] + option.split(separator: " ").map(String.init))
            }
            #expect(Int(result.status) == status)
            #expect(result.errors.isEmpty)
        }
    }

    @Test("a task is shown with all that is known of it")
    func taskText() async throws {
        #expect(
            try await Self.output("task show JC-1") == """
                JC-1  完成標準廠房建設
                  light        ● red since 2021-04-02: late (milestone-late/開工)
                  state        open
                  campaign     c1
                  pillar       project-construction
                  unit         市發展改革委
                  owner        市發展改革委/張三
                  handed over  2021-03-01
                  deadline     2021-04-30, first set to 2021-03-31, moved 1 time
                  meter        45.5 of 100 家
                  last review  2021-04-29
                  next review  none

                  MILESTONE  PLANNED     REACHED
                  開工       2021-04-01  –

                  BLOCKER  SINCE       RESOLVED
                  土地     2021-04-02  2021-04-09

                  ATTRIBUTE  VALUE
                  租用廠房   是

                """)
    }

    @Test("a preview names each task, its light, whom it would be told to, and sums up")
    func previewText() async throws {
        let task = """
              Projects, 市發展改革委/張三, due 2021-04-30
              ● green → ● yellow  due today (due)
              due today (due, at once)
                → 市發展改革委/張三 (owner)
                → 市政府/王乙 (leader in charge; passed over: no section head)
            """
        #expect(
            try await Self.output("review preview") == """
                What 2021-04-30 would bring to c1

                JC-1  完成標準廠房建設
                \(task)

                JC-2  完成標準廠房建設
                \(task)

                2 tasks, 2 lights changed: 4 reminders to 2 people.

                """)
    }

    @Test("an envelope is shown with its lines and attempts")
    func envelopeText() async throws {
        #expect(
            try await Self.output("outbox show 0123") == """
                0123456789abcdef0123456789abcdef
                  to        市政府/王乙 <wang.yi@example.org>, by maildir
                  campaign  三千行動 (c1)
                  day       2021-04-30, digest, in zh-Hant
                  composed  2021-04-30T01:05:09Z
                  state     queued
                  next try  2021-04-30T01:10:10Z

                ● red  JC-1  完成標準廠房建設
                  已逾期2個工作日 (overdue)
                  項目建設, 市發展改革委, 張三, due 2021-04-28 (2 days overdue, 2 of them working days)
                  told as leader in charge, acting for 李四

                TRY  AT                    OUTCOME  ANSWER
                  1  2021-04-30T01:05:10Z  retry    451 later

                """)
    }

    @Test("a day that was run is summed up")
    func runText() async throws {
        let text = try await Self.output("review run")
        #expect(text.contains("15 tasks reviewed"))
        #expect(text.contains("2 days before had not been opened: 2021-04-26 to 2021-04-27"))
    }

    @Test("for programs every command prints one document that holds what the daemon said")
    func documents() async throws {
        struct Tasks: Decodable {
            let tasks: [LedgerMessages.TaskDescription]
            let isComplete: Bool
        }
        #expect(try await Self.decoded("status", as: StatusMessages.Status.self) == Self.status)
        #expect(
            try await Self.decoded("task show JC-1", as: LedgerMessages.TaskDescription.self) == Self.task(1))
        let tasks = try await Self.decoded("task list --limit 1200", as: Tasks.self)
        #expect(tasks.tasks == (1...1200).map(Self.task))
        #expect(!tasks.isComplete)
        #expect(try await Self.decoded("task list --limit 9000", as: Tasks.self).tasks.count == 1500)
        let preview = try await Self.decoded("review preview", as: ReviewMessages.PreviewPage.self)
        #expect(preview.tasks == Self.reviewed)
        #expect(try await Self.decoded("review run", as: ReviewMessages.DayReport.self).reviewed == 15)
        #expect(
            try await Self.decoded("outbox list", as: OutboxMessages.Envelopes.self).envelopes == [Self.standing])
        #expect(try await Self.decoded("outbox show 01", as: OutboxMessages.Standing.self) == Self.standing)
    }

    @Test("filters reach the daemon as they were meant")
    func filters() async throws {
        try await withDaemon(Self.office) { daemon, _ in
            _ = try dubanctl([
                "task", "list", "--light", "red", "--state", "open", "--owner", "市商務局/李四", "--due-before",
                "2021-05-01", "--limit", "5", "--socket", daemon.path,
            ])
            let request = try #require(daemon.calls.first).parameters(as: LedgerMessages.ListTasks.self)
            #expect(request.light == "red" && request.state == "open" && request.owner == "市商務局/李四")
            #expect(request.dueBefore == Day("2021-05-01") && request.limit == 5)
        }
    }

    @Test("colors are for terminals that can, and for who insists")
    func colors() async throws {
        func isColored(_ arguments: String, _ isTerminal: Bool, _ environment: [String: String]) async throws -> Bool {
            try await Self.output(arguments, isTerminal: isTerminal, environment: environment).contains("\u{1B}")
        }
        #expect(try await isColored("status", true, [:]))
        #expect(try await !isColored("status", false, [:]))
        #expect(try await !isColored("status", true, ["NO_COLOR": "1"]))
        #expect(try await !isColored("status", true, ["TERM": "dumb"]))
        #expect(try await !isColored("status --color never", true, [:]))
        #expect(try await isColored("status --color always", false, ["NO_COLOR": "1"]))
    }
}
