import ArgumentParser
import DubanCalendar
import DubanControl

struct CalendarCheck: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether a calendar file is right, and what it makes of its year.",
        discussion: "duband reads it as it would at its start, and takes nothing.")

    @Argument(help: "The file; - is the standard input.", completion: .file(extensions: ["yaml"]))
    var file: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let checked = try CheckedCalendar(file, session)
        if client.json { try session.printJSON(checked.result) }
        let year = try checked.year(session)
        if client.json { return }
        let counts = checked.announced.counts(CalendarPeriod(year: year).days)
        session.print(
            session.text(
                "\(file)：\(year) 年放假 \(counts.off) 天，調休上班 \(counts.makeUp) 天，工作日 \(counts.working) 天。",
                "\(file)：\(year) 年放假 \(counts.off) 天，调休上班 \(counts.makeUp) 天，工作日 \(counts.working) 天。",
                """
                \(file): \(year) has \(counted(counts.off, "day")) off, \(counted(counts.makeUp, "make-up day")) and \
                \(counted(counts.working, "working day")).
                """))
    }
}

/// A calendar file and what duband says of it.
struct CheckedCalendar {
    let file: String
    let bytes: [UInt8]
    let result: CalendarMessages.Checked

    /// No calendar is as long; duband takes none that is longer.
    private static let mostBytes = 1 << 20

    init(_ file: String, _ session: Session) throws {
        self.file = file == "-" ? InputFile.standardInputName : file
        bytes = try InputFile.bytes(file, session.console)
        guard bytes.count <= Self.mostBytes else {
            throw CommandFailure(
                .badData, "\(self.file) 超過 1 MiB，不會是日曆文件。", "\(self.file) 超过 1 MiB，不会是日历文件。",
                "\(self.file) is larger than 1 MiB, which no calendar is.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(
                .badData, "\(self.file) 不是 UTF-8 編碼；請以 UTF-8 另存。", "\(self.file) 不是 UTF-8 编码；请以 UTF-8 另存。",
                "\(self.file) is not UTF-8, as a calendar is.")
        }
        result = try session.connect().call(
            CalendarMessages.Check.method, CalendarMessages.Check(file: self.file, text: text),
            as: CalendarMessages.Checked.self)
    }

    var announced: AnnouncedDays {
        AnnouncedDays(result.days, year: result.year ?? 0, isAnnounced: true)
    }

    /// The year it speaks of, where nothing is wrong with it; each problem is printed otherwise.
    func year(_ session: Session) throws -> Int {
        if let year = result.year, result.problems.isEmpty { return year }
        for problem in result.problems {
            session.printError(file + (problem.line.map { ":\($0)" } ?? "") + ": " + problem.sentence)
        }
        let count = result.problems.count
        throw CommandFailure(
            .badData, "\(count) 個問題，duband 不能採用日曆 \(file)；請逐一改正。", "\(count) 个问题，duband 不能采用日历 \(file)；请逐一改正。",
            "\(counted(count, "problem")). \(file) is no calendar for duband.")
    }
}
