/// Cuts a byte stream into Varlink messages: each ends with one NUL, which JSON text cannot contain.
package struct VarlinkMessageBuffer: Sendable {
    /// Thrown when a message grows beyond the ceiling before its NUL was seen.
    package struct MessageTooLong: Error, Equatable {
        package let limit: Int
    }

    /// The ceiling of one message in bytes, its NUL not counted.
    package let limit: Int

    private var pending: [UInt8] = []

    package init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// Takes in what was read and returns the messages that it completes, in order and without their NUL.
    package mutating func append(_ bytes: [UInt8]) throws(MessageTooLong) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0) {
            try take(bytes[start..<end])
            messages.append(pending)
            pending = []
            start = end + 1
        }
        try take(bytes[start...])
        return messages
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) throws(MessageTooLong) {
        guard bytes.count <= limit - pending.count else { throw MessageTooLong(limit: limit) }
        pending += bytes
    }
}
