import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

@Suite("dubanctl plugin")
struct PluginCommandTests {
    private static let words = Phrase(traditional: "招商引資", simplified: "招商引资", english: "Investment attraction")
    private static let plugins = [
        PluginMessages.Plugin(
            name: "investment-attraction", label: words, path: "/usr/lib/duban/plugins/investment-attraction.so",
            running: false, reason: "it was ended by signal 4", warnings: ["no Landlock here"], parked: 2),
        PluginMessages.Plugin(
            name: "plain-deadline", label: Phrase(traditional: "一般事項", simplified: "", english: ""), path: "/p.so",
            running: true, reason: nil, warnings: [], parked: 0),
    ]

    private static let description = PluginMessages.Description(
        plugin: plugins[0],
        attributes: [
            .init(name: "last-contact", kind: .day, required: true, recusesUnit: false, label: words),
            .init(name: "reported", kind: .text, required: false, recusesUnit: true, label: words),
        ],
        settings: [
            .init(name: "silent-days", kind: "a whole number", default: "14", value: "10", label: words),
            .init(name: "site-days", kind: "a whole number", default: "90", value: "90", label: words),
        ],
        rules: [.init(id: "silent-talks", series: "silent-talks", label: words, sentence: words)],
        parkedTasks: [.init(campaign: "c1", code: "ZS-1", title: "簽約", reason: "it was ended by signal 4")])

    private static func reply(_ value: some Encodable) throws -> [String] {
        ["{\"parameters\":\(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))}"]
    }

    private static let answer: FakeDaemon.Answer = { call in
        switch call.method {
        case PluginMessages.List.method: try reply(PluginMessages.Plugins(plugins: plugins))
        case PluginMessages.Get.method: try reply(description)
        case PluginMessages.Retry.method: try reply(PluginMessages.Retried(retried: 2, parked: 1))
        default:
            [
                #"{"error":"org.duban.Plugins.PluginUnfit","parameters":{"name":"lakes","reason":"it is not a plugin"}}"#
            ]
        }
    }

    @Test("the list says which plugins run, how many of their tasks are parked, and why")
    func list() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let result = try dubanctl(["plugin", "list", "--socket", daemon.path])
            #expect(result.status == 0)
            let lines = result.output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(
                lines[1].contains("Investment attraction") && lines[1].contains("stopped")
                    && lines[1].contains("signal 4"))
            #expect(lines[2].contains("running"))
        }
    }

    @Test("a plugin is shown with its rules, what they read, what is set, and what is parked")
    func show() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let text = try dubanctl(["plugin", "show", "investment-attraction", "--socket", daemon.path]).output
            for words in [
                "it was ended by signal 4", "no Landlock here", "silent-talks", "10 (default 14)", "required",
                "this unit never hears of the task", "ZS-1  簽約", "… and 1 more",
                "dubanctl plugin retry investment-attraction",
            ] { #expect(text.contains(words), "\(words)") }
            let json = try dubanctl(["plugin", "show", "x", "--json", "--socket", daemon.path]).output
            let read = try JSONDecoder().decode(PluginMessages.Description.self, from: Data(json.utf8))
            #expect(read == Self.description)
        }
    }

    @Test("a reload that is refused says why, and that the one at work stays")
    func reload() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let result = try dubanctl(["plugin", "reload", "lakes", "--socket", daemon.path])
            #expect(result.status == 1)
            #expect(
                result.errors
                    == "dubanctl: lakes has not been reloaded, and what is at work stays as it is: it is not a plugin.\n"
            )
            let retried = try dubanctl(["plugin", "retry", "--socket", daemon.path])
            #expect(retried.output == "2 parked tasks tried again, 1 parked still\n")
            #expect(daemon.calls.map(\.method) == [PluginMessages.Reload.method, PluginMessages.Retry.method])
        }
    }
}
