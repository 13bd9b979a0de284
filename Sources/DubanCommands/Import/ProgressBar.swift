/// A bar on the standard error, for people who wait at a terminal for a large file.
struct ProgressBar {
    /// Smaller files are done before a bar could be read.
    private static let fewestRows = 5_001
    private static let width = 40

    let console: Console

    func show(_ done: Int, of total: Int) {
        guard console.isErrorTerminal, total >= ProgressBar.fewestRows else { return }
        if done >= total {
            console.writeError("\r\u{1B}[K")
        } else {
            let filled = done * ProgressBar.width / total
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressBar.width - filled)
            console.writeError("\r[\(bar)] \(done) of \(total) rows")
        }
    }
}
