/// Whom a message is for.
struct Addressee: Hashable, Sendable {
    /// Shown to the whole group.
    let name: String
    /// What the messenger knows them by; nil where that is not known, or is nothing that a messenger would.
    let account: String?
    /// Whether the account is a mobile number: digits alone, without the country code of the mainland.
    let isMobile: Bool

    init(name: String, account: String?) {
        self.name = name
        var text = account ?? ""
        if text.hasPrefix("+86"), text.utf8.count == 14 { text.removeFirst(3) }
        let fits =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIILetterOrDigit || "+-._@".utf8.contains($0) }
        // `all` is not a person.
        self.account = fits && text.lowercased() != "all" && text.lowercased() != "@all" ? text : nil
        isMobile =
            (5...16).contains(text.utf8.count) && text.utf8.contains { (48...57).contains($0) }
            && text.utf8.allSatisfy { (48...57).contains($0) || "+-".utf8.contains($0) }
    }
}

/// One message to a group, in plain text: what the ledger holds cannot become markup.
struct RobotMessage: Hashable, Sendable {
    var title: String
    /// What stands below the title, with `\n` line ends; may be empty.
    var text: String
    /// Who is called by name; nil where they have been called already.
    var called: Addressee?

    init(title: String, text: String, called: Addressee?) {
        self.title = RobotMessage.plain(title)
        self.text = RobotMessage.plain(text)
        self.called = called
    }

    var whole: String { text.isEmpty ? title : title + "\n" + text }

    /// WeCom and Feishu read `<@…>` and `<at …>` in text as a call to somebody.
    private static func plain(_ text: String) -> String {
        text.replacing("<", with: "＜")
    }
}
