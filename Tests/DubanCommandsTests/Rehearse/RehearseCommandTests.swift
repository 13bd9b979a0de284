import DubanCalendar
import DubanControl
import DubanCore
import Foundation
import Testing

@testable import DubanCommands

@Suite struct RehearseCommandTests {
    private static func day(_ text: String) -> Day { Day(text)! }

    /// A month in which 張三 has a mail each working day and a second one on some.
    private static let days: [RehearsalMessages.RehearsedDay] = (0..<30).compactMap { offset in
        let day = day("2021-11-01") + offset
        guard day.weekday.rawValue <= 5 else { return nil }
        var mails = [RehearsalMessages.Mail(person: PersonID("局/張三"), kind: .digest, lines: 3)]
        if day.weekday == .friday {
            mails.append(.init(person: PersonID("局/張三"), kind: .urgent, lines: 1))
            mails.append(.init(person: PersonID("=局/<李四>"), kind: .digest, lines: 40))
        }
        return RehearsalMessages.RehearsedDay(day: day, mails: mails)
    }

    private static let outlook: RehearsalMessages.Outlook = {
        var outlook = RehearsalMessages.Outlook()
        let task = LedgerTask(
            code: "JC-1", campaign: "c1", title: "<廠房>", pillar: "p", unit: "局", owner: PersonID("局/張三"),
            assigned: day("2021-03-01"), deadline: day("2021-11-12"))
        outlook.unheardTasks = [.init(task, people: []), .init(task, people: [PersonID("局/張三")])]
        outlook.unheard = 12
        outlook.daysOff = [.init(day: day("2021-10-01"), holiday: "國慶節", tasks: 4)]
        outlook.gaps = [.init(year: 2027, tasks: 7)]
        outlook.parked = 5
        return outlook
    }()

    private static func answer(_ call: FakeDaemon.Call) throws -> [String] {
        var progress = RehearsalMessages.Progress(
            from: day("2021-11-01"), to: day("2021-11-30"), assumption: .worstCase, done: 9, total: 30)
        progress.days = Array(days.prefix(7))
        var last = progress
        (last.done, last.days, last.outlook) = (30, Array(days.dropFirst(7)), outlook)
        return [try reply(progress, continues: true), try reply(last)]
    }

    private func run(
        _ arguments: [String] = [], locale: String = "C", isTerminal: Bool = false, width: Int? = nil,
        _ check: (FakeDaemon, String, CommandResult) throws -> Void
    ) async throws {
        try await withDaemon(Self.answer) { daemon, directory in
            let arguments = arguments.map { $0.replacingOccurrences(of: "%", with: directory) }
            let result = try dubanctl(
                ["rehearse", "--socket", daemon.path] + arguments, environment: ["LANG": locale],
                isTerminal: isTerminal, width: width)
            try check(daemon, directory, result)
        }
    }

    @Test("what is asked reaches the daemon, and by default everybody is in time")
    func call() async throws {
        try await run { daemon, _, result in
            let asked = try #require(daemon.calls.first).parameters(as: RehearsalMessages.Run.self)
            #expect((asked.campaign, asked.from, asked.to) == (nil, nil, nil))
            #expect(asked.assumption == .onTime)
            #expect(result.status == 0 && result.errors.isEmpty)
        }
        let options = ["--worst-case", "--campaign", "c1", "--from", "2021-11-02", "--to", "2021-11-20"]
        try await run(options) { daemon, _, _ in
            let asked = try #require(daemon.calls.first).parameters(as: RehearsalMessages.Run.self)
            #expect(asked.campaign == "c1" && asked.assumption == .worstCase)
            #expect(asked.from == Self.day("2021-11-02") && asked.to == Self.day("2021-11-20"))
        }
    }

    @Test("the report tells the assumption, the map, the busiest days, who has too much, and what should be mended")
    func report() async throws {
        try await run { _, _, result in
            for part in [
                "Rehearsal of 2021-11-01 – 2021-11-30", "nobody reports or finishes anything",
                "30 mails to 2 people on 22 days.", "2021-11-05  Fr      3     44  =局/<李四> (40)",
                "1 people have more than 3 mails in some week", "局/張三     26           4  2021-11-01 (6)",
                "Of 12 tasks nobody but the supervision office would hear when due",
                "nobody stands on a rung, or they are away or recused", "cannot be reached: 局/張三", "2 more.",
                "2021-10-01  國慶節, 4 tasks", "2027 has no calendar and is counted Monday to Friday; 7 deadlines in it.",
                "The rules of 5 tasks could not judge",
            ] { #expect(result.output.contains(part), "\(part) in:\n\(result.output)") }
        }
    }

    @Test("every line fits into 80 columns, in every language, and the map speaks without colour")
    func width() async throws {
        for locale in ["en_US.UTF-8", "zh_TW.UTF-8", "zh_CN.UTF-8"] {
            try await run(["--color", "never"], locale: locale, isTerminal: true, width: 80) { _, _, result in
                for line in result.output.split(separator: "\n") {
                    #expect(line.displayWidth <= 80, "\(line)")
                }
                // The rows of November's Thursdays and Fridays.
                #expect(result.output.contains(String(repeating: " ", count: 44) + "░░░░\n"))
                #expect(result.output.contains(String(repeating: " ", count: 44) + "████\n"))
                #expect(!result.output.contains("\u{1B}"))
            }
        }
    }

    @Test("on a terminal a bar shows how far it is, and is taken away")
    func progress() async throws {
        try await run(isTerminal: true, width: 80) { _, _, result in
            #expect(result.errors == "\r[############............................] 9 of 30 days\r\u{1B}[K")
        }
    }

    @Test("the table of mails is read by a spreadsheet, and no cell of it is a formula")
    func csv() async throws {
        try await run(["--csv", "%/mails.csv"], locale: "zh_TW.UTF-8") { _, directory, _ in
            let text = try String(contentsOfFile: directory + "/mails.csv", encoding: .utf8)
            let lines = text.components(separatedBy: "\r\n")
            #expect(lines.first == "日期,收件人,類別,事項數", "behind the mark, which Foundation takes away")
            #expect(
                try Data(contentsOf: URL(filePath: directory + "/mails.csv")).prefix(3) == Data([0xEF, 0xBB, 0xBF]))
            #expect(lines.count == 1 + 30 + 1 && lines.last == "")
            #expect(lines.contains("2021-11-05,局/張三,急件,1"))
            #expect(lines.contains("2021-11-05,'=局/<李四>,匯總,40"))
        }
    }

    @Test("the page stands for itself: no script, nothing from elsewhere, and what the ledger says is only text")
    func page() async throws {
        try await run(["--html", "%/page.html"]) { _, directory, _ in
            let text = try String(contentsOfFile: directory + "/page.html", encoding: .utf8)
            for part in ["<script", "http", "src=", "url(", "@import", "<李四>", "<廠房>"] {
                #expect(!text.contains(part), "\(part)")
            }
            #expect(text.contains("=局/&lt;李四&gt;") && text.contains("&lt;廠房&gt;"))
            #expect(text.contains("prefers-color-scheme: dark"))
            #expect(text.contains("<title>2021-11-05: 3</title>"))
            let document = try XMLLikeTags(text)
            #expect(document.unclosed == [], "every element that is opened is closed")
        }
    }

    @Test("for programs it is one document with every day and everybody")
    func json() async throws {
        try await run(["--json"]) { _, _, result in
            let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
            let document = try #require(object)
            #expect(document["assumption"] as? String == "worstCase")
            #expect((document["days"] as? [Any])?.count == 22)
            #expect((document["people"] as? [[String: Any]])?.map { $0["mails"] as? Int } == [4, 26])
            #expect((document["outlook"] as? [String: Any])?["unheard"] as? Int == 12)
        }
    }

    @Test("a file that cannot be written, a span that ends before it begins, and a busy daemon are said in words")
    func failures() async throws {
        try await run(["--csv", "%/none/mails.csv"]) { _, directory, result in
            #expect(result.status == 73)
            #expect(result.errors.contains("\(directory)/none/mails.csv cannot be written: No such file or directory."))
        }
        #expect(throws: (any Error).self) {
            _ = try dubanctl(["rehearse", "--from", "2021-11-02", "--to", "2021-11-01"])
        }
        try await withDaemon({ _ in [#"{"error":"org.duban.Rehearsal.Busy","parameters":{}}"#] }) { daemon, _ in
            let result = try dubanctl(["rehearse", "--socket", daemon.path])
            #expect(result.status == 1)
            #expect(result.errors == "dubanctl: Another rehearsal is under way; try again when it has ended.\n")
        }
    }
}

/// The tags of a page that are opened and not closed.
private struct XMLLikeTags {
    var unclosed: [String] = []

    init(_ text: String) throws {
        for match in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where !["meta", "br"].contains(match.2) {
            if match.1.isEmpty {
                unclosed.append(String(match.2))
            } else if unclosed.last == String(match.2) {
                unclosed.removeLast()
            } else {
                unclosed.append("/" + match.2)
            }
        }
    }
}
