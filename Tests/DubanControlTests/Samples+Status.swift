import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    private static func campaign(_ day: Day?) -> StatusMessages.Campaign {
        StatusMessages.Campaign(
            code: "year", name: "年", firstDay: today, lastDay: today, today: today, isWorkingDay: true,
            isProvisional: false, windowIsOpen: true, lastOpenedDay: day,
            figures: day.map { _ in StatusMessages.DayFigures(reviewed: 1, reminders: 1, parked: 1) },
            lights: [StatusMessages.PillarLights(pillar: "sample", label: Phrase("樣例", "樣例", "樣例"))],
            outbox: StatusMessages.Outbox(queued: 1, leased: 1, finalDot: 1, told: 1, rejected: 1))
    }

    static let status: [Sample] = [
        reply(
            StatusMessages.Get.method,
            StatusMessages.Status(
                version: "1", campaigns: [campaign(nil), campaign(today)],
                plugins: [
                    StatusMessages.Plugin(name: "sample", label: Phrase("樣例", "樣例", "樣例"), isRunning: true),
                    StatusMessages.Plugin(
                        name: "sample", label: Phrase("樣例", "樣例", "樣例"), isRunning: false, reason: "it died"),
                ], warnings: [Phrase("一", "一", "one")])),
        reply(
            StatusMessages.Findings.method,
            StatusMessages.Findings(findings: [
                StatusMessages.Finding(.disk, .warning, Phrase("一", "一", "one"), advice: Phrase("二", "二", "two")),
                StatusMessages.Finding(.courier, .ok, Phrase("一", "一", "one")),
            ])),
        reply(StatusMessages.Metrics.method, StatusMessages.Metrics(text: "duban_warnings 0\n")),
    ]
}
