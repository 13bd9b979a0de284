import DubanCore
import DubanStore

/// What makes the names of calendars unguessable: who knows a file's name may read it, and nobody finds a name out from
/// a person's.
struct FeedKey: Hashable, Sendable {
    static let length = 32

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        precondition(bytes.count == FeedKey.length, "a key has \(FeedKey.length) bytes")
        self.bytes = bytes
    }

    /// The file of somebody: 32 hexadecimal digits of an HMAC of who they are, and `.ics`.
    func fileName(of person: PersonID) -> String {
        hexadecimal(authenticationCode(of: Array(person.description.utf8), key: bytes).prefix(16)) + ".ics"
    }

    /// The key that lies in a directory; a new one where there is none yet.
    ///
    /// - Parameter new: 32 bytes that nobody can guess.
    static func load(in directory: String, new: () -> [UInt8]) throws(FileFault) -> FeedKey {
        let file = DurableFile(directory: directory, name: "calendar-key")
        if let bytes = try file.read() {
            guard bytes.count == length else {
                throw FileFault(
                    "\(directory)/\(file.name) has \(bytes.count) bytes and not \(length); put the old one back, or "
                        + "remove it, which gives everybody's calendar another name")
            }
            return FeedKey(bytes)
        }
        let key = FeedKey(new())
        try file.write(key.bytes, mode: 0o600)
        try DurableFile.synchronize(directory)
        return key
    }
}
