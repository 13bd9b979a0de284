import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    static let sheet = SupervisionSheet(
        year: 2021, number: 1, color: .yellow, issued: today, requirement: "查明", reportEvery: 7)

    private static let standing = ProcessMessages.Standing(
        LedgerTask(
            code: "1", campaign: "year", title: "道路", pillar: "sample", unit: "局", owner: PersonID("局/張三"),
            assigned: today, deadline: today))

    static let process: [Sample] =
        [
            call(
                ProcessMessages.Assign.method, ProcessMessages.Assign(campaign: nil, code: "1"),
                ProcessMessages.Assign(
                    campaign: "year", code: "1", owner: "局/張三", color: .red, requirement: "查明", reportBy: today,
                    reportEvery: 7, reason: "急")),
            reply(ProcessMessages.Assign.method, ProcessMessages.Taken(standing: standing, sheet: sheet)),
            call(
                ProcessMessages.Report.method, ProcessMessages.Report(campaign: nil, code: "1", text: "開工"),
                ProcessMessages.Report(
                    campaign: "year", code: "1", text: "開工", achieved: 1.5, complete: true, next: today,
                    actingFor: "局/張三")),
            reply(ProcessMessages.Report.method, ProcessMessages.Taken(standing: standing)),
            call(
                ProcessMessages.Extend.method,
                ProcessMessages.Extend(campaign: nil, code: "1", deadline: today, reason: "雨"),
                ProcessMessages.Extend(
                    campaign: "year", code: "1", deadline: today, reason: "雨", actingFor: "局/張三")),
            reply(ProcessMessages.Extend.method, ProcessMessages.Taken(standing: standing)),
            call(ProcessMessages.History.method, ProcessMessages.History(campaign: nil, code: "1")),
            reply(
                ProcessMessages.History.method,
                ProcessMessages.Steps(steps: [
                    .init(
                        step: "sign", at: 1, day: today, actor: "uid 0", actingFor: PersonID("局/張三"), reason: "",
                        text: ""),
                    .init(
                        step: "done", at: 1, day: today, actor: "uid 0", actingFor: nil, reason: "畢", text: "x"),
                ])),
        ] + ProcessMessages.Plain.Step.allCases.flatMap(plain)

    private static func plain(_ step: ProcessMessages.Plain.Step) -> [Sample] {
        let (person, reason): (String?, String?) =
            switch step {
            case .sign: ("局/張三", nil)
            case .strike: (nil, "畢")
            default: ("局/李四", "畢")
            }
        return [
            call(
                step.method,
                ProcessMessages.Plain(campaign: "year", code: "1", actingFor: person, reason: reason)),
            reply(step.method, ProcessMessages.Taken(standing: standing)),
        ]
    }
}
