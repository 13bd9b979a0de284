import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import DubanExchange
import DubanVarlink
import FoundationEssentials
import Testing

@testable import DubanCommands

private func english(_ sentence: String) -> Phrase { Phrase(sentence, sentence, sentence) }

@Suite("dubanctl import")
struct ImportCommandTests {
    private static let ledger = """
        序號,工作任務,戰線,責任單位,責任人,完成時限
        JC-001,完成標準廠房建設,項目建設,市發展改革委,張三,2021-04-30
        JC-002,簽約項目開工,招商引資,市商務局,李四,2021-06-30

        """
    private static let people = """
        姓名,單位,職務,郵箱
        張三,市發展改革委,科員,zhang.san@example.org

        """

    /// Stages whatever comes, and answers an application with what `result` makes of the request.
    private static func office(
        _ result: @escaping @Sendable (LedgerMessages.ApplyImport) -> LedgerMessages.ImportResult
    ) -> FakeDaemon.Answer {
        { call in
            switch call.method {
            case StatusMessages.Get.method: [try reply(status)]
            case LedgerMessages.ApplyImport.method:
                [try reply(result(try call.parameters(as: LedgerMessages.ApplyImport.self)))]
            default:
                [try reply(LedgerMessages.Staged(staged: 1))]
            }
        }
    }

    /// The daemon's day is the first of the campaign.
    private static let status = StatusMessages.Status(
        version: "1",
        campaigns: [
            StatusMessages.Campaign(
                code: "c1", name: "年", firstDay: Day("2021-03-01")!, lastDay: Day("2022-02-28")!,
                today: Day("2021-03-01")!, isWorkingDay: true, isProvisional: false, windowIsOpen: true,
                lastOpenedDay: nil, figures: nil, lights: [],
                outbox: StatusMessages.Outbox(queued: 0, leased: 0, finalDot: 0, told: 0, rejected: 0))
        ], plugins: [], warnings: [])

    /// Takes everything.
    private static let willing = office { request in
        var result = LedgerMessages.ImportResult()
        result.applied = !request.dryRun
        result.added = 1
        result.changed = 1
        result.unchanged = 7
        result.unreadColumns = ["走防", "別的"]
        result.changes = [
            .init(kind: .added, code: "JC-001", title: "完成標準廠房建設", fields: []),
            .init(
                kind: .changed, code: "JC-002", title: "簽約項目開工",
                fields: [.init(field: "deadline", before: "2021-05-31", after: "2021-06-30")]),
        ]
        return result
    }

    @Test("a sound ledger is applied, and the difference is shown with what to do next")
    func applied() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.ledger)
            let result = try dubanctl(["import", path, "--campaign", "c1", "--socket", daemon.path])
            #expect(
                result.output == """
                    \(path): read as a ledger, 2 rows
                      + JC-001  完成標準廠房建設
                      ~ JC-002  簽約項目開工
                          deadline: 2021-05-31 → 2021-06-30
                      1 added, 1 changed, 7 unchanged
                      note: no plugin reads 「走防」「別的」; where that is a slip of the pen, mend the header
                    `dubanctl review preview` shows what today would bring; `dubanctl review run` starts it.

                    """)
            #expect(result.status == 0)
            #expect(result.errors == "")
            let request = try #require(daemon.calls.last).parameters(as: LedgerMessages.ApplyImport.self)
            #expect(request.campaign == "c1" && !request.dryRun)
            let staged = try #require(daemon.calls.dropFirst().first).parameters(as: LedgerMessages.StageTasks.self)
            #expect(staged.rows.map(\.code) == ["JC-001", "JC-002"])
        }
    }

    @Test("a dry run asks only, and says that nothing was applied")
    func dryRun() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.ledger)
            let result = try dubanctl(["import", path, "--dry-run", "--socket", daemon.path])
            #expect(result.output.hasSuffix("Nothing has been applied, since this was a dry run.\n"))
            #expect(result.output.contains("1 would be added, 1 would be changed, 7 unchanged"))
            #expect(try #require(daemon.calls.last).parameters(as: LedgerMessages.ApplyImport.self).dryRun)
        }
    }

    @Test("problems of the file and of the daemon come at once, sorted by row, under the file's own headers")
    func problems() async throws {
        let office = Self.office { _ in
            var result = LedgerMessages.ImportResult()
            result.problems = [
                ImportProblem(row: 4, field: .pillar, words: english("no pillar is called 「其他」")),
                ImportProblem(row: 2, field: .owner, words: english("nobody is called 「張三」")),
                // Row 3 is not staged, so the daemon cannot know that it is there.
                ImportProblem(row: 4, field: .parent, words: english("「JC-002」 is no other task")),
            ]
            return result
        }
        try await withDaemon(office) { daemon, directory in
            let text = """
                序號,工作任務,戰線,責任單位,責任人,完成時限,上級任務
                JC-001,完成標準廠房建設,項目建設,市發展改革委,張三,2021-04-30,
                JC-002,簽約項目開工,招商引資,市商務局,李四,年底,
                JC-003,其他,其他,市商務局,李四,2021-06-30,JC-002

                """
            let path = try file("ledger.csv", in: directory, text)
            let result = try dubanctl(["import", path, "--socket", daemon.path])
            let lines = result.errors.split(separator: "\n").map { $0.replacing(path, with: "ledger.csv") }
            try #require(lines.count == 4)
            #expect(lines[0] == "ledger.csv:2: 責任人: nobody is called 「張三」")
            #expect(lines[1].hasPrefix("ledger.csv:3: 完成時限: "))
            #expect(lines[2] == "ledger.csv:4: 戰線: no pillar is called 「其他」")
            #expect(
                lines[3].hasPrefix(
                    "dubanctl: 3 problems. Nothing has been imported. For 1 deadline a day is suggested;"))
            #expect(result.status == 65)
            #expect(result.output == "")
            #expect(try #require(daemon.calls.last).parameters(as: LedgerMessages.ApplyImport.self).dryRun)
        }
    }

    @Test(
        "a field over which the file has no header is called by its name on the control socket",
        arguments: [
            (ImportField.pillar, "x.csv:7: pillar: odd"), (.absentFrom, "x.csv:7: absentFrom: odd"),
            (.owner, "x.csv:7: 責任人: odd"), (.attribute("到資比例"), "x.csv:7: 到資比例: odd"),
        ])
    func fieldNames(field: ImportField, line: String) throws {
        let text = "序號,任務,責任人,完成時限\nJC-001,廠房,張三,2021-04-30\n"
        let file = ImportFile(name: "x.csv", bytes: Array(text.utf8), options: ImportFile.Options())
        let problem = ImportProblem(row: 7, field: field, words: english("odd"))
        #expect(ImportOutcome(file).line(problem, in: .english) == line)
    }

    @Test("no more than a hundred problems are printed")
    func manyProblems() async throws {
        let office = Self.office { _ in
            var result = LedgerMessages.ImportResult()
            result.problems = (2...151).map { ImportProblem(row: $0, field: .owner, words: english("unknown")) }
            return result
        }
        try await withDaemon(office) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.ledger)
            let lines = try dubanctl(["import", path, "--socket", daemon.path]).errors.split(separator: "\n")
            #expect(lines.count == 102)
            #expect(lines[99] == "\(path):101: 責任人: unknown")
            #expect(lines[100] == "… and 50 more")
        }
    }

    @Test("people files go first, over the same connection, and are told from ledgers by their header")
    func order() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let ledger = try file("ledger.csv", in: directory, Self.ledger)
            let result = try dubanctl(["import", ledger, "-", "--socket", daemon.path], input: Self.people)
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("standard input: read as a people file, 1 row\n"))
            #expect(
                daemon.calls.map(\.method) == [
                    StatusMessages.Get.method, LedgerMessages.StagePeople.method, LedgerMessages.ApplyImport.method,
                    LedgerMessages.StageTasks.method, LedgerMessages.ApplyImport.method,
                ])
            #expect(daemon.connectionCount == 1)
        }
    }

    @Test("in a dry run the people who come with another file are not called unknown")
    func pendingPeople() async throws {
        let office = Self.office { _ in
            var result = LedgerMessages.ImportResult()
            result.added = 1
            result.problems = [ImportProblem(row: 2, field: .owner, words: english("nobody is called 「張三」"))]
            return result
        }
        try await withDaemon(office) { daemon, directory in
            let ledger = try file("ledger.csv", in: directory, Self.ledger)
            let alone = try dubanctl(["import", ledger, "--dry-run", "--socket", daemon.path])
            #expect(alone.status == 65)
            let people = try file("people.csv", in: directory, Self.people)
            let outcomes = try Importer(
                daemon: VarlinkClient.connect(path: daemon.path), campaign: nil, progress: { _, _ in }
            ).run(
                [ledger, people].map {
                    ImportFile(
                        name: $0, bytes: try InputFile.bytes($0, .standard), options: ImportFile.Options())
                }, dryRun: true)
            #expect(outcomes.map(\.rowsNotJudged) == [0, 1])
            #expect(outcomes[1].problems.isEmpty)
        }
    }

    @Test(
        "a file that is neither is refused in one sentence, without a row for the daemon",
        arguments: [
            (
                Array("甲,乙\n1,2\n".utf8),
                ": none of the first 10 rows is a header; a ledger needs at least 序號, 任務, 責任人, 完成時限, "
                    + "a people file 姓名, 單位, 角色, 郵箱"
            ),
            (
                Array("題目\n序號,任務,責任人,期\n1,2,3,4\n".utf8),
                ":2: read as a ledger, this row comes closest to a header, and lacks 完成時限; "
                    + "write them over their columns, or name those by --map"
            ),
            ([], ": it is empty; a file with a header and rows below it would be right"),
            (
                // 姓名,單位,職務,郵箱 in Big5.
                [
                    0xA9, 0x6D, 0xA6, 0x57, 0x2C, 0xB3, 0xE6, 0xA6, 0xEC, 0x2C, 0xC2, 0xBE, 0xB0, 0xC8, 0x2C, 0xB6,
                    0x6C, 0xBD, 0x63, 0x0A,
                ], ": there is no header to be read; the file seems to be in Big5, so give --encoding big5"
            ),
        ] as [([UInt8], String)])
    func unrecognised(bytes: [UInt8], sentence: String) async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = directory + "/odd.csv"
            try Data(bytes).write(to: URL(filePath: path))
            let result = try dubanctl(["import", path, "--socket", daemon.path])
            let lines = result.errors.split(separator: "\n")
            #expect(lines.count == 2, "\(result.errors)")
            #expect(lines.first ?? "" == path + sentence)
            #expect(result.status == 65)
            #expect(daemon.calls.map(\.method) == [StatusMessages.Get.method])
        }
    }

    @Test("a file that cannot be read is said by name, and a sheet without rows is a problem")
    func unreadable() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let missing = try dubanctl(["import", directory + "/none.csv", "--socket", daemon.path])
            #expect(missing.errors == "dubanctl: \(directory)/none.csv cannot be read: No such file or directory.\n")
            #expect(missing.status == 66)
            let empty = try file("empty.csv", in: directory, "姓名,單位,職務,郵箱\n")
            let result = try dubanctl(["import", empty, "--socket", daemon.path])
            #expect(result.errors.hasPrefix("\(empty): there is no row below the header\n"))
            #expect(result.status == 65)
        }
    }

    private static let vague = """
        號,工作任務,戰線,責任單位,責任人,完成時限
        JC-001,完成標準廠房建設,項目建設,市發展改革委,張三,6月底前
        JC-002,簽約項目開工,招商引資,市商務局,李四,每月25日前

        """

    @Test("a vague deadline is refused with the day that is meant, counted from the daemon's today")
    func suggested() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.vague)
            let result = try dubanctl(["import", path, "--map", "號=code", "--socket", daemon.path])
            #expect(
                result.errors == """
                    \(path):2: 完成時限: “6月底前” is not an exact day: 2021-06-30? Write that, or the day that is meant
                    dubanctl: 1 problem. Nothing has been imported. For 1 deadline a day is suggested; --accept-suggested \
                    takes it.

                    """)
            #expect(result.status == 65)
        }
    }

    @Test("suggested days are taken on demand, with the words of the file, and it is said of which rows")
    func acceptSuggested() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.vague)
            let result = try dubanctl(
                ["import", path, "--map", "號=code", "--accept-suggested", "--socket", daemon.path])
            #expect(
                result.output.contains(
                    """
                      1 suggested deadline taken, and recorded with the words of the file:
                        2: 6月底前 → 2021-06-30

                    """))
            #expect(result.status == 0)
            let staged = try #require(daemon.calls.dropFirst().first).parameters(as: LedgerMessages.StageTasks.self)
            #expect(staged.rows.map(\.due?.words) == ["2021-06-30", "每月25日前"])
            #expect(staged.rows.map(\.deadlineWords) == ["6月底前", "每月25日前"])
            #expect(staged.rows.map(\.isSuggested) == [true, false])
        }
    }

    @Test("a dry run shows how the file was understood, in 80 columns and in the reader's language")
    func preview() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let path = try file(
                "ledger.csv", in: directory, "台賬\n" + Self.ledger.replacing("開工", with: "開工並投產，達到計劃產能的百分之八十以上"))
            let arguments = ["import", path, "--dry-run", "--socket", daemon.path]
            let result = try dubanctl(arguments, width: 80)
            #expect(
                result.output.hasPrefix(
                    """
                    \(path)
                      encoding   utf-8
                      read as    a ledger
                      header     row 2
                      rows       2
                      COLUMN  HEADER    FIELD     FIRST ROW         SECOND ROW
                      A       序號      code      JC-001            JC-002

                    """), "\(result.output)")
            let preview = result.output.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix(path) }
            #expect(preview.count == 11)
            #expect(preview.allSatisfy { String($0).displayWidth <= 80 })
            let chinese = try dubanctl(arguments, environment: ["LANG": "zh_CN.UTF-8"], width: 80)
            #expect(chinese.output.contains("  表头       第 2 行\n"))
            #expect(chinese.output.hasSuffix("仅为预览，未作任何更改。\n"))
        }
    }

    @Test("whoever waits at a terminal for a large file sees how far it is, and nothing of that is left")
    func progress() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let rows = (1...6000).map { "T-\($0),完成標準廠房建設,項目建設,市發展改革委,張三,2021-04-30" }
            let text = "序號,工作任務,戰線,責任單位,責任人,完成時限\n" + rows.joined(separator: "\n")
            let path = try file("ledger.csv", in: directory, text)
            let result = try dubanctl(["import", path, "--socket", daemon.path], isTerminal: true, width: 80)
            #expect(result.errors.contains("of 6000 rows\r"))
            #expect(result.errors.hasSuffix("duband enters 6000 rows …\r\u{1B}[K"))
            let piped = try dubanctl(["import", path, "--socket", daemon.path])
            #expect(piped.errors == "")
        }
    }

    @Test("what cannot be mapped is refused with what would be right", arguments: ["號", "=code", "號=nummer"])
    func mapping(argument: String) {
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(["import", "a.csv", "--map", argument]) }
    }

    @Test("for programs the difference and the problems are one document")
    func json() async throws {
        struct Document: Decodable {
            struct Problem: Decodable {
                let field: ImportField?
                let sentence: String
            }
            struct File: Decodable {
                let kind: String
                let applied: Bool
                let added: Int
                let problems: [Problem]
                let unreadColumns: [String]
            }
            let files: [File]
        }
        let office = Self.office { _ in
            var result = LedgerMessages.ImportResult()
            result.problems = [ImportProblem(row: 2, field: .owner, words: english("nobody is called 「張三」"))]
            result.unreadColumns = ["走防"]
            return result
        }
        try await withDaemon(office) { daemon, directory in
            let path = try file("ledger.csv", in: directory, Self.ledger)
            let result = try dubanctl(["import", path, "--json", "--socket", daemon.path])
            let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
            #expect(document.files.count == 1)
            #expect(document.files[0].kind == "tasks")
            #expect(!document.files[0].applied)
            #expect(document.files[0].problems.map(\.field) == [.owner])
            #expect(document.files[0].problems.map(\.sentence) == ["nobody is called 「張三」"])
            #expect(document.files[0].unreadColumns == ["走防"])
            #expect(result.output.contains(#""header" : "責任人""#))
            #expect(result.status == 65)
        }
    }

    @Test("a ledger of many rows is staged in several messages, each below 512 KiB")
    func manyRows() async throws {
        try await withDaemon(Self.willing) { daemon, directory in
            let rows = (1...6000).map { "JC-\($0),完成標準廠房建設並交付使用第\($0)號,項目建設,市發展改革委,張三,2021-04-30\n" }
            let path = try file(
                "ledger.csv", in: directory, "序號,工作任務,戰線,責任單位,責任人,完成時限\n" + rows.joined())
            let result = try dubanctl(["import", path, "--socket", daemon.path], isTerminal: true)
            #expect(result.status == 0)
            let stagings = daemon.calls.filter { $0.method == LedgerMessages.StageTasks.method }
            #expect(stagings.count > 1)
            #expect(stagings.allSatisfy { $0.message.count < 512 << 10 })
            let codes = try stagings.flatMap { try $0.parameters(as: LedgerMessages.StageTasks.self).rows.map(\.code) }
            #expect(codes == (1...6000).map { "JC-\($0)" })
            #expect(result.errors.hasPrefix("\r[#"))
            #expect(result.errors.hasSuffix("\r\u{1B}[K"))
        }
    }
}
