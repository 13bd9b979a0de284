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
        for (index, row) in rows.enumerated() {
            // A comma parts it from its neighbour.
            let size = try encoder.encode(row).count + 1
            if size > mostBytes { oversized.append(index) }
            if bytes + size > mostBytes, index > start {
                messages.append(start..<index)
                (start, bytes) = (index, 0)
            }
            bytes += size
        }
        if start < rows.count { messages.append(start..<rows.count) }
    }
}
