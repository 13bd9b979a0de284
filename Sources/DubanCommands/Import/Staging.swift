import DubanVarlink

/// Parts rows into requests of a bounded size, each made when it is asked for and only once: making JSON is what a large
/// import spends its time on.
struct Staging<Row> {
    private let rows: [Row]
    private let mostBytes: Int
    private let request: ([Row]) throws -> VarlinkRequest
    private var start = 0
    /// How many rows are likely to fit.
    private var likely = 256

    /// - Parameters:
    ///   - mostBytes: of one request. The daemon takes 1 MiB; half of that leaves it room to breathe, and leaves a single
    ///     row, whatever is in it, room to be larger.
    ///   - request: Makes a request of rows.
    init(_ rows: [Row], mostBytes: Int = 500 << 10, request: @escaping ([Row]) throws -> VarlinkRequest) {
        self.rows = rows
        self.mostBytes = mostBytes
        self.request = request
    }

    /// The next request, and the row up to which all have been put into one; nil after the last row.
    mutating func next() throws -> (request: VarlinkRequest, end: Int)? {
        guard start < rows.count else { return nil }
        var count = min(likely, rows.count - start)
        var made = try request(Array(rows[start..<start + count]))
        while made.message.count > mostBytes, count > 1 {
            count = max(1, min(count - 1, count * mostBytes / made.message.count * 7 / 8))
            made = try request(Array(rows[start..<start + count]))
        }
        // A little less than would fill the next one, so that it is seldom made twice.
        likely = max(1, count * mostBytes / made.message.count * 7 / 8)
        start += count
        return (made, start)
    }
}
