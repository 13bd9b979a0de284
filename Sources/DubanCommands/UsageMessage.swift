import DubanCore

/// What is said of a wrong command line.
struct UsageMessage {
    /// So many characters of an argument are quoted.
    private static let longestQuotation = 60
    /// No line of the sentences and usages that there are comes near it.
    private static let longestLine = 2000

    private let lines: [String]

    /// - Parameters:
    ///   - message: as the parser words it.
    ///   - arguments: which the message may quote in whole or in part.
    init(_ message: String, quoting arguments: [String]) {
        var message = message
        let quoted = arguments.flatMap { argument in
            [argument] + argument.split(separator: "=", maxSplits: 1).map(String.init)
        }
        for argument in Set(quoted).sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) {
            let short = argument.quoted(Self.longestQuotation)
            if short != argument { message = message.replacing(argument, with: short) }
        }
        lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0).quoted(Self.longestLine)
        }
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// As a failure with `--json` is said.
    var json: String {
        let sentence = (lines.first ?? "").trimmingPrefix("Error: ")
        return FailureDocument(status: 64, sentence: String(sentence)).line
    }
}

extension String {
    /// The text in one line as it may be quoted, or so many of its first characters and an ellipsis.
    func quoted(_ count: Int) -> String {
        let short = self.utf8.count > count ? String(self.prefix(count)) : self
        return short.withoutControlCharacters + (short.utf8.count < self.utf8.count ? "…" : "")
    }
}
