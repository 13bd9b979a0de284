package import DubanCore
package import DubanVarlink

/// Why a call brought no result.
package enum VarlinkClientError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The daemon could not be reached, or the connection broke; in one sentence for people.
    case unreachable(Phrase)
    /// The socket is there, and this user may not connect to it; in one sentence for people.
    case notPermitted(Phrase)
    /// The daemon answered with an error.
    case refused(VarlinkError)
    /// The daemon's answer cannot be understood; in one sentence for people.
    case unintelligible(Phrase)

    package var description: String {
        switch self {
        case .unreachable(let sentence), .notPermitted(let sentence), .unintelligible(let sentence): sentence.english
        case .refused(let error): "The daemon refused: \(error)."
        }
    }
}
