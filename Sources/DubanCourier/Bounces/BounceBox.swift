/// Where mail lies that has come back.
protocol BounceBox {
    /// The directory whose changes say that there may be something new.
    var watched: String { get }

    /// Gives each message that was not seen before to `read`, the oldest first, and remembers that it was seen once `read`
    /// has returned. A message is cut at the size that reports are read to.
    func forEachNew(_ read: (_ message: [UInt8]) throws -> Void) throws
}

/// What the system refused, in one sentence.
struct BounceBoxFailure: Error, CustomStringConvertible {
    let description: String
}
