import DubanCore
import DubanStore

/// How a channel has done lately.
struct ChannelStanding: Hashable, Sendable {
    /// In seconds since 1970-01-01 UTC; nil where nothing was taken in the last month.
    var lastDelivery: Int64?
    /// How many attempts have failed since then, or since the start.
    var failures = 0
    /// What the last of them was answered with.
    var lastFailure: String?

    mutating func note(_ settlement: Settlement, at instant: Int64) {
        switch settlement {
        case .told: self = ChannelStanding(lastDelivery: instant)
        // The other side is merely asked for less.
        case .again(_, _, .pace): break
        case .again(_, let words, _), .unanswered(_, let words), .refused(let words, _):
            failures += 1
            lastFailure = words
        }
    }
}
