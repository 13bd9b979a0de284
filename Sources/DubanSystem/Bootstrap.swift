import Glibc
package import Logging

/// Sends all logging of this process to the journal where stderr is connected to it, else to stderr as text. Once per
/// process, before the first logger.
package func bootstrapLogging(identifier: String, level: Logger.Level = .info) {
    var status = stat()
    let stream = getenv("JOURNAL_STREAM").map { String(cString: $0) }
    let toJournal =
        fstat(STDERR_FILENO, &status) == 0
        && isJournalStream(stream, device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    LoggingSystem.bootstrap(
        { _, provider in
            if toJournal {
                JournalLogHandler(identifier: identifier, logLevel: level, metadataProvider: provider)
            } else {
                TerminalLogHandler(logLevel: level, metadataProvider: provider)
            }
        }, metadataProvider: nil)
}

/// Whether `$JOURNAL_STREAM`, which is `device:inode` in decimal, means this file. The variable alone proves nothing:
/// it outlives a redirection of stderr (systemd.exec(5)).
func isJournalStream(_ variable: String?, device: UInt64, inode: UInt64) -> Bool {
    variable == "\(device):\(inode)"
}
