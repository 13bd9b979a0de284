import DubanCalendar
import DubanControl
import DubanCore
import DubanExchange
import DubanICalendar
import FoundationEssentials

/// Hands the tasks that are meant to a file, a page of them at a time.
struct LedgerExport {
    let session: Session
    let daemon: VarlinkClient
    let request: LedgerMessages.ListTasks
    let take: ([UInt8]) throws -> Void

    /// A table with a header. The ledger is read twice: once for the columns that it needs.
    ///
    /// - Returns: How many tasks there are.
    func table(with writer: inout some TableWriter) throws -> Int {
        var columns = ExportColumns(session, try AttributeLabels(daemon, session))
        _ = try daemon.forEachPage(of: request) { columns.add($0) }
        try writer.append(columns.header, to: take)
        return try forEachTask { task in
            guard let row = columns.row(task) else {
                throw CommandFailure(
                    .refused, "讀取期間台賬有變動；請重新導出。", "读取期间台账有变动；请重新导出。",
                    "The ledger was changed while it was read; export it again.")
            }
            try writer.append(row, to: take)
        }
    }

    /// A JSON object a line, in the order of the ledger.
    func jsonLines() throws -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try forEachTask { task in
            try take([UInt8](encoder.encode(task)) + [UInt8(ascii: "\n")])
        }
    }

    /// A calendar (RFC 5545) of the deadlines, of open tasks where no other state is asked for.
    func calendar(showing state: TaskState?) throws -> Int {
        let campaigns = try daemon.call(StatusMessages.Get.method, as: StatusMessages.Status.self).campaigns
        let names = Dictionary(campaigns.map { ($0.code, $0.name) }) { first, _ in first }
        let today = campaigns.map(\.today).max() ?? Day(number: 0)
        let language = session.console.language
        let name = request.campaign.map { names[$0] ?? $0 } ?? campaigns.map(\.name).joined(separator: "、")
        try take(Array(CalendarFeed.opening(of: name, in: language).utf8))
        let count = try forEachTask(where: { state != nil || $0.state == .open }) { task in
            let event = CalendarEvent(
                uid: uid(task), sequence: task.slips, day: task.deadline,
                summary: session.words("【截止】", "【截止】", "Due: ") + "[\(task.code)] \(task.title)",
                description: [
                    names[task.campaign] ?? task.campaign,
                    session.words("責任單位：", "责任单位：", "Unit: ") + task.unit,
                    session.words("責任人：", "责任人：", "Owner: ") + task.owner.description,
                ].joined(separator: "\n"))
            try take(Array(event.text(at: Int64(today.number) * 86_400).utf8))
        }
        try take(Array(CalendarFeed.closing.utf8))
        return count
    }

    /// The same for the same task, whenever it is exported.
    private func uid(_ task: LedgerMessages.TaskDescription) -> String {
        let bytes = Array("\(task.campaign)/\(task.code)".utf8)
        let name = bytes.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "-" + String(byte, radix: 16)
        }
        return name.joined() + "@export.duban.invalid"
    }

    private func forEachTask(
        where isWanted: (LedgerMessages.TaskDescription) -> Bool = { _ in true },
        _ body: (LedgerMessages.TaskDescription) throws -> Void
    ) throws -> Int {
        var count = 0
        let shows = session.console.isErrorTerminal
        _ = try daemon.forEachPage(of: request) { page in
            for task in page where isWanted(task) {
                try body(task)
                count += 1
            }
            if shows { session.console.writeError("\r\(count)") }
        }
        if shows { session.console.writeError("\r\u{1B}[K") }
        return count
    }
}
