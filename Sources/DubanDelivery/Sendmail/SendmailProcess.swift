import CLinux
import Glibc

/// One run of the sendmail program, without a shell in between.
///
/// Its standard input is a file that holds the whole message, and not a pipe: a courier that dies in the middle would
/// close the pipe, and sendmail takes the end of its input for the end of the message.
struct SendmailProcess: ~Copyable {
    /// How much of what it says is kept, in bytes.
    private static let wordsLimit = 4096
    /// How often it is looked whether it has ended while it says nothing, in milliseconds.
    private static let look: CInt = 100

    private let input: UnsafeMutablePointer<FILE>
    private var output: CInt = -1

    private init(input: UnsafeMutablePointer<FILE>) {
        self.input = input
    }

    /// - Throws: `FileFault` where there is no room for the message.
    static func holding(_ message: [UInt8]) throws(FileFault) -> SendmailProcess {
        guard let file = tmpfile() else { throw FileFault("make", "a temporary file for sendmail") }
        let process = SendmailProcess(input: file)
        guard fwrite(message, 1, message.count, file) == message.count, fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0
        else { throw FileFault("write", "a temporary file for sendmail") }
        return process
    }

    deinit {
        fclose(input)
        if output >= 0 { close(output) }
    }

    /// Starts it and waits for its end.
    ///
    /// - Parameters:
    ///   - words: A path and its arguments.
    ///   - limit: In milliseconds; what has not ended then is killed.
    ///   - uptime: A clock in milliseconds.
    /// - Throws: The errno with which it could not be started.
    mutating func run(_ words: [String], limit: Int64, uptime: () -> Int64) throws(StartFault) -> (SendmailExit, String)
    {
        let child = try start(words)
        let end = uptime() + limit
        var said: [UInt8] = []
        var isOpen = true
        while true {
            if isOpen { isOpen = listen(&said) } else { usleep(useconds_t(SendmailProcess.look) * 100) }
            var status: CInt = 0
            if waitpid(child, &status, WNOHANG) == child {
                while isOpen, said.count < SendmailProcess.wordsLimit, isReadable(0) { isOpen = listen(&said) }
                let signal = status & 0x7F
                return (signal == 0 ? .status(Int(status >> 8) & 0xFF) : .signal(Int(signal)), text(said))
            }
            if uptime() >= end {
                kill(child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return (.tooLate, text(said))
            }
        }
    }

    struct StartFault: Error {
        let code: CInt
    }

    private mutating func start(_ words: [String]) throws(StartFault) -> pid_t {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw StartFault(code: errno) }
        output = ends[0]
        defer { close(ends[1]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

        // Nothing of the courier's environment: it names where the secrets lie.
        let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"].map { $0.withCString { strdup($0) } }
        let arguments = words.map { $0.withCString { strdup($0) } }
        defer { (environment + arguments).forEach { free($0) } }
        var child: pid_t = 0
        let code = duban_spawn_filter(words[0], arguments + [nil], environment + [nil], fileno(input), ends[1], &child)
        guard code == 0 else { throw StartFault(code: code) }
        return child
    }

    private func isReadable(_ milliseconds: CInt) -> Bool {
        var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        return poll(&ready, 1, milliseconds) > 0
    }

    /// Takes what it says, waiting a moment for it. False at the end of its output.
    private func listen(_ said: inout [UInt8]) -> Bool {
        guard isReadable(SendmailProcess.look) else { return true }
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = read(output, &chunk, chunk.count)
        if count < 0 { return errno == EINTR }
        said += chunk.prefix(min(count, SendmailProcess.wordsLimit - said.count))
        return count > 0
    }

    private func text(_ said: [UInt8]) -> String {
        String(decoding: said, as: UTF8.self).quotable(without: [])
    }
}
