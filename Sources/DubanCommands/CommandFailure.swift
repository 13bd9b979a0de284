import DubanCore
import DubanVarlink

/// Why a command ends without its result.
struct CommandFailure: Error, Equatable {
    /// How the process ends; those above 1 are of sysexits.h.
    enum Status: Int32, CaseIterable {
        case refused = 1
        /// The command has done what it should, and what it found needs an administrator. No sentence goes with it.
        case needsAdministrator = 2
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case internalError = 70
        case cannotCreate = 73
        case notPermitted = 77
    }

    let status: Status
    /// One sentence for people: what is wrong, and what would be right.
    let sentence: Phrase
    /// The daemon's own word, where it refused.
    var refusal: VarlinkError?

    init(_ status: Status, _ sentence: Phrase) {
        self.status = status
        self.sentence = sentence
    }

    init(_ status: Status, _ traditional: String, _ simplified: String, _ english: String) {
        self.init(status, Phrase(traditional, simplified, english))
    }

    /// - Parameter sentence: in the language of the locale already.
    init(_ status: Status, _ sentence: String) {
        self.init(status, sentence, sentence, sentence)
    }
}
