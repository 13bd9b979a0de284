import FoundationEssentials

/// What a command that failed says with `--json`, in one line on the standard error.
struct FailureDocument: Encodable {
    struct Failure: Encodable {
        /// The process's exit status.
        var status: Int32
        /// In English, whatever the locale.
        var sentence: String
        /// The daemon's own error, where it refused: its name, and its facts.
        var name: String?
        var facts: [String: String]?
    }

    let error: Failure

    init(status: Int32, sentence: String, name: String? = nil, facts: [String: String]? = nil) {
        error = Failure(status: status, sentence: sentence, name: name, facts: facts)
    }

    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers can always be written.
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }
}
