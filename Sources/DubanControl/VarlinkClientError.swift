package import DubanVarlink

/// Why a call brought no result.
package enum VarlinkClientError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The daemon could not be reached, or the connection broke. The text is one sentence for people.
    case unreachable(String)
    /// The socket is there, and this user may not connect to it. The text is one sentence for people.
    case notPermitted(String)
    /// The daemon answered with an error.
    case refused(VarlinkError)
    /// The daemon's answer cannot be understood. The text is one sentence for people.
    case unintelligible(String)

    package var description: String {
        switch self {
        case .unreachable(let sentence), .notPermitted(let sentence), .unintelligible(let sentence): sentence
        case .refused(let error): "The daemon refused: \(error)."
        }
    }
}
