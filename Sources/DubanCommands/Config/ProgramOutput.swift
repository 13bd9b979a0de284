import DubanCore
import FoundationEssentials
import Glibc

/// Runs another program, and reads what it says.
enum ProgramOutput {
    /// - Throws: ``CommandFailure`` where it cannot be run, or says something else than was asked for.
    static func json<Value: Decodable>(
        of program: String, _ arguments: [String], as type: Value.Type = Value.self
    ) throws(CommandFailure) -> Value {
        let (bytes, status) = try run(program, arguments)
        guard status == 0, let value = try? JSONDecoder().decode(type, from: Data(bytes)) else {
            throw CommandFailure(
                .internalError, "\(program) 的回答不合所問；請用與本 dubanctl 同一版本的程序。",
                "\(program) 的回答不合所问；请用与本 dubanctl 同一版本的程序。",
                "\(program) does not say what it was asked for; use one of this dubanctl's own version.")
        }
        return value
    }

    /// - Parameter isQuiet: Whether what it says on the standard error is thrown away.
    static func run(
        _ program: String, _ arguments: [String], isQuiet: Bool = false
    ) throws(CommandFailure) -> (bytes: [UInt8], status: CInt) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure(program, errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        if isQuiet { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, &words, environ)
        close(ends[1])
        guard code == 0 else { throw failure(program, code) }
        let bytes = Result { () throws(CommandFailure) in try InputFile.bytes(of: ends[0], name: program) }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (try bytes.get(), status)
    }

    private static func failure(_ program: String, _ code: CInt) -> CommandFailure {
        let why = Phrase(systemError: code)
        return CommandFailure(
            .noInput, "無法執行 \(program)：\(why.traditional)。", "无法执行 \(program)：\(why.simplified)。",
            "\(program) cannot be run: \(why.english).")
    }
}
