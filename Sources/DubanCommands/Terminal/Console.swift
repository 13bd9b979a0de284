import DubanCore
import Glibc

/// All that a command sees of the terminal and the shell that it runs in.
package struct Console {
    /// To the standard output.
    package var write: (String) -> Void
    /// To the standard error.
    package var writeError: (String) -> Void
    /// The whole of the standard input.
    package var read: () throws -> [UInt8]
    package var environment: (String) -> String?
    package var isTerminal: Bool
    package var isErrorTerminal: Bool
    /// Columns of the terminal, where the standard output is one.
    package var width: Int?
    /// How far the reader's clocks are ahead of UTC at an instant, both in seconds.
    package var offsetFromUTC: (Int64) -> Int
    /// How long an answer may take that duband has ready within moments, with a million tasks too.
    package var answerTimeLimit: Duration

    package init(
        write: @escaping (String) -> Void, writeError: @escaping (String) -> Void,
        read: @escaping () throws -> [UInt8], environment: @escaping (String) -> String?, isTerminal: Bool,
        isErrorTerminal: Bool, width: Int?, offsetFromUTC: @escaping (Int64) -> Int,
        answerTimeLimit: Duration = .seconds(10)
    ) {
        self.write = write
        self.writeError = writeError
        self.read = read
        self.environment = environment
        self.isTerminal = isTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
        self.offsetFromUTC = offsetFromUTC
        self.answerTimeLimit = answerTimeLimit
    }
}

extension Console {
    /// The process's own.
    package static var standard: Console {
        Console(
            write: { text in
                guard let code = writeAll(text, to: STDOUT_FILENO), code != EPIPE else { return }
                endWithout(standardOutput: code)
            },
            writeError: { _ = writeAll($0, to: STDERR_FILENO) },
            read: { try InputFile.bytes(of: STDIN_FILENO, name: InputFile.standardInputName) },
            environment: { getenv($0).map { String(cString: $0) } },
            isTerminal: isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1,
            width: isatty(STDOUT_FILENO) == 1 ? terminalWidth() : nil, offsetFromUTC: offsetFromUTC)
    }

    /// As TZ says, or /etc/localtime (tzset(3)).
    private static func offsetFromUTC(at seconds: Int64) -> Int {
        var (instant, local) = (time_t(seconds), tm())
        return localtime_r(&instant, &local) == nil ? 0 : local.tm_gmtoff
    }

    private static func terminalWidth() -> Int? {
        if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 0 { return columns }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// - Returns: The `errno` where not all could be written. What the other end no longer reads is lost.
    private static func writeAll(_ text: String, to descriptor: CInt) -> CInt? {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                written += count
            }
            return nil
        }
    }

    /// What was asked for reaches nobody, so that nothing more is asked.
    private static func endWithout(standardOutput code: CInt) -> Never {
        let failure: CommandFailure
        if code == EBADF {
            failure = CommandFailure(
                .cannotCreate, "標準輸出已關閉，結果無處可寫。", "标准输出已关闭，结果无处可写。",
                "The standard output is closed, so that there is nowhere to say what there is to say.")
        } else {
            let why = Phrase(systemError: code)
            failure = CommandFailure(
                .cannotCreate, "無法寫入標準輸出：\(why.traditional)。", "无法写入标准输出：\(why.simplified)。",
                "The standard output cannot be written to: \(why.english).")
        }
        _ = writeAll("dubanctl: \(failure.sentence[standard.language])\n", to: STDERR_FILENO)
        exit(failure.status.rawValue)
    }

    /// Puts something at the descriptors 0, 1 and 2 where the process was started without, so that no socket or file comes
    /// to stand there. It fails with EBADF where it is used.
    static func occupyStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // open() takes the lowest that is free, which is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
