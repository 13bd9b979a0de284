/// A bar on the standard error, for people who wait at a terminal for something long.
struct ProgressBar {
    private static let width = 40

    let console: Console
    /// What is counted.
    var unit = "rows"
    /// Less than this is done before a bar could be read.
    var fewest = 5_001

    /// - Parameter waitingFor: What goes on when all is done, until ``clear()``; nil where nothing does.
    func show(_ done: Int, of total: Int, waitingFor words: String? = nil) {
        guard console.isErrorTerminal, total >= fewest else { return }
        if done >= total {
            if let words { say(words) } else { clear() }
        } else {
            let filled = done * ProgressBar.width / total
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressBar.width - filled)
            let count = console.words(
                "\(done)/\(total) \(unit)", "\(done)/\(total) \(unit)", "\(done) of \(total) \(unit)")
            console.writeError("\r[\(bar)] \(count)")
        }
    }

    /// One line that stays until something else is shown.
    func say(_ words: String) {
        guard console.isErrorTerminal else { return }
        console.writeError("\r\u{1B}[K" + words.withoutControlCharacters)
    }

    func clear() {
        guard console.isErrorTerminal else { return }
        console.writeError("\r\u{1B}[K")
    }
}
