import ArgumentParser
import DubanCalendar
import DubanControl

struct ReviewRun: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the day: judge what is due, decide who is told, compose.",
        discussion: "Run again, it changes nothing that has been decided.")
    static let group = operatorGroup

    @Option(help: "Today, for certainty; no other day can be run.", transform: Arguments.day)
    var day: Day?

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let report = try session.connect(receiveTimeout: nil).call(
            ReviewMessages.Run.method, ReviewMessages.Run(campaign: campaign, day: day),
            as: ReviewMessages.DayReport.self)
        if client.json { return try session.printJSON(report) }
        session.print(
            session.text(
                "\("已運行 \(report.day)", tint: .bold)（\(report.campaign)）",
                "\("已运行 \(report.day)", tint: .bold)（\(report.campaign)）",
                "\("\(report.day) has been run", tint: .bold) for \(report.campaign)"))
        for line in lines(of: report, session) { session.print("  \(line)") }
    }

    private func lines(of report: ReviewMessages.DayReport, _ session: Session) -> [String] {
        var lines = [
            session.words(
                "檢查任務 \(report.reviewed) 項", "检查任务 \(report.reviewed) 项", "\(counted(report.reviewed, "task")) reviewed"
            ),
            session.words(
                "應提醒 \(report.reminders) 條", "应提醒 \(report.reminders) 条",
                "\(counted(report.reminders, "reminder")) decided"),
            session.words(
                "被後來者取代 \(report.superseded) 條", "被后来者取代 \(report.superseded) 条",
                "\(counted(report.superseded, "reminder")) superseded by later ones"),
            session.words(
                "擬成信封 \(report.envelopes) 個", "拟成信封 \(report.envelopes) 个",
                "\(counted(report.envelopes, "envelope")) composed"),
        ]
        if report.parked > 0 {
            lines.append(
                session.words(
                    "擱置任務 \(report.parked) 項：插件無法判定", "搁置任务 \(report.parked) 项：插件无法判定",
                    "\(counted(report.parked, "task")) parked: their plugin could not judge them"))
        }
        if let first = report.skippedDays.first, let last = report.skippedDays.last {
            let days =
                first == last
                ? "\(first)" : session.words("\(first) 至 \(last)", "\(first) 至 \(last)", "\(first) to \(last)")
            let count = report.skippedDays.count
            lines.append(
                session.words(
                    "此前有 \(count) 天未運行：\(days)", "此前有 \(count) 天未运行：\(days)",
                    "\(counted(count, "day")) before had not been opened: \(days)"))
        }
        return lines
    }
}
