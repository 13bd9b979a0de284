import Glibc
import Testing

@testable import duban_plugin_host

@Suite struct OptionsTests {
    @Test("without options the sandbox is required, and 512 MiB are enough")
    func defaults() throws {
        let options = try Options(["lakes.so"])
        #expect(options.path == "lakes.so")
        #expect(options.name == "lakes")
        #expect(try Options(["/a.so/b/lake-chiefs.so"]).name == "lake-chiefs")
        #expect(try Options(["lakes.so", "--name=ponds"]).name == "ponds")
        #expect(options.sandbox == .require)
        #expect(options.memory == 512)
    }

    @Test(
        "options stand before the path or behind it",
        arguments: [
            ["--sandbox=warn", "--memory=128", "lakes.so"], ["lakes.so", "--sandbox=warn", "--memory=128"],
            ["--memory=128", "lakes.so", "--sandbox=warn"],
        ])
    func order(words: [String]) throws {
        let options = try Options(words)
        #expect(options.path == "lakes.so")
        #expect(options.sandbox == .warn)
        #expect(options.memory == 128)
    }

    @Test(
        "what the host does not understand is said with what it does",
        arguments: [
            ([], "usage:"), (["a.so", "b.so"], "what is 'b.so'? usage:"),
            (["--sandbox=maybe", "a.so"], "--sandbox=maybe"),
            (["--sandbox", "a.so"], "what is '--sandbox'?"), (["--memory=63", "a.so"], "--memory=63"),
            (["--memory=65537", "a.so"], "--memory=65537"), (["--memory=much", "a.so"], "--memory=much"),
            (["-v"], "what is '-v'?"),
        ] as [([String], String)])
    func wrongUse(words: [String], sentence: String) throws {
        let refusal = try #require(throws: Refusal.self) { try Options(words) }
        #expect(refusal.status == EX_USAGE)
        #expect(refusal.sentence.contains(sentence), "\(refusal.sentence)")
        #expect(refusal.sentence.contains("[--sandbox=require|warn|off]"))
    }
}
