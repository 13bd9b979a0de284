/// A bar on the standard error, for people who wait at a terminal for a large file.
struct ProgressBar {
    /// Smaller files are done before a bar could be read.
    private static let fewestRows = 5_001
    private static let width = 40

    let session: Session

    /// How many rows have been sent; when all have, that duband is at work, until ``clear()``.
    func show(_ done: Int, of total: Int) {
        guard session.console.isErrorTerminal, total >= ProgressBar.fewestRows else { return }
        if done >= total {
            say(session.words("duband 正在寫入 \(total) 行 …", "duband 正在写入 \(total) 行 …", "duband enters \(total) rows …"))
        } else {
            let filled = done * ProgressBar.width / total
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressBar.width - filled)
            let rows = session.words("\(done) / \(total) 行", "\(done) / \(total) 行", "\(done) of \(total) rows")
            session.console.writeError("\r[\(bar)] \(rows)")
        }
    }

    func beginReading(_ file: String) {
        say(session.words("正在讀取 \(file) …", "正在读取 \(file) …", "reading \(file) …"))
    }

    /// One line that stays until something else is shown.
    private func say(_ words: String) {
        guard session.console.isErrorTerminal else { return }
        session.console.writeError("\r\u{1B}[K" + words.withoutControlCharacters)
    }

    func clear() {
        guard session.console.isErrorTerminal else { return }
        session.console.writeError("\r\u{1B}[K")
    }
}
