import Glibc

/// A file that a command writes.
enum OutputFile {
    /// Writes the file whole, in place of the one that may be there.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw unwritable(path, errno) }
        var failure: CInt = 0
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count, failure == 0 {
                let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
                if count > 0 { written += count } else if errno != EINTR { failure = errno }
            }
        }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure != 0 { throw unwritable(path, failure) }
    }

    private static func unwritable(_ path: String, _ code: CInt) -> CommandFailure {
        CommandFailure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
