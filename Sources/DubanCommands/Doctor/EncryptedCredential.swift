import FoundationEssentials

/// What `systemd-creds encrypt` writes.
enum EncryptedCredential {
    /// The sizes of AES-256-GCM in the header, behind the id of the key: key, block, initialization vector, tag. The ids
    /// become more with systemd's versions, and these are the same in all (systemd, `src/shared/creds-util.c`).
    private static let sizes: [UInt8] = [32, 0, 0, 0, 1, 0, 0, 0, 12, 0, 0, 0, 16, 0, 0, 0]

    /// Whether a file has the beginning of one: Base64 in lines, of a header. Whether its key is this machine's cannot be
    /// seen.
    static func isBegun(by file: [UInt8]) -> Bool {
        let text = file.filter { !" \t\r\n".utf8.contains($0) }
        guard let bytes = Data(base64Encoded: Data(text)) else { return false }
        return bytes.dropFirst(16).starts(with: sizes)
    }
}
