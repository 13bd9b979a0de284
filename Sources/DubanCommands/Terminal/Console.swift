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

    package init(
        write: @escaping (String) -> Void, writeError: @escaping (String) -> Void,
        read: @escaping () throws -> [UInt8], environment: @escaping (String) -> String?, isTerminal: Bool,
        isErrorTerminal: Bool, width: Int?
    ) {
        self.write = write
        self.writeError = writeError
        self.read = read
        self.environment = environment
        self.isTerminal = isTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
    }
}

extension Console {
    /// The process's own.
    package static var standard: Console {
        Console(
            write: { writeAll($0, to: STDOUT_FILENO) },
            writeError: { writeAll($0, to: STDERR_FILENO) },
            read: { try InputFile.bytes(of: STDIN_FILENO, name: InputFile.standardInputName) },
            environment: { getenv($0).map { String(cString: $0) } },
            isTerminal: isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1,
            width: isatty(STDOUT_FILENO) == 1 ? terminalWidth() : nil)
    }

    private static func terminalWidth() -> Int? {
        if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 0 { return columns }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// What the other end no longer reads is lost.
    private static func writeAll(_ text: String, to descriptor: CInt) {
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                written += count
            }
        }
    }
}
