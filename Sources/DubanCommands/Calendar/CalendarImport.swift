import ArgumentParser
import DubanCalendar
import DubanControl

struct CalendarImport: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Put a year's announcement where duband reads it, and show what it changes.",
        discussion: """
            The file is checked first, and is written into the daemon's calendar directory as YEAR.yaml, which takes the \
            right to write there. duband reads it when it is reloaded, and judges by it from then on. Example:
              sudo dubanctl calendar import 2027.yaml && sudo dubanctl config reload
            """)

    @Argument(help: "The file; - is the standard input.", completion: .file(extensions: ["yaml"]))
    var file: String

    @Flag(help: "Show what would change, and write nothing.")
    var dryRun = false

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let checked = try CheckedCalendar(file, session)
        let year = try checked.year(session)
        let held = try session.connect().call(
            CalendarMessages.Show.method, CalendarMessages.Show(year: year), as: CalendarMessages.Year.self)
        let differences = AnnouncedDays(held.days, year: year, isAnnounced: held.isAnnounced)
            .differences(to: checked.announced, year: year)
        let path = "\(held.directory)/\(year).yaml"
        if !dryRun { try OutputFile.write(String(decoding: checked.bytes, as: UTF8.self), to: path) }
        if client.json {
            return try session.printJSON(
                Document(
                    year: year, file: path, isWritten: !dryRun,
                    changes: differences.map { .init(change: $0.sign, day: $0.day) }))
        }
        for difference in differences { session.print(line(difference.sign, difference.day, session)) }
        if differences.isEmpty {
            session.print(
                session.text(
                    "與現用的 \(year) 年日曆相同。", "与现用的 \(year) 年日历相同。", "Nothing differs from the calendar at work."))
        }
        guard !dryRun else { return }
        session.print(
            session.text(
                "已寫入 \(path)；`dubanctl config reload` 後生效。", "已写入 \(path)；`dubanctl config reload` 后生效。",
                "\(path) is written; `dubanctl config reload` takes it into use."))
    }

    private func line(_ sign: String, _ day: CalendarMessages.AnnouncedDay, _ session: Session) -> StyledText {
        let kind =
            day.isWorkingDay
            ? session.words("調休上班", "调休上班", "a make-up working day") : session.words("放假", "放假", "a day off")
        return "\(sign, tint: sign == "-" ? .red : .green) \(day.day)  \(day.holiday)  \(kind)"
    }

    private struct Document: Encodable {
        struct Change: Encodable {
            /// `+` new, `~` otherwise than before, `-` gone.
            var change: String
            var day: CalendarMessages.AnnouncedDay
        }

        var year: Int
        var file: String
        var isWritten: Bool
        var changes: [Change]
    }
}
