import ArgumentParser
import DubanControl
import FoundationEssentials

struct BackupCommand: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a copy of the whole ledger into a file, while the daemon goes on.",
        discussion: """
            The file holds everything, the record too: only its owner may read it, and you keep it so. To restore it, stop \
            duband and duban-courier, put it in the place of ledger.sqlite in the state directory, remove ledger.sqlite-wal \
            beside it, and start them again; see backup.md among the documents.
            """)
    static let group = administratorGroup

    @Argument(help: "The file; what is there is replaced when the copy is whole.", completion: .file())
    var file: String

    @OptionGroup var client: ClientOptions

    private struct Summary: Encodable {
        var file: String
        var bytes: Int64
    }

    func run(_ session: Session) throws {
        let output = try OutputFile(file, mode: 0o600, isPlain: true)
        let replies = try session.connect(receiveTimeout: nil).callMore(
            RecordMessages.Backup.method, as: RecordMessages.BackupPart.self)
        let bar = ProgressBar(console: session.console)
        var summary = Summary(file: file, bytes: 0)
        while let part = try replies.next() {
            if let ledger = part.ledger { try output.keepOff(ledger) }
            bar.show(Int(part.done), of: Int(part.total))
            guard let bytes = part.bytes else { continue }
            try output.write(bytes)
            summary.bytes += Int64(bytes.count)
        }
        try output.finish()
        if client.json { return try session.printJSON(summary) }
        session.print(
            session.text(
                "備份已寫入 \(file)，\(summary.bytes) 字節", "备份已写入 \(file)，\(summary.bytes) 字节",
                "\(file) is a copy of the ledger, \(summary.bytes) bytes"))
    }
}
