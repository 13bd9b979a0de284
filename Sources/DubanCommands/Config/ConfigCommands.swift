import ArgumentParser
import DubanControl
import Glibc

struct ConfigCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the settings of duband and duban-courier, and have them read again.",
        subcommands: [ConfigCheck.self, ConfigShow.self, ConfigReload.self])
}

/// What both take.
struct ConfigOptions: ParsableArguments {
    @Argument(help: "The settings file.", completion: .file(extensions: ["yaml"]))
    var file = "/etc/duban/duban.yaml"

    @Option(
        help: ArgumentHelp(
            "The program that reads it; found beside this one where it is left out.", valueName: "path"),
        completion: .file())
    var duband: String?

    @OptionGroup var output: OutputOptions

    /// - Throws: ``CommandFailure`` where duband cannot be run.
    func read() throws(CommandFailure) -> SettingsDocument {
        // A file that is not there is another failure than one that says something wrong.
        guard access(file, R_OK) == 0 else { throw .unreadable(file, errno) }
        let program: String
        if let duband { program = duband } else { program = try ProgramFile.installed("duband", option: "--duband") }
        return try ProgramOutput.json(of: program, ["--describe", "--configuration", file])
    }
}

struct ConfigCheck: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say everything that is wrong with a settings file and the calendars it names.",
        discussion: """
            The settings are read as duband reads them at its start, by duband's own program; no daemon needs to run. Each \
            problem has its file, its line, and what would be right. `duband --check` also starts the plugins.
            """)

    @OptionGroup var options: ConfigOptions

    var printsJSON: Bool { options.output.json }

    func perform(at console: Console) throws {
        let document = try options.read()
        let printer = Printer(console, options.output)
        if options.output.json { try printer.printJSON(document.problems) }
        if !options.output.json { printer.printErrors(document.problems) }
        guard document.problems.isEmpty else {
            let count = document.problems.count
            throw CommandFailure(
                .badData, "\(count) 個問題，duband 無法啟動；請逐一改正。", "\(count) 个问题，duband 无法启动；请逐一改正。",
                "\(counted(count, "problem")). duband would not start so.")
        }
        if !options.output.json {
            printer.print(
                console.words(
                    "\(options.file) 沒有問題。", "\(options.file) 没有问题。", "\(options.file) is right."))
        }
    }
}

struct ConfigShow: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show every setting as it holds, and which of them are defaults.",
        discussion: """
            The file holds no secrets: passwords and keys are systemd credentials, of which it has the names. Of a \
            webhook's address only the host is shown, since its path may be one.
            """)

    @OptionGroup var options: ConfigOptions

    var printsJSON: Bool { options.output.json }

    func perform(at console: Console) throws {
        let document = try options.read()
        let printer = Printer(console, options.output)
        guard document.problems.isEmpty || !document.settings.isEmpty else {
            let count = document.problems.count
            if !options.output.json { printer.printErrors(document.problems) }
            throw CommandFailure(
                .badData, "\(options.file) 有 \(count) 個問題；`dubanctl config check` 可在改正後核對。",
                "\(options.file) 有 \(count) 个问题；`dubanctl config check` 可在改正后核对。",
                "\(options.file) has \(counted(count, "problem")); `dubanctl config check` tells when they are mended.")
        }
        if options.output.json { return try printer.printJSON(document.settings) }
        var table = Table([
            .init(title: console.words("設置", "设置", "SETTING")),
            .init(title: console.words("值", "值", "VALUE"), mayBeCut: true), .init(title: ""),
        ])
        let isDefault = console.words("默認", "默认", "default")
        for setting in document.settings {
            table.append([
                "\(setting.key)", "\(setting.value ?? "–")",
                setting.isDefault ? "\(isDefault, tint: .faint)" : "",
            ])
        }
        printer.print(table)
    }
}

extension Printer {
    /// Each problem with its file, its line, and what would be right.
    fileprivate func printErrors(_ problems: [SettingsDocument.Problem]) {
        for problem in problems {
            printError(problem.file + (problem.line.map { ":\($0)" } ?? "") + ": " + problem.sentence)
        }
    }
}
