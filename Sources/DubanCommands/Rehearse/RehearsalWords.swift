import DubanCalendar
import DubanControl
import DubanCore

/// What is said of a rehearsal, in the language of the locale.
struct RehearsalWords {
    private let console: Console

    init(_ console: Console) {
        self.console = console
    }

    private func words(_ traditional: String, _ simplified: String, _ english: String) -> String {
        console.words(traditional, simplified, english)
    }

    var weekdays: [String] {
        console.words(
            ["一", "二", "三", "四", "五", "六", "日"], ["一", "二", "三", "四", "五", "六", "日"],
            ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
    }

    var months: [String] {
        console.words(
            (1...12).map { "\($0)月" }, (1...12).map { "\($0)月" },
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
    }

    var busiest: String { words("提醒最多的日子", "提醒最多的日子", "The busiest days") }
    var day: String { words("日期", "日期", "DAY") }
    var mails: String { words("封數", "封数", "MAILS") }
    var lines: String { words("事項", "事项", "LINES") }
    var longest: String { words("最長的一封", "最长的一封", "LONGEST MAIL") }
    var person: String { words("人員", "人员", "PERSON") }
    var weeksOver: String { words("超額周數", "超额周数", "WEEKS OVER") }
    var worstWeek: String { words("最多的一周", "最多的一周", "WORST WEEK") }
    var task: String { words("任務", "任务", "TASK") }
    var due: String { words("時限", "时限", "DUE") }
    var owner: String { words("責任人", "责任人", "OWNER") }
    var cause: String { words("原因", "原因", "WHY") }
    var mailsADay: String { words("每日封數", "每日封数", "Mails a day") }
    var mailsAWeek: String { words("每周封數", "每周封数", "Mails a week") }

    func title(_ result: RehearsalResult) -> String {
        let span = "\(result.from) – \(result.to)"
        return words("排演 \(span)", "排演 \(span)", "Rehearsal of \(span)")
    }

    func assumption(_ assumption: RehearsalMessages.Assumption) -> String {
        switch assumption {
        case .worstCase:
            words(
                "假定：臺賬照舊，無人報告，無人辦結；每封提醒當即送達。", "假定：台账照旧，无人报告，无人办结；每封提醒当即送达。",
                "Assumed: nobody reports or finishes anything; every mail is taken at once.")
        case .onTime:
            words(
                "假定：人人按時完成節點和任務；每封提醒當即送達。", "假定：人人按时完成节点和任务；每封提醒当即送达。",
                "Assumed: stages and tasks are finished when due; every mail is taken at once.")
        }
    }

    func total(_ summary: RehearsalSummary) -> String {
        let (mails, people, days) = (summary.mails, summary.everybody.count, summary.days.count)
        return words(
            "共 \(mails) 封，發給 \(people) 人，分布在 \(days) 天。", "共 \(mails) 封，发给 \(people) 人，分布在 \(days) 天。",
            "\(counted(mails, "mail")) to \(people) people on \(counted(days, "day")).")
    }

    func overBudget(_ budget: Int, _ count: Int) -> String {
        count == 0
            ? words(
                "無人一周超過 \(budget) 封。", "无人一周超过 \(budget) 封。",
                "Nobody has more than \(counted(budget, "mail")) in a week.")
            : words(
                "\(count) 人有的周超過 \(budget) 封", "\(count) 人有的周超过 \(budget) 封",
                "\(count) people have more than \(counted(budget, "mail")) in some week")
    }

    func unheard(_ count: Int) -> String {
        words(
            "\(count) 項任務到期時除督查室外無人會聽到", "\(count) 项任务到期时除督查室外无人会听到",
            "Of \(counted(count, "task")) nobody but the supervision office would hear when due")
    }

    func cause(_ task: RehearsalMessages.UnheardTask) -> String {
        if task.people.isEmpty {
            return words(
                "各級無人、不在崗或須迴避", "各级无人、不在岗或须回避", "nobody stands on a rung, or they are away or recused")
        }
        let names = task.people.map(\.description).joined(separator: words("、", "、", ", "))
        return words("無法送達：\(names)", "无法送达：\(names)", "cannot be reached: \(names)")
    }

    func daysOff(_ count: Int) -> String {
        words(
            "\(count) 項任務在休息日到期", "\(count) 项任务在休息日到期",
            "\(counted(count, "deadline")) on days without work")
    }

    func dayOff(_ day: RehearsalMessages.DayOff) -> String {
        let name = day.holiday ?? words("周末", "周末", "weekend")
        return words(
            "\(name)，\(day.tasks) 項", "\(name)，\(day.tasks) 项", "\(name), \(counted(day.tasks, "task"))")
    }

    func gap(_ gap: RehearsalMessages.Gap) -> String {
        words(
            "\(gap.year) 年沒有日曆文件，按周一至周五推算；其間有 \(gap.tasks) 項到期。",
            "\(gap.year) 年没有日历文件，按周一至周五推算；其间有 \(gap.tasks) 项到期。",
            "\(gap.year) has no calendar and is counted Monday to Friday; \(counted(gap.tasks, "deadline")) in it.")
    }

    func parked(_ count: Int) -> String {
        words(
            "有 \(count) 項任務的規則不能判定，只按完成時限推算。", "有 \(count) 项任务的规则不能判定，只按完成时限推算。",
            "The rules of \(counted(count, "task")) could not judge; only their deadlines were watched.")
    }

    func more(_ count: Int) -> String {
        words("另有 \(count) 行。", "另有 \(count) 行。", "\(count) more.")
    }
}
