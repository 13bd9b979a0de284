package import DubanCore
import Glibc

/// How the sendmail program ended, and what that means for the envelope.
package enum SendmailExit: Hashable, Sendable {
    case status(Int)
    /// A signal ended it, or it was ended after the time limit.
    case signal(Int)
    case tooLate

    /// The meanings of sysexits.h. What is not taken for certain is `unknown`: the program had the whole message.
    ///
    /// - Parameter words: What the program said.
    package func outcome(_ words: String) -> DeliveryOutcome {
        let said = words.isEmpty ? "" : ": " + words
        switch self {
        case .status(0): return .delivered(reply: words.isEmpty ? "sendmail took it" : words)
        case .status(let status):
            let reason = "sendmail ended with \(SendmailExit.name(status))" + said
            switch status {
            // The data, the recipient, the recipient's host.
            case 65, 67, 68: return .rejected(reason: reason)
            // Its usage, a file of the system's that it needs, its permissions, its configuration; and 126 and 127, with
            // which a program that cannot be run ends.
            case 64, 72, 77, 78, 126, 127: return .retry(after: nil, reason: reason, fault: .channel)
            default: return .retry(after: nil, reason: reason)
            }
        case .signal(let signal): return .unknown(reason: "signal \(signal) ended sendmail" + said)
        case .tooLate: return .unknown(reason: "sendmail did not end within its time limit" + said)
        }
    }

    private static func name(_ status: Int) -> String {
        let names = [
            64: "EX_USAGE", 65: "EX_DATAERR", 66: "EX_NOINPUT", 67: "EX_NOUSER", 68: "EX_NOHOST",
            69: "EX_UNAVAILABLE", 70: "EX_SOFTWARE", 71: "EX_OSERR", 72: "EX_OSFILE", 73: "EX_CANTCREAT",
            74: "EX_IOERR", 75: "EX_TEMPFAIL", 76: "EX_PROTOCOL", 77: "EX_NOPERM", 78: "EX_CONFIG",
        ]
        return names[status].map { "\(status) (\($0))" } ?? "status \(status)"
    }
}
