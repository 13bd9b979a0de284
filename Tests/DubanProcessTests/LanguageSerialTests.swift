import DubanTestSupport
import Foundation
import Testing

/// Every verb, as somebody sees it whose locale is Chinese.
@Suite("dubanctl in Chinese", .serialized, .timeLimit(.minutes(5)))
struct LanguageSerialTests {
    /// What dubanctl says of itself.
    private struct Program: Decodable {
        struct Command: Decodable {
            var commandName: String
            var subcommands: [Command]?
        }
        var command: Command
    }

    /// Every verb with arguments that do something and, behind these, some that are refused by the daemon or by a file.
    /// `%` is the office's
    /// directory, ENVELOPE one of its envelopes.
    private static let runs: [String: [String]] = [
        "status": [""], "doctor": ["--configuration %/duban.yaml", "--configuration %/none.yaml"],
        "metrics": ["", "--output %/none/duban.prom"],
        "import": ["--dry-run %/ledger.csv", "%/wrong.csv", "%/none.csv", "--dry-run %/people.csv"],
        "export": ["--output %/export.csv", "--output %/none/export.csv", "--campaign c9"],
        "task list": ["--limit 3", "--limit 3 --after 999-x", "--text 無此任務"],
        "task show": ["CY-001", "CY-999"],
        "task add": [
            "X-1 試 --pillar 項目建設 --unit 市工業和信息化局 --owner 張三 --due 2021-06-30",
            "X-2 試 --pillar 無 --unit 無 --owner 無名 --due 2021-06-30",
        ],
        "task edit": ["CY-001 --title 改題", "CY-001 --owner 無名氏", "CY-003 --lead 無名氏"],
        "task assign": ["CY-002 --sheet-color yellow", "CY-999"],
        "task sign": ["CY-002", "CY-003"],
        "task report": ["CY-002 進展順利", "CY-999 進展順利"],
        "task extend": ["CY-002 --to 2024-02-20 --reason 雨", "CY-003 --to 2020-01-01 --reason 雨"],
        "task approve": ["CY-003 --by 市政府/王乙"], "task refuse": ["CY-003 --by 市政府/王乙 --reason 不可"],
        "task done": ["CY-002 --by 無名氏"], "task strike": ["CY-003"], "task return": ["CY-003 --reason 重辦"],
        "task reopen": ["CY-003 --reason 重開"], "task suspend": ["CY-003 --by 張三 --reason 停"],
        "task cancel": ["CY-003 --by 市政府/王乙 --reason 撤"], "task sheet": ["CY-002", "CY-004"],
        "person list": ["", "--text 無此人"], "person show": ["張三", "無名氏"],
        "person add": [
            "市政府/新人 --role officer --address new@example.org", "市政府/錯人 --role officer --address 錯",
        ],
        "person edit": ["張三 --address z3@example.org", "張三 --superior 無名氏"],
        "person absent": ["張三 --from 2021-05-06 --until 2021-05-07", "無名氏 --from 2021-05-06 --until 2021-05-07"],
        "unit list": [""], "unit show": ["市政府", "無此單位"],
        "campaign show": ["", "c9"],
        "campaign edit": ["--last-day 2021-03-02 --reason 早", "--window 09:00-17:00 --reason 晚"],
        "report": ["weekly", "weekly --day 2030-01-01", "monthly --html %/none/report.html"],
        "review run": ["", "--day 2021-05-06"], "review preview": ["--day 2021-05-06", "--day 2030-01-01"],
        "why": ["CY-001", "市工業和信息化局/張三", "無此"],
        "rehearse": ["--to 2021-05-10", "--from 2020-01-01 --to 2021-05-10"],
        "outbox list": ["", "--person 無名氏"], "outbox show": ["ENVELOPE", "zzz"], "outbox hold": ["ENVELOPE", "zzz"],
        "outbox release": ["ENVELOPE"], "outbox retry": ["ENVELOPE"], "outbox drop": ["ENVELOPE --reason 不發"],
        "channel list": [""], "channel test": ["test@example.org", "test@example.org --channel 無"],
        "silence list": [""],
        "silence add": [
            "--until 2021-05-07 --reason 整頓 --task CY-001", "--until 2020-01-01 --reason 整頓 --task CY-001",
        ],
        "silence end": ["1", "99"],
        "calendar show": ["2021-05"], "calendar check": ["%/wrong.yaml", "%/none.yaml"],
        "calendar import": ["--dry-run %/right.yaml"], "calendar list": [""],
        "audit log": ["--limit 5"], "audit verify": [""],
        "backup": ["%/backup.sqlite"],
        "config check": ["%/duban.yaml", "%/none.yaml"], "config show": ["%/duban.yaml", "%/none.yaml"],
        "config reload": [""],
        "plugin list": [""], "plugin show": ["plain-deadline", "none"],
        "plugin new": ["lake-chiefs --directory %/lake --kit %/none"],
        "plugin check": ["%/plugins/plain-deadline.so --tasks 50", "%/none.so"],
        "plugin reload": ["plain-deadline", "none"], "plugin retry": ["", "none"],
    ]

    /// What these quote of a settings file, a calendar, a plugin or the record is English, as the manual says; so are
    /// metrics, which programs read.
    private static let quoting: Set = [
        "audit log", "calendar check", "calendar import", "config check", "metrics", "plugin check", "plugin reload",
    ]

    /// It follows the record until it is stopped.
    private static let endless: Set = ["watch"]

    @Test(
        "no verb says an English sentence, and none was forgotten here",
        arguments: ["zh_TW.UTF-8", "zh_CN.UTF-8"])
    func everyVerb(locale: String) async throws {
        let help = try await Command.succeed([BuildProduct.path("dubanctl"), "--experimental-dump-help"])
        let program = try JSONDecoder().decode(Program.self, from: Data(help.utf8)).command
        let verbs = (program.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { noun in
            (noun.subcommands ?? []).isEmpty
                ? [noun.commandName] : (noun.subcommands ?? []).map { "\(noun.commandName) \($0.commandName)" }
        }
        #expect(Set(verbs) == Set(Self.runs.keys).union(Self.endless))

        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try office.startCourier()
            try await office.importSample()
            try #require(try await office.dubanctl("review", "run").status == 0)
            try await office.waitUntilTold()
            let envelope = try #require(try await office.envelopes().keys.min())
            try Self.files(in: directory)

            for verb in verbs {
                for arguments in Self.runs[verb] ?? [] {
                    let words = "\(verb) \(arguments)".split(separator: " ").map {
                        $0.replacingOccurrences(of: "%", with: directory).replacingOccurrences(
                            of: "ENVELOPE", with: envelope)
                    }
                    let isLocal =
                        ["config check", "config show"].contains(verb) || ["plugin check", "plugin new"].contains(verb)
                    let result = try await Command.run(
                        ["/usr/bin/env", "LC_ALL=\(locale)", BuildProduct.path("dubanctl")] + words
                            + (isLocal ? [] : ["--socket", directory + "/control"]))
                    // 64: usage, which is English as --help is.
                    #expect(result.status != 64, "dubanctl \(verb) \(arguments): \(result.errors)")
                    for line in EnglishProse.lines(of: result.output + result.errors) where !Self.quoting.contains(verb)
                    {
                        Issue.record("dubanctl \(verb) \(arguments): \(line)")
                    }
                }
            }
        }
    }

    private static func files(in directory: String) throws {
        let sample = Office.repository + "/etc/sample"
        for name in ["ledger.csv", "people.csv"] {
            try FileManager.default.copyItem(atPath: "\(sample)/\(name)", toPath: "\(directory)/\(name)")
        }
        let files = [
            "wrong.csv": """
            序號,任務,戰線,責任單位,責任人,完成時限
            W-1,試,無此戰線,市工業和信息化局,張三,2021-06-30
            W-2,試,項目建設,市工業和信息化局,無名氏,6月底前
            W-3,,項目建設,市工業和信息化局,張三,持續推進
            W-3,試,項目建設,市工業和信息化局,張三,2021-02-30

            """,
            "wrong.yaml": "year: abc\n", "right.yaml": "year: 2030\noff: []\n",
        ]
        for (name, text) in files {
            try text.write(toFile: "\(directory)/\(name)", atomically: false, encoding: .utf8)
        }
    }
}
