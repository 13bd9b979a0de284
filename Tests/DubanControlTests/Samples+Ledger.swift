import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)
private let words = Phrase(traditional: "繁", simplified: "简", english: "words")

extension Sample {
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

    static let ledger: [Sample] = [
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
}
