/// Why a command ends without its result.
struct CommandFailure: Error, Equatable {
    /// How the process ends; those above 1 are of sysexits.h.
    enum Status: Int32, CaseIterable {
        case refused = 1
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case internalError = 70
        case cannotCreate = 73
        case notPermitted = 77
    }

    let status: Status
    /// One sentence for people: what is wrong, and what would be right.
    let sentence: String

    init(_ status: Status, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}
