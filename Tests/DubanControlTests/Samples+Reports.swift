import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    private static let made: ReportMessages.Made = {
        let tasks = [
            ReportedTask(
                code: "1", title: "道路", pillar: "investment-attraction", unit: "局", owner: PersonID("局/張三"),
                deadline: today - 9, slips: [today], numbers: ["contracts": 3, "performed": 1.5])
        ]
        return ReportMessages.Made(
            campaign: "year", campaignName: "年",
            labels: ["investment-attraction": Phrase("招商引資", "招商引资", "Investment attraction")],
            report: report(.weekly, on: today, tasks: tasks, before: tasks, calendar: .plainWeek))
    }()

    static let reports: [Sample] = [
        call(
            ReportMessages.Make.method, ReportMessages.Make(period: .monthly),
            ReportMessages.Make(campaign: "year", period: .quarterly, day: today)),
        reply(ReportMessages.Make.method, made),
    ]
}
