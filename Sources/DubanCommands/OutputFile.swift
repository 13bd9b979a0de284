import DubanControl
import DubanCore
import Glibc

/// A file that a command writes: it is at its place when all of it is there, and before that nothing has changed.
///
/// Behind a symbolic link it is the file there that is replaced. A pipe or a device of characters is written to as it is.
final class OutputFile {
    private let path: String
    /// Where it will be; nil for what is written to as it is.
    private let place: String?
    /// Where it is until it is finished.
    let draft: String
    private var descriptor: CInt

    /// Begins the file beside its place.
    ///
    /// - Parameters:
    ///   - mode: The permissions of the file, before the umask.
    ///   - isPlain: Whether nothing but a regular file will do.
    /// - Throws: ``CommandFailure`` where the directory cannot be written to, or where something lies that is no file.
    init(_ path: String, mode: mode_t = 0o666, isPlain: Bool = false) throws(CommandFailure) {
        self.path = path
        let (place, isReplaced) = try OutputFile.place(of: path, isPlain: isPlain)
        self.place = isReplaced ? place : nil
        if isReplaced {
            draft = "\(place).\(getpid()).part"
            descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        } else {
            draft = place
            descriptor = open(place, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        }
        guard descriptor >= 0 else { throw CommandFailure.unwritable(path, errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        if place != nil { unlink(draft) }
    }

    /// Where the file behind a path is, and whether it can be replaced.
    private static func place(
        of path: String, isPlain: Bool
    ) throws(CommandFailure) -> (path: String, isReplaced: Bool) {
        guard !path.isEmpty else {
            throw CommandFailure(
                .cannotCreate, "要寫入的文件名為空；請寫出文件名。", "要写入的文件名为空；请写出文件名。",
                "The name of the file to write is empty; give it one.")
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            let code = errno
            guard code == ENOENT else { throw CommandFailure.unwritable(path, code) }
            guard lstat(path, &status) != 0 else {
                throw CommandFailure(
                    .cannotCreate, "\(path) 是指向不存在之處的符號鏈接；請刪除它，或寫出它所指的文件。",
                    "\(path) 是指向不存在之处的符号链接；请删除它，或写出它所指的文件。",
                    "\(path) is a symbolic link that leads nowhere; remove it, or name the file that is meant.")
            }
            return (path, true)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            guard let real = realpath(path, nil) else { throw CommandFailure.unwritable(path, errno) }
            defer { free(real) }
            return (String(cString: real), true)
        case S_IFDIR: throw CommandFailure.unwritable(path, EISDIR)
        case S_IFCHR where !isPlain, S_IFIFO where !isPlain: return (path, false)
        default:
            throw CommandFailure(
                .cannotCreate, "\(path) 不是普通文件，不予覆蓋；請另寫文件名。", "\(path) 不是普通文件，不予覆盖；请另写文件名。",
                "\(path) is no regular file and stays as it is; name another.")
        }
    }

    /// - Throws: ``CommandFailure`` where the file would take the place of the daemon's own ledger.
    func keepOff(_ ledger: RecordMessages.LedgerPlace) throws(CommandFailure) {
        guard let place else { return }
        let parts = place.split(separator: "/", omittingEmptySubsequences: false)
        let directory = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/."
        var status = stat()
        let isThere = stat(place, &status) == 0
        let isLedger =
            isThere && Int64(bitPattern: UInt64(status.st_dev)) == ledger.device
            && ledger.files.contains(Int64(bitPattern: UInt64(status.st_ino)))
        guard stat(directory, &status) == 0 else { throw CommandFailure.unwritable(path, errno) }
        let isBeside =
            Int64(bitPattern: UInt64(status.st_dev)) == ledger.device
            && Int64(bitPattern: UInt64(status.st_ino)) == ledger.directory
        guard isLedger || isBeside && (parts.last ?? "").hasPrefix(ledger.name) else { return }
        throw CommandFailure(
            .cannotCreate, "\(path) 是 duband 正在使用的台賬，不予覆蓋；請把備份寫到別處。",
            "\(path) 是 duband 正在使用的台账，不予覆盖；请把备份写到别处。",
            "\(path) belongs to the ledger that the daemon is working with, and stays as it is; name a file elsewhere.")
    }

    /// - Throws: ``CommandFailure`` where there is no room.
    func write(_ bytes: some Sequence<UInt8>) throws(CommandFailure) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw CommandFailure.unwritable(path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Takes what another file holds, instead of what was written. Both are plain.
    func take(_ other: OutputFile) throws(CommandFailure) {
        let opened = open(other.draft, O_WRONLY | O_CLOEXEC)
        guard opened >= 0, rename(other.draft, draft) == 0 else { throw CommandFailure.unwritable(path, errno) }
        Glibc.close(descriptor)
        descriptor = opened
    }

    /// Puts the file at its place, in whatever was there.
    func finish() throws(CommandFailure) {
        if let place {
            guard fsync(descriptor) == 0, rename(draft, place) == 0 else {
                throw CommandFailure.unwritable(path, errno)
            }
        }
        let closed = Glibc.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw CommandFailure.unwritable(path, errno) }
    }

    /// Writes a whole file.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let file = try OutputFile(path)
        try file.write(text.utf8)
        try file.finish()
    }

    /// Whether two paths lead to one file, so that what is written last would be all that is left.
    static func isSame(_ one: String, _ other: String) -> Bool {
        func place(_ path: String) -> String? {
            guard let (place, isReplaced) = try? self.place(of: path, isPlain: false), isReplaced else { return nil }
            let parts = place.split(separator: "/", omittingEmptySubsequences: false)
            let directory = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
            guard let real = realpath(directory, nil) else { return place }
            defer { free(real) }
            return String(cString: real) + "/" + (parts.last ?? "")
        }
        guard let one = place(one), let other = place(other) else { return false }
        return one == other
    }
}
