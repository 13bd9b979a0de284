import FoundationEssentials

/// What a command prints with.
struct Printer {
    private let console: Console
    private let isColored: Bool

    init(_ console: Console, _ options: OutputOptions) {
        self.console = console
        isColored = options.color.isColored(console)
    }

    /// Prints a line, in several where it is wider than the terminal.
    ///
    /// - Parameter indentation: Blanks before all but the first; two more than it has itself where nothing is said.
    func print(_ line: StyledText, indentation: Int? = nil) {
        guard let columns = console.width else { return console.write(line.rendered(isColored: isColored) + "\n") }
        let indentation = min(indentation ?? line.indentation + 2, columns / 2)
        for line in line.wrapped(to: columns, indentation: indentation) {
            console.write(line.rendered(isColored: isColored) + "\n")
        }
    }

    func print(_ table: Table) {
        let lines = table.lines(terminalWidth: console.width)
        console.write(lines.map { $0.rendered(isColored: isColored) + "\n" }.joined())
    }

    /// The rows of a long table so far.
    func printPage(of table: inout Table) {
        let lines = table.page(terminalWidth: console.width)
        console.write(lines.map { $0.rendered(isColored: isColored) + "\n" }.joined())
    }

    func printError(_ sentence: String) {
        console.writeError(sentence.withoutControlCharacters + "\n")
    }

    /// A value of several, on a line of its own.
    func printJSONLine(_ value: some Encodable) throws(CommandFailure) { try printJSON(value, []) }

    func printJSON(_ value: some Encodable) throws(CommandFailure) { try printJSON(value, .prettyPrinted) }

    private func printJSON(
        _ value: some Encodable, _ format: JSONEncoder.OutputFormatting
    ) throws(CommandFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format.union([.sortedKeys, .withoutEscapingSlashes])
        guard let data = try? encoder.encode(value) else {
            throw CommandFailure(
                .internalError, "輸出內容無法寫成 JSON。", "输出内容无法写成 JSON。",
                "What there is to say cannot be written as JSON.")
        }
        console.write(String(decoding: data, as: UTF8.self) + "\n")
    }
}
