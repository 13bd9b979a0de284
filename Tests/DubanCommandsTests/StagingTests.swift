import DubanVarlink
import Testing

@testable import DubanCommands

@Suite struct StagingTests {
    @Test("rows are parted into messages below the limit, in order, and none is lost")
    func staging() throws {
        let rows = (1...50).map { String(repeating: "督", count: $0 * 10) }
        var staging = Staging(rows, mostBytes: 2000) { try VarlinkRequest(method: "a.b", parameters: $0) }
        var ends: [Int] = []
        while let (request, end) = try staging.next() {
            #expect(request.message.count <= 2000)
            let before = ends.last ?? 0
            #expect(try request.message == VarlinkRequest(method: "a.b", parameters: Array(rows[before..<end])).message)
            ends.append(end)
        }
        #expect(ends.last == 50)
        #expect(ends.count > 5)
        // A row that is larger than a message should be goes alone.
        var large = Staging(rows, mostBytes: 100) { try VarlinkRequest(method: "a.b", parameters: $0) }
        var count = 0
        while try large.next() != nil { count += 1 }
        #expect(count == 50)
        var nothing = Staging([String]()) { try VarlinkRequest(method: "a.b", parameters: $0) }
        #expect(try nothing.next() == nil)
    }
}
