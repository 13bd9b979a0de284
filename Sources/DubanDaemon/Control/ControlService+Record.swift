import DubanControl
import DubanStore
import DubanSystem
import DubanVarlink
import Foundation

extension ControlService {
    func answerRecord(_ request: Request) async throws {
        switch request.call.qualifiedMethod {
        case RecordMessages.Log.method:
            try allow(.read, request)
            try await log(try request.parameters(), request)
        case RecordMessages.Follow.method:
            try allow(.read, request)
            let follow: RecordMessages.Follow = try request.parameters()
            try await self.follow(follow.filter, after: follow.after) { entries in
                try await request.reply(RecordMessages.Entries(entries: entries), continues: true)
            }
        case RecordMessages.Verify.method:
            try allow(.read, request)
            let verify: RecordMessages.Verify = try request.parameters()
            let audit = try await supervision.audit(noted: verify.noted)
            do {
                while true {
                    let progress = try await supervision.advance(audit)
                    try await request.reply(progress, continues: progress.report == nil)
                    if progress.report != nil { break }
                }
            } catch {
                await supervision.endAudit()
                throw error
            }
            await supervision.endAudit()
        case RecordMessages.Backup.method:
            try allow(.administer, request)
            let backup = try await supervision.backup(by: request.actor)
            do {
                try await send(backup, request)
            } catch {
                await supervision.endBackup()
                throw error
            }
            await supervision.endBackup()
        default: throw VarlinkError.methodNotImplemented(request.call.qualifiedMethod)
        }
    }

    /// So many bytes of a copy go into one reply.
    private static let bytesPerReply = 1 << 20

    private func send(_ backup: any LedgerBackup, _ request: Request) async throws {
        var part = RecordMessages.BackupPart(done: 0, total: 0, ledger: .init(try backup.place()))
        var isWhole = false
        while !isWhole {
            let progress = try await supervision.advance(backup)
            isWhole = progress.isWhole
            (part.done, part.total) = (progress.done, progress.total)
            try await request.reply(part, continues: true)
            part.ledger = nil
        }
        var offset: Int64 = 0
        while true {
            let bytes = try backup.bytes(at: offset, count: Self.bytesPerReply)
            offset += Int64(bytes.count)
            part.bytes = Data(bytes)
            let isLast = bytes.count < Self.bytesPerReply
            try await request.reply(part, continues: !isLast)
            if isLast { return }
        }
    }

    private func log(_ log: RecordMessages.Log, _ request: Request) async throws {
        var wanted = min(max(log.limit ?? 50, 1), RecordMessages.Log.mostEntries)
        var before = log.before
        while true {
            let page = try await supervision.record(log.filter, from: .before(before), limit: wanted)
            wanted -= page.entries.count
            let isLast = wanted == 0 || page.last == nil
            try await request.reply(
                RecordMessages.LogPage(entries: page.entries, next: page.last), continues: !isLast)
            if isLast { return }
            before = page.last
        }
    }

    /// Tells of the entries behind one, and of those to come, in order and each once, until whoever listens has gone. Who
    /// listens slowly hears of them later: they are read when they are to be told.
    func follow(
        _ filter: RecordMessages.Filter, after first: Int64,
        _ tell: ([RecordMessages.Entry]) async throws -> Void
    ) async throws {
        var after = first
        // Whoever listens hears at once that they do.
        var isFirst = true
        for await _ in recorded.subscribe() {
            while true {
                let page = try await supervision.record(filter, from: .after(after), limit: 1000)
                if isFirst || !page.entries.isEmpty { try await tell(page.entries) }
                isFirst = false
                guard let last = page.last else { break }
                after = last
            }
        }
        // Entries never end; only the wait for them does, when duband stops or the caller hangs up.
        throw CancellationError()
    }
}

extension RecordMessages.LedgerPlace {
    fileprivate init(_ place: LedgerPlace) {
        self.init(
            device: Int64(bitPattern: place.device), directory: Int64(bitPattern: place.directory), name: place.name,
            files: place.files.map { Int64(bitPattern: $0) })
    }
}
