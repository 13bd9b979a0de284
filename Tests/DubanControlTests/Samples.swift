import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)
private let zhang = PersonID("局/張三")
private let words = Phrase(traditional: "繁", simplified: "简", english: "words")

extension Sample {
    static let all: [Sample] =
        calendars
        + campaigns
        + channels
        + events
        + ledger
        + outbox
        + people
        + plugins
        + process
        + record
        + rehearsal
        + reports
        + review
        + status

    static func call(_ name: String, _ messages: any Encodable & Sendable...) -> Sample {
        Sample(name, isReply: false, messages)
    }

    static func reply(_ name: String, _ messages: any Encodable & Sendable...) -> Sample {
        Sample(name, isReply: true, messages)
    }

    // MARK: Ledger

    private static let milestones = [
        Milestone(name: "開工", planned: today, reached: today), Milestone(name: "竣工", planned: today),
    ]
    private static let blockers = [
        Blocker(name: "土地", since: today, resolved: today), Blocker(name: "用工", since: today),
    ]

    private static let taskRows = [
        TaskRow(row: 2, code: "1", title: "道路", pillar: "樣例", unit: "局", owner: "張三", due: .day(today)),
        TaskRow(
            row: 3, code: "2", title: "道路", pillar: "樣例", unit: "局", owner: "張三", lead: "王五", assigned: today,
            due: .day(today), deadlineWords: "6月底前", isSuggested: true, state: .suspended,
            meter: Meter(target: 1.5, achieved: 1, unit: "家"),
            milestones: milestones, blockers: blockers, attributes: ["備註": "甲"], parent: "1"),
        TaskRow(
            row: 4, code: "3", title: "月報", pillar: "樣例", unit: "局", owner: "張三",
            due: .recurring(Recurrence(everyMonths: 1, month: 1, day: 31)!), deadlineWords: "每月底前"),
    ]

    private static let personRows = [
        PersonRow(row: 2, name: "張三", unit: "局", role: .officer, address: "a@example.org"),
        PersonRow(
            row: 3, name: "李四", unit: "局", role: .supervisionOffice, address: "b@example.org", superior: "王五",
            language: .english, absentFrom: today, absentUntil: today, deputy: "張三"),
    ]

    private static let task = LedgerTask(
        code: "1", campaign: "year", title: "道路", pillar: "sample", unit: "局", owner: zhang, lead: zhang,
        assigned: today, deadline: today, deadlineWords: "6月底前", meter: Meter(target: 1), milestones: milestones,
        blockers: blockers,
        attributes: ["a": .text("甲"), "b": .number(1), "c": .day(today), "d": .flag(true)], parent: "0",
        process: TaskProcess(
            sheet: sheet, signed: today, reported: today, reportDue: today, completion: today,
            extensionRequest: ExtensionRequest(deadline: today, asked: today, reason: "雨"), returns: 1, closed: today))

    private static let plainTask = LedgerTask(
        code: "1", campaign: "year", title: "道路", pillar: "sample", unit: "局", owner: zhang, assigned: today,
        deadline: today)

    private static let descriptions = [
        LedgerMessages.TaskDescription(
            task, slips: 1, light: .red, lightSince: today,
            lightReason: Reason(rule: "overdue", series: "deadline", sentence: words), lastReview: today,
            nextReview: today, parked: "it died"),
        LedgerMessages.TaskDescription(
            plainTask, slips: 0, light: .green, lightSince: nil, lightReason: nil, lastReview: nil, nextReview: nil,
            parked: nil),
    ]

    private static var importResult: LedgerMessages.ImportResult {
        var result = LedgerMessages.ImportResult()
        result.changes = [
            .init(kind: .changed, code: "1", title: "道路", fields: [.init(field: "title", before: "", after: "道路")]),
            .init(kind: .added, code: "2", title: "", fields: []),
        ]
        result.problems = [
            ImportProblem(words: Phrase("全", "全", "all")),
            ImportProblem(row: 2, field: .owner, words: Phrase("誰", "谁", "who"), suggestion: "2021-06-30"),
            ImportProblem(row: 3, field: .attribute("備註"), words: Phrase("何", "何", "what")),
        ]
        result.unreadColumns = ["備注"]
        return result
    }

    private static var listTasks: LedgerMessages.ListTasks {
        var list = LedgerMessages.ListTasks()
        (list.campaign, list.pillar, list.unit, list.owner, list.light) = ("year", "sample", "局", "局/張三", "red")
        (list.state, list.dueBefore, list.after, list.limit) = ("open", today, "7", 10)
        (list.dueAfter, list.text, list.awaiting, list.order) = (today, "路", "report", "light")
        return list
    }

    private static var edit: LedgerMessages.TaskEdit {
        var edit = LedgerMessages.TaskEdit()
        (edit.title, edit.pillar, edit.unit, edit.owner, edit.lead) = ("道路", "sample", "局", "張三", "")
        (edit.meter, edit.milestones, edit.blockers) = (Meter(target: 1), milestones, blockers)
        (edit.attributes, edit.parent, edit.removed) = (["備註": ""], "2", [.meter])
        return edit
    }

    private static let ledger: [Sample] = [
        call(LedgerMessages.StagePeople.method, LedgerMessages.StagePeople(rows: personRows)),
        reply(LedgerMessages.StagePeople.method, LedgerMessages.Staged(staged: 2)),
        call(LedgerMessages.StageTasks.method, LedgerMessages.StageTasks(rows: taskRows)),
        reply(LedgerMessages.StageTasks.method, LedgerMessages.Staged(staged: 2)),
        call(
            LedgerMessages.ApplyImport.method, LedgerMessages.ApplyImport(campaign: nil, dryRun: true),
            LedgerMessages.ApplyImport(campaign: "year", dryRun: false)),
        reply(LedgerMessages.ApplyImport.method, LedgerMessages.ImportResult(), importResult),
        call(LedgerMessages.ListTasks.method, LedgerMessages.ListTasks(), listTasks),
        reply(
            LedgerMessages.ListTasks.method, LedgerMessages.TaskPage(tasks: [], next: nil),
            LedgerMessages.TaskPage(tasks: descriptions, next: "2")),
        call(
            LedgerMessages.GetTask.method, LedgerMessages.GetTask(campaign: nil, code: "1"),
            LedgerMessages.GetTask(campaign: "year", code: "1")),
        reply(LedgerMessages.GetTask.method, LedgerMessages.OneTask(task: descriptions[0])),
        call(LedgerMessages.AddTask.method, LedgerMessages.AddTask(campaign: nil, task: taskRows[1])),
        reply(
            LedgerMessages.AddTask.method, LedgerMessages.ChangedTask(task: descriptions[0], problems: []),
            LedgerMessages.ChangedTask(task: nil, problems: importResult.problems)),
        call(
            LedgerMessages.EditTask.method,
            LedgerMessages.EditTask(campaign: "year", code: "1", edit: LedgerMessages.TaskEdit()),
            LedgerMessages.EditTask(campaign: nil, code: "1", edit: edit)),
        reply(LedgerMessages.EditTask.method, LedgerMessages.ChangedTask(task: descriptions[0], problems: [])),
    ]

    // MARK: Outbox

    private static let envelope = Envelope(
        id: "e", kind: .urgent, campaign: "year", campaignName: "年", channel: "maildir", person: zhang, name: "張三",
        address: "a@example.org", language: .simplifiedChinese, day: today, composedAt: 1,
        lines: ["李四", nil].map { principal in
            Envelope.Line(
                reminder: "r", task: "1", title: "道路", pillar: "sample", pillarLabel: "樣例", unit: "局", owner: "張三",
                light: .yellow, deadline: today, daysLeft: -1, workingDaysLeft: -1, rule: "overdue", reason: "逾期",
                rung: .topLeader, actingFor: principal)
        })

    private static let standing = OutboxMessages.Standing(
        envelope: envelope, state: "told", attempts: [.init(number: 1, at: 1, outcome: "delivered", words: "250")],
        nextAttempt: 0)

    private static var list: OutboxMessages.List {
        var list = OutboxMessages.List()
        (list.campaign, list.person, list.state, list.day, list.limit) = ("year", "局/張三", "told", today, 1)
        return list
    }

    private static func settle(_ outcomes: DeliveryOutcome...) -> OutboxMessages.Report {
        OutboxMessages.Report(
            marks: [.init(envelope: "e", fence: 1)],
            settlements: outcomes.map { OutboxMessages.Settlement(envelope: "e", fence: 1, outcome: $0) })
    }

    private static let outbox: [Sample] = [
        call(OutboxMessages.List.method, OutboxMessages.List(), list),
        reply(OutboxMessages.List.method, OutboxMessages.Envelopes(envelopes: [standing])),
        call(OutboxMessages.Get.method, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Get.method, OutboxMessages.OneEnvelope(envelope: standing)),
        reply(OutboxMessages.Await.method, OutboxMessages.Awaited(waiting: true)),
        call(OutboxMessages.Take.method, OutboxMessages.Take(limit: 1)),
        reply(
            OutboxMessages.Take.method,
            OutboxMessages.Leases(leases: [.init(envelope: envelope, fence: 1, attempt: 1)])),
        call(
            OutboxMessages.Report.method, OutboxMessages.Report(),
            settle(
                .delivered(reply: "250"), .retry(after: 60, reason: "451"), .retry(after: nil, reason: "451"),
                .rejected(reason: "550"), .unknown(reason: "timeout"))),
        reply(OutboxMessages.Report.method, OutboxMessages.Reported(lost: ["e"])),
        call(OutboxMessages.Amend.hold, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.hold, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Amend.release, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.release, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Amend.retry, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.retry, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Drop.method, OutboxMessages.Drop(id: "e", reason: "moot")),
        reply(OutboxMessages.Drop.method, OutboxMessages.OneEnvelope(envelope: standing)),
        call(
            OutboxMessages.ReportBounce.method,
            OutboxMessages.ReportBounce(envelope: "e", permanent: true, words: "550")),
        reply(OutboxMessages.ReportBounce.method),
    ]

    // MARK: Calendars, channels and silences

    private static let calendars: [Sample] = [
        call(CalendarMessages.List.method, CalendarMessages.List(), CalendarMessages.List(after: "局/張三")),
        reply(
            CalendarMessages.List.method, CalendarMessages.Page(calendars: [], next: nil),
            CalendarMessages.Page(
                calendars: [.init(person: "局/張三", file: "/c/0.ics", events: 1)], next: "局/張三")),
        call(CalendarMessages.Show.method, CalendarMessages.Show(year: nil), CalendarMessages.Show(year: 2021)),
        reply(
            CalendarMessages.Show.method,
            CalendarMessages.Year(year: 2021, isAnnounced: false, days: [], directory: "/c"),
            CalendarMessages.Year(
                year: 2021, isAnnounced: true, days: [.init(day: today, isWorkingDay: true, holiday: "春節")],
                directory: "/c")),
        call(CalendarMessages.Check.method, CalendarMessages.Check(file: "2021.yaml", text: "year: 2021")),
        reply(
            CalendarMessages.Check.method,
            CalendarMessages.Checked(
                year: 2021, days: [.init(day: today, isWorkingDay: false, holiday: "春節")], problems: []),
            CalendarMessages.Checked(
                year: nil, days: [],
                problems: [.init(line: 3, sentence: "no."), .init(line: nil, sentence: "no.")])),
    ]

    private static let silence = Silence(
        id: 1, campaign: "year", matcher: Silence.Matcher(task: "1", owner: zhang), author: "root", reason: "整頓",
        first: today, last: today)

    private static let channels: [Sample] = [
        reply(
            ChannelMessages.List.method,
            ChannelMessages.Channels(channels: [
                .init(name: "maildir", isDefault: true),
                .init(name: "smtp", isDefault: false, halt: .init(since: 1, words: "535", nextProbe: 2)),
            ])),
        call(
            ChannelMessages.Test.method,
            ChannelMessages.Test(channel: nil, address: "a@example.org", account: nil),
            ChannelMessages.Test(channel: "smtp", address: "a@example.org", account: "13800000000")),
        reply(ChannelMessages.Test.method, ChannelMessages.Tested(envelope: "e")),
        call(
            SilenceMessages.List.method, SilenceMessages.List(campaign: nil), SilenceMessages.List(campaign: "year")),
        reply(
            SilenceMessages.List.method,
            SilenceMessages.Silences(silences: [
                .init(silence: silence, endedBy: nil), .init(silence: silence, endedBy: "root"),
            ])),
        call(
            SilenceMessages.Add.method,
            SilenceMessages.Add(campaign: nil, matcher: silence.matcher, reason: "整頓", last: today)),
        reply(SilenceMessages.Add.method, SilenceMessages.One(silence: silence)),
        call(SilenceMessages.End.method, SilenceMessages.End(id: 1)),
        reply(SilenceMessages.End.method, SilenceMessages.One(silence: silence)),
    ]

    // MARK: Rehearsal, review and status

    private static var outlook: RehearsalMessages.Outlook {
        var outlook = RehearsalMessages.Outlook()
        outlook.unheardTasks = [.init(task, people: [zhang]), .init(plainTask, people: [])]
        outlook.daysOff = [.init(day: today, holiday: "春節", tasks: 1), .init(day: today, holiday: nil, tasks: 2)]
        outlook.gaps = [.init(year: 2027, tasks: 0)]
        (outlook.unheard, outlook.parked) = (2, 1)
        return outlook
    }

    private static func progress(_ outlook: RehearsalMessages.Outlook?) -> RehearsalMessages.Progress {
        var progress = RehearsalMessages.Progress(from: today, to: today, assumption: .onTime, done: 0, total: 1)
        progress.days = [.init(day: today, mails: [.init(person: zhang, kind: .urgent, lines: 3)])]
        progress.outlook = outlook
        return progress
    }

    private static let rehearsal: [Sample] = [
        call(
            RehearsalMessages.Run.method, RehearsalMessages.Run(),
            RehearsalMessages.Run(campaign: "year", from: today, to: today, assumption: .asItStands)),
        reply(RehearsalMessages.Run.method, progress(nil), progress(outlook)),
    ]

    private static var report: ReviewMessages.DayReport {
        var report = ReviewMessages.DayReport(campaign: "year", day: today)
        report.skippedDays = [today]
        return report
    }

    private static func reviewed(_ finding: Finding, parked: String?) -> ReviewMessages.ReviewedTask {
        ReviewMessages.ReviewedTask(
            task: task, pillarLabel: "樣例", lightBefore: .green, finding: finding,
            reminders: [
                .init(
                    rule: "overdue", occurrence: today, urgency: .immediate, sentence: "逾期",
                    recipients: [.init(person: zhang, rung: .owner, skipped: ["owner: absent"])])
            ], parked: parked)
    }

    private static func saying(_ light: Light?) -> ReviewMessages.RuleSaying {
        .init(
            rule: "due/開工", label: words, sentence: words, facts: [.init(name: "days", value: "3")], day: today,
            rungs: [.owner], light: light, verdict: .overridden)
    }

    private static func decided(_ carrier: ReviewMessages.DecidedReminder.Carrier?) -> ReviewMessages.DecidedReminder {
        .init(
            id: "r",
            key: ReminderKey(
                campaign: "year", task: "1", rule: "due", occurrence: today, rung: .owner, recipient: zhang),
            sentence: words, decided: today, skipped: [SkippedRung(rung: .owner, cause: .absent, person: zhang)],
            state: "superseded", why: carrier.map { _ in "newer" }, whyDay: carrier.map { _ in today },
            supersededBy: carrier.map { _ in "s" }, carrier: carrier)
    }

    private static var explanations: [ReviewMessages.Explanation] {
        var bare = ReviewMessages.Explanation(campaign: "year", day: today, today: today, isWorkingDay: true)
        bare.task = .init(
            task: plainTask, pillarLabel: words, light: .green, lightSince: nil, lightRule: nil, lightSentence: nil,
            parked: nil)
        var full = bare
        full.task = .init(
            task: task, pillarLabel: words, light: .red, lightSince: today, lightRule: "due", lightSentence: words,
            parked: "it died")
        full.task?.sayings = [saying(nil), saying(.red)]
        full.task?.silentRules = [.init(rule: "late", label: words)]
        full.task?.ladder = [
            .init(rung: .owner, person: zhang, hearer: nil, skipped: [], unreachable: nil),
            .init(
                rung: .topLeader, person: zhang, hearer: zhang, skipped: [SkippedRung(rung: .owner, cause: .empty)],
                unreachable: "550"),
        ]
        full.task?.silences = [.init(silence)]
        full.task?.reminders = [
            decided(nil),
            decided(
                .init(
                    envelope: "e", person: zhang, day: today, kind: .digest, state: "told", outcome: "delivered",
                    words: "250")),
        ]
        full.task?.next = saying(nil)
        full.task?.nextReview = today
        let person = Person(name: "張三", unit: "局", role: .officer, address: "a@example.org")
        var someone = bare
        someone.task = nil
        someone.person = .init(person, channel: "maildir", window: .always)
        var absent = someone
        absent.person?.absence = Absence(first: today, last: today, deputy: zhang)
        absent.person?.unreachable = "550"
        absent.person?.actor = zhang
        absent.person?.mails = [.init(envelope, state: "told", outcome: "delivered", words: "250")]
        absent.person?.expected = [.init(task: "1", title: "道路", rule: "due", sentence: words, rung: .owner)]
        return [bare, full, someone, absent]
    }

    private static let review: [Sample] = [
        call(
            ReviewMessages.Explain.method, ReviewMessages.Explain(campaign: nil, day: nil),
            ReviewMessages.Explain(campaign: "year", task: "1", person: "局/張三", day: today)),
        Sample(ReviewMessages.Explain.method, isReply: true, explanations),
        call(
            ReviewMessages.Run.method, ReviewMessages.Run(campaign: nil, day: nil),
            ReviewMessages.Run(campaign: "year", day: today)),
        reply(ReviewMessages.Run.method, report),
        call(
            ReviewMessages.Preview.method, ReviewMessages.Preview(campaign: nil, day: nil),
            ReviewMessages.Preview(campaign: "year", day: today)),
        reply(
            ReviewMessages.Preview.method,
            ReviewMessages.PreviewPage(
                campaign: "year", day: today,
                tasks: [
                    reviewed(Finding(light: .green), parked: nil),
                    reviewed(
                        Finding(
                            light: .red, lightReason: Reason(rule: "overdue", series: "deadline", sentence: words),
                            followUps: [.init(key: "next", title: "註冊", assigned: today, deadline: today)],
                            nextReview: today), parked: "it died"),
                ])),
    ]

    private static func campaign(_ day: Day?) -> StatusMessages.Campaign {
        StatusMessages.Campaign(
            code: "year", name: "年", firstDay: today, lastDay: today, today: today, isWorkingDay: true,
            isProvisional: false, windowIsOpen: true, lastOpenedDay: day,
            figures: day.map { _ in StatusMessages.DayFigures(reviewed: 1, reminders: 1, parked: 1) },
            lights: [StatusMessages.PillarLights(pillar: "sample", label: "樣例")],
            outbox: StatusMessages.Outbox(queued: 1, leased: 1, finalDot: 1, told: 1, rejected: 1))
    }

    private static let status: [Sample] = [
        reply(
            StatusMessages.Get.method,
            StatusMessages.Status(
                version: "1", campaigns: [campaign(nil), campaign(today)],
                plugins: [
                    StatusMessages.Plugin(name: "sample", label: "樣例", isRunning: true),
                    StatusMessages.Plugin(name: "sample", label: "樣例", isRunning: false, reason: "it died"),
                ], warnings: [Phrase("一", "一", "one")]))
    ]

    private static let plugin = [
        PluginMessages.Plugin(
            name: "sample", label: words, path: "/p/sample.so", running: false, reason: "it died",
            warnings: ["no lock"],
            parked: 1),
        PluginMessages.Plugin(
            name: "absent", label: nil, path: "", running: true, reason: nil, warnings: [], parked: 0),
    ]

    private static let plugins: [Sample] = [
        reply(PluginMessages.List.method, PluginMessages.Plugins(plugins: plugin)),
        call(PluginMessages.Get.method, PluginMessages.Get(name: "sample")),
        reply(
            PluginMessages.Get.method, PluginMessages.Description(plugin: plugin[1]),
            PluginMessages.Description(
                plugin: plugin[0],
                attributes: [
                    PluginMessages.Attribute(
                        name: "note", kind: .text, required: true, recusesUnit: true, label: words)
                ],
                settings: [
                    PluginMessages.Setting(name: "days", kind: "a whole number", default: "1", value: "2", label: words)
                ],
                rules: [PluginMessages.Rule(id: "late", series: "late", label: words, sentence: words)],
                parkedTasks: [
                    PluginMessages.ParkedTask(campaign: "year", code: "1", title: "道路", reason: "it died")
                ])),
        call(PluginMessages.Reload.method, PluginMessages.Reload(name: "sample")),
        reply(
            PluginMessages.Reload.method, PluginMessages.Reloaded(plugin: plugin[1], reviewed: 1, parked: 0)),
        call(PluginMessages.Retry.method, PluginMessages.Retry(name: nil), PluginMessages.Retry(name: "sample")),
        reply(PluginMessages.Retry.method, PluginMessages.Retried(retried: 1, parked: 0)),
    ]
}
