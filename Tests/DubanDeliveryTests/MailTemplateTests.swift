import DubanCore
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanDelivery

@Suite struct MailTemplateTests {
    private static let least = "{{#notes}}{{note}}{{/notes}}{{#groups}}{{#lines}}{{title}}{{/lines}}{{/groups}}"

    private func templates(page: String = least, plain: String = least) throws(MailTemplateFault) -> MailTemplates {
        try MailTemplates(
            page: MailTemplates.Source(file: "page", text: page),
            plain: MailTemplates.Source(file: "plain", text: plain))
    }

    @Test(
        "what a template must not say is refused with its line",
        arguments: [
            ("\n{{titel}}", ":2: 'titel' is not known here; known are campaign, day"),
            ("{{title}}", ":1: 'title' is known only within {{#lines}}…{{/lines}}."),
            ("{{#groups}}\n{{label}}{{/groups}}", ":2: 'label' is known only within {{#facts}}…{{/facts}}."),
            ("{{{greeting}}}", ":1: '{{{greeting}}' would put a value into the page as it is"),
            ("{{& greeting}}", ":1: '{{& greeting}}' would put a value into the page as it is"),
            ("{{> other}}", ":1: '{{> other}}' is not understood"),
            ("{{=<% %>=}}", ":1: '{{=<% %>=}}' is not understood"),
            ("{{% CONTENT_TYPE: TEXT}}", ":1: '{{% CONTENT_TYPE: TEXT}}' is not understood"),
            ("{{uppercased(name)}}", ":1: '{{uppercased(name)}}' is not understood"),
            ("{{.}}", ":1: '{{.}}' is not understood"),
            ("{{groups}}", ":1: 'groups' is no words to write; it opens a section"),
            ("{{red}}", ":1: 'red' is known only within {{#groups}}…{{/groups}}."),
            ("x\n{{#groups}}\n", ":2: the section 'groups' has no end; it ends in {{/groups}}."),
            (
                "{{#groups}}{{#lines}}\n{{#groups}}",
                ":2: 'groups' is gone through within itself, once for each of its parts."
            ),
            ("{{/groups}}", ":1: '{{/groups}}' ends a section that is not open."),
            (
                "{{#groups}}\n{{#red}}\n{{/groups}}",
                ":3: '{{/groups}}' stands where the section 'red' of line 2 must end first."
            ),
            ("\n\n{{name", ":3: '{{' is never closed; a tag ends in '}}'."),
            ("{{#digest}}" + String(repeating: "{{#digest}}", count: 40), ":1: more than 32 sections stand within"),
            ("", ": leaves tasks out: a made-up digest in zh-Hant does not say the title of XM-001"),
            (
                "{{#groups}}{{#lines}}{{title}}{{/lines}}{{/groups}}",
                ": leaves notes out: a made-up notice in zh-Hant does not say them"
            ),
        ])
    func refused(_ text: String, _ sentence: String) throws {
        let fault = #expect(throws: MailTemplateFault.self) { try templates(page: text) }
        #expect(try #require(fault).description.hasPrefix("page" + sentence))
        let other = #expect(throws: MailTemplateFault.self) { try templates(plain: text) }
        #expect(try #require(other).description.hasPrefix("plain" + sentence))
    }

    @Test("no template, however broken, does more than to be refused")
    func anyTemplate() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "{{", "}}", "{", "}", "#", "^", "/", "!", ">", "=", "%", "$", "<", "&", ".", "(", ")", " ", "\n", "\r\n",
            "\t",
            "groups", "lines", "title", "red", "{{#groups}}", "{{/groups}}", "{{greeting}}", "督", "\u{301}", "\u{0}",
        ]
        let contents = MailContents(Samples.digest())
        for _ in 0..<300 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
            do throws(MailTemplateFault) {
                let templates = try templates(page: MailTemplateTests.least + text)
                #expect(templates.page(of: contents).hasPrefix("新能源產業園一期"), "seed \(seed)")
            } catch {
                #expect(error.description.hasPrefix("page:") && error.description.hasSuffix("."), "seed \(seed)")
            }
        }
    }

    @Test("a value never becomes markup, not even behind a quote with an accent upon it")
    func escaping() throws {
        let page =
            "<a title=\"{{greeting}}\">{{#groups}}{{#lines}}{{title}}{{/lines}}{{/groups}}"
            + "{{#notes}}{{note}}{{/notes}}"
        var envelope = Samples.urgent(title: "<\u{338}script>&\u{301}amp;")
        envelope.name = "\"\u{301} onclick='x'"
        let text = try templates(page: page).page(of: MailContents(envelope))
        #expect(text == "<a title=\"&quot;\u{301} onclick=&#39;x&#39;，您好！\">&lt;\u{338}script&gt;&amp;\u{301}amp;")
    }

    @Test("every name that is known means something, and Documentation/mail-templates.md explains it")
    func names() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Documentation/mail-templates.md").path()
        let manual = try String(contentsOfFile: path, encoding: .utf8)
        for scope in MailScope.allCases {
            for name in scope.names {
                #expect(scope.meaning(of: name) != nil)
                #expect(manual.contains("| `\(name)` |"), "\(name)")
            }
        }
    }

    @Test("words may differ by language and kind, and looks by light")
    func sections() throws {
        let plain =
            "{{#en}}EN{{/en}}{{#zh_Hant}}TC{{/zh_Hant}}{{^urgent}} {{name}}{{/urgent}}\n"
            + "{{#groups}}{{light}}{{#red}}!{{/red}}{{#lines}}{{^own}}?{{/own}}{{title}}{{/lines}}{{^last}}/{{/last}}"
            + "{{/groups}}{{#notes}}{{note}}{{/notes}}"
        #expect(
            try templates(plain: plain).plain(of: MailContents(Samples.digest()))
                == "TC 督辦提醒\n紅燈!新能源產業園一期/黃燈?北部快速路改造/即將到期標準廠房交付")
    }

    @Test("a directory may change one of the two, and the other stays the house's")
    func directory() async throws {
        let contents = MailContents(Samples.digest())
        let builtIn = MailTemplates.builtIn.page(of: contents)
        try await withTemporaryDirectory { directory in
            #expect(try MailTemplates.load(directory).page(of: contents) == builtIn)
            try write("\u{FEFF}" + MailTemplateTests.least, to: directory + "/mail.txt.mustache")
            let changed = try MailTemplates.load(directory)
            #expect(changed.plain(of: contents) == "新能源產業園一期北部快速路改造標準廠房交付")
            #expect(changed.page(of: contents) == builtIn)
        }
    }

    @Test(
        "a file that is no template is refused with its path",
        arguments: [
            (
                "digest.mustache", "x",
                "/digest.mustache: is no template that is used; those are mail.html.mustache and mail.txt.mustache."
            ),
            (
                "mail.txt.mustache", String(repeating: "x", count: (256 << 10) + 1),
                "/mail.txt.mustache: is larger than 256 KiB, which no mail client shows."
            ),
            ("mail.html.mustache", "\n{{nobody}}", "/mail.html.mustache:2: 'nobody' is not known here"),
            ("mail.html.mustache", "督\u{0}", "/mail.html.mustache: holds a NUL character, which no text has."),
        ])
    func strangers(_ name: String, _ text: String, _ sentence: String) async throws {
        try await withTemporaryDirectory { directory in
            try write(text, to: directory + "/" + name)
            let fault = #expect(throws: MailTemplateFault.self) { try MailTemplates.load(directory) }
            #expect(try #require(fault).description.hasPrefix(directory + sentence))
            let absent = #expect(throws: MailTemplateFault.self) { try MailTemplates.load(directory + "/absent") }
            #expect(
                try #require(absent).description == directory + "/absent: cannot be read: No such file or directory.")
        }
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}
