import Glibc

/// A credential that the settings name, as the courier's unit gives it.
enum CredentialStanding: Hashable {
    /// It is given to the courier, and what it comes from is well, or may not be looked at.
    case given
    /// The courier's unit does not have it.
    case notGiven
    /// The file it comes from is not there.
    case noFile(String, isEncrypted: Bool)
    /// No credential store has it under this name.
    case inNoStore(String, isEncrypted: Bool)
    /// The file it comes from is for root alone, and somebody else may read it or owns it.
    case open(String, FileStanding)
    /// systemd would decrypt the file it comes from, and that is not encrypted.
    case notEncrypted(String)
    /// systemd does not tell.
    case unknown

    /// - Parameters:
    ///   - unit: of the courier; nil where systemd does not tell.
    ///   - root: what lies under /; another directory in tests.
    ///   - owner: whose alone the files must be: root.
    static func look(
        _ name: String, in unit: UnitCredentials?, root: String = "", owner: UInt32 = 0
    ) -> CredentialStanding {
        switch unit?.origin(of: name) {
        case nil, .perhaps: return .unknown
        case .some(.none): return .notGiven
        case .literal: return .given
        case .loaded(let source): return look(source, root, owner)
        }
    }

    private static func look(_ source: UnitCredentials.Source, _ root: String, _ owner: UInt32) -> CredentialStanding {
        // Of what a specifier stands for, only systemd knows.
        guard !source.path.contains("%") else { return .given }
        let isFile = source.path.hasPrefix("/")
        let places = isFile ? [source.path] : stores(source.isEncrypted).map { $0 + "/" + source.path }
        for path in places {
            switch FileStanding.look(at: root + path) {
            case .success(let file):
                // A socket or a directory may be named too.
                guard file.isRegularFile else { return .given }
                if source.isEncrypted { return isEncrypted(root + path) ? .given : .notEncrypted(path) }
                return file.mode & 0o077 != 0 || file.owner != owner ? .open(path, file) : .given
            case .failure(let error) where error.code == ENOENT || error.code == ENOTDIR: continue
            case .failure: return .given
            }
        }
        if source.hasDefault { return .given }
        return isFile
            ? .noFile(source.path, isEncrypted: source.isEncrypted)
            : .inNoStore(source.path, isEncrypted: source.isEncrypted)
    }

    /// Where systemd looks for what has no absolute path: what it was given itself, and the stores.
    private static func stores(_ isEncrypted: Bool) -> [String] {
        let parents = ["/etc/", "/run/", "/usr/local/lib/", "/usr/lib/"]
        let plain = ["/run/credentials/@system"] + parents.map { $0 + "credstore" }
        return isEncrypted
            ? ["/run/credentials/@encrypted"] + parents.map { $0 + "credstore.encrypted" } + plain : plain
    }

    /// True also where it may not be looked at.
    private static func isEncrypted(_ path: String) -> Bool {
        guard let bytes = try? InputFile.bytes(at: path) else { return true }
        return EncryptedCredential.isBegun(by: bytes)
    }
}
