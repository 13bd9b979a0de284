import ArgumentParser
import DubanCore
import DubanPluginHosting
import Glibc
import Synchronization

struct PluginCheckCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether a plugin's file is fit to be installed.",
        discussion: """
            Loads the file in its sandbox, as duband would, reads what it declares, and has it judge made-up tasks, each \
            of them three times over. duband need not run.
            """)

    @Argument(help: "The file: NAME.so.", completion: .file(extensions: ["so"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            "The program that runs a plugin; found beside this one where it is left out.", valueName: "path"),
        completion: .file())
    var host: String?

    @Option(help: ArgumentHelp("How many tasks are made up.", valueName: "count"), transform: Arguments.count)
    var tasks = 2000

    @Option(help: ArgumentHelp("Makes up the same tasks again.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    var printsJSON: Bool { output.json }

    func perform(at console: Console) throws {
        if file.isEmpty { throw CommandFailure.unreadable(file, ENOENT) }
        let path = file.hasPrefix("/") ? file : try ProgramFile.workingDirectory() + "/" + file
        guard access(path, R_OK) == 0 else {
            throw CommandFailure.unreadable(file, errno)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard name.hasSuffix(".so") else {
            throw CommandFailure(
                .badData, "\(file) 不叫 NAME.so，而插件都這樣命名。", "\(file) 不叫 NAME.so，而插件都这样命名。",
                "\(file) is not called NAME.so, as a plugin is.")
        }
        let check = PluginCheck(
            file: PluginFile(name: String(name.dropLast(3)), path: path),
            limits: PluginHost.Limits(
                host: try host ?? ProgramFile.installed("duban-plugin-host", option: "--host"), batchTimeLimit: 10),
            seed: seed, taskCount: tasks)
        let outcomes = waiting { await check.run() }
        let printer = Printer(console, output)
        if output.json {
            try printer.printJSON(outcomes)
        } else {
            for outcome in outcomes {
                printer.print(
                    "\(outcome.isFit ? "✓" : "✗", tint: outcome.isFit ? .green : .red) \(outcome.words[console.language])"
                )
                for problem in outcome.problems { printer.print("    \(problem)") }
                for note in outcome.notes {
                    printer.print("    \(console.words("說明：", "说明：", "note: "))\(note)")
                }
            }
        }
        let problems = outcomes.reduce(0) { $0 + $1.problems.count }
        guard problems == 0 else {
            throw CommandFailure(
                .badData, "\(problems) 個問題，\(file) 不宜安裝；請照上文逐一改正。", "\(problems) 个问题，\(file) 不宜安装；请照上文逐一改正。",
                "\(counted(problems, "problem")). \(file) is not fit to be installed.")
        }
        if output.json { return }
        printer.print(
            console.words("\(file) 可以安裝。", "\(file) 可以安装。", "\(file) is fit to be installed."))
    }
}

/// Waits for what cannot be done at once, from a program that does one thing after the other.
private func waiting<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let result = Mutex<Value?>(nil)
    let done = Semaphore()
    Task {
        let value = await body()
        result.withLock { $0 = value }
        done.signal()
    }
    done.wait()
    guard let value = result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
    return value
}

/// A POSIX semaphore at a place of its own.
private final class Semaphore: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }
    func wait() { while sem_wait(semaphore) != 0 {} }
}
