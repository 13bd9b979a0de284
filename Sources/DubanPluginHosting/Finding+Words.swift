import DubanCore

extension DubanCore.Finding {
    /// How many bytes of UTF-8 its sentences have, in all languages.
    var words: Int {
        var words = lightReason.map(\.words) ?? 0
        for reminder in reminders { words += reminder.reason.words }
        return words
    }
}

extension Reason {
    fileprivate var words: Int {
        sentence.traditional.utf8.count + sentence.simplified.utf8.count + sentence.english.utf8.count
    }
}
