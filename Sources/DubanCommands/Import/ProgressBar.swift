/// A bar on the standard error, for people who wait at a terminal for something long.
struct ProgressBar {
    private static let width = 40

    let console: Console
    /// What is counted.
    var unit = "rows"
    /// Less than this is done before a bar could be read.
    var fewest = 5_001

    func show(_ done: Int, of total: Int) {
        guard console.isErrorTerminal, total >= fewest else { return }
        if done >= total {
            console.writeError("\r\u{1B}[K")
        } else {
            let filled = done * ProgressBar.width / total
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressBar.width - filled)
            console.writeError("\r[\(bar)] \(done) of \(total) \(unit)")
        }
    }
}
