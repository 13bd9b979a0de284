/// What a unit is given by systemd (systemd.exec(5), "Credentials"), as `systemctl cat` shows it.
struct UnitCredentials: Equatable {
    /// The absolute path of each that is loaded from a file; nil where it comes from elsewhere.
    private(set) var paths: [String: String?] = [:]

    init(unit text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "LoadCredential", "LoadCredentialEncrypted", "SetCredential", "SetCredentialEncrypted": break
            default: continue
            }
            // An empty one takes back those before it; of which kind does not matter here.
            if parts[1].isEmpty {
                paths = [:]
                continue
            }
            let words = parts[1].split(separator: ":", maxSplits: 1)
            guard let name = words.first.map(String.init) else { continue }
            let path =
                words.count == 2 && parts[0].hasPrefix("Load") && words[1].hasPrefix("/") ? String(words[1]) : nil
            paths.updateValue(path, forKey: name)
        }
    }
}
