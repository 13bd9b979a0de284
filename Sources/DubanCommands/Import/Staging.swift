import FoundationEssentials

/// Parts rows into messages of a bounded size.
struct Staging: Equatable {
    /// Bytes of one message's rows. The daemon takes messages of 1 MiB; half of that leaves it room to breathe.
    static let mostBytes = 500 << 10

    /// Each of them one message.
    private(set) var messages: [Range<Int>] = []
    /// Rows too large for any message.
    private(set) var oversized: [Int] = []

    init<Row: Encodable>(_ rows: [Row], mostBytes: Int = Staging.mostBytes) throws {
        let encoder = JSONEncoder()
        var start = 0
        var bytes = 0
        for block in stride(from: 0, to: rows.count, by: 64).map({ $0..<min($0 + 64, rows.count) }) {
            // Rows are measured together while there is room for all of them: one by one costs several times as much.
            // Each has a comma or a bracket behind it, and the first a bracket before it.
            let size = try encoder.encode(Array(rows[block])).count - 1
            if bytes + size <= mostBytes {
                bytes += size
                continue
            }
            for index in block {
                let size = try encoder.encode(rows[index]).count + 1
                if size > mostBytes { oversized.append(index) }
                if bytes + size > mostBytes, index > start {
                    messages.append(start..<index)
                    (start, bytes) = (index, 0)
                }
                bytes += size
            }
        }
        if start < rows.count { messages.append(start..<rows.count) }
    }
}
