import Testing

@testable import DubanPluginHosting

@Suite struct LastWordsTests {
    @Test(
        "how a process ended is told in one sentence, with where and with what it said last",
        arguments: [
            ("", .none, "it closed its socket"),
            ("", .status(3), "it ended with status 3"),
            ("first\nlast\n", .status(3), "it ended with status 3: last"),
            (
                "duban-plugin-host: lakes.so is not a plugin\n", .status(65),
                "lakes.so is not a plugin"
            ),
            ("", .signal(9), "it was ended by signal 9 (Killed)"),
            (
                "Lakes.swift:16: Fatal error: no\nduban-plugin-host: signal 4 in lakes.so +0x2d44\n", .signal(4),
                "it was ended by signal 4 (Illegal instruction) in lakes.so +0x2d44: Lakes.swift:16: Fatal error: no"
            ),
            (
                "Fatal error: no\nCurrent stack trace:\n0  lakes.so\nduban-plugin-host: signal 4 in lakes.so +0x2d44\n",
                .signal(4), "it was ended by signal 4 (Illegal instruction) in lakes.so +0x2d44: Fatal error: no"
            ),
            (
                "duban-plugin-host: signal 31 at the forbidden system call 41 (socket)\n", .signal(31),
                "it was ended by signal 31 (Bad system call) at the forbidden system call 41 (socket)"
            ),
            (
                // What a plugin writes in the host's name of another end is not taken for the host's word.
                "duban-plugin-host: signal 4 in lakes.so\n", .status(0),
                "it ended with status 0: signal 4 in lakes.so"
            ),
        ] as [(String, LastWords.Ending, String)])
    func sentences(words: String, ending: LastWords.Ending, sentence: String) {
        #expect(LastWords(words.utf8).sentence(for: ending) == sentence)
    }

    @Test("a line without end, and bytes that are no text, make no endless sentence")
    func endless() {
        let words = [UInt8](repeating: 0xff, count: 100_000)
        #expect(LastWords(words).sentence(for: .status(1)).count < 400)
        let report = "duban-plugin-host: signal 4 " + String(repeating: "x", count: 100_000)
        #expect(LastWords(report.utf8).sentence(for: .signal(4)).count < 400)
    }

    @Test("the host's warnings are known from what else is said, and are few and short")
    func warnings() {
        let warning = "duban-plugin-host: warning: no Landlock\n"
        #expect(LastWords(("chatter\n" + warning + "warning: no\n").utf8).warnings == ["no Landlock"])
        let many = String(
            repeating: "duban-plugin-host: warning: " + String(repeating: "x", count: 500) + "\n", count: 99)
        #expect(LastWords(many.utf8).warnings.count == 8)
        #expect(LastWords(many.utf8).warnings.allSatisfy { $0.count == 300 })
    }
}
