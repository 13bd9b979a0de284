import DubanTestSupport
import Foundation
import Testing

/// Files that go into the ledger and come out of it, with real processes.
@Suite("the ledger as files", .serialized, .timeLimit(.minutes(5)))
struct ExchangeSerialTests {
    /// An import's own words for programs.
    private struct Imported: Decodable {
        struct File: Decodable {
            var added: Int
            var changed: Int
            var unchanged: Int
        }
        var files: [File]
    }

    private func imported(_ result: Command) throws -> Imported.File {
        try #require(result.status == 0, "\(result.errors)")
        return try #require(try JSONDecoder().decode(Imported.self, from: Data(result.output.utf8)).files.last)
    }

    /// A title that a spreadsheet would compute, one with everything that CSV and XML have to escape, vague and recurring
    /// deadlines, a lead of another unit, numbers.
    private static let ledger = #"""
        序號,任務,戰線,責任單位,責任人,牽頭領導,交辦日期,完成時限,目標,完成值,節點,制約要素,備註,月度計劃
        A-1,"=HYPERLINK(""http://example.org"")",項目建設,市工業和信息化局,張三,王乙,2021-03-01,6月底前,,,,,,
        A-2,"甲 ""乙"", <丙> & 丁
        第二行",項目建設,市工業和信息化局,張三,,2021-03-01,2021-12-31,0.00001,0,立項:2021-03-31(2021-03-28); 開工:2021-06-30,土地:2021-04-01,-註,
        A-3,'=不是公式,項目建設,市工業和信息化局,張三,,2021-03-01,每季度末前,12.5,,,,@註,
        A-4,_x0041_,產業集群,市工業和信息化局,張三,,2021-03-01,2024-02-29,1000,52,,,,2021-03-31:30; 2021-06-30:150

        """#

    @Test("what is exported is imported again without a change, from CSV in both encodings and from a workbook")
    func roundTrip() async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try await office.importSample()
            // Follow-up tasks and lights are part of it.
            try #require(try await office.dubanctl("review", "run").status == 0)
            let own = directory + "/own.csv"
            try Self.ledger.write(toFile: own, atomically: false, encoding: .utf8)
            let added = try imported(try await office.dubanctl("import", own, "--accept-suggested", "--json"))
            #expect(added.added == 3 + 12)

            let count = try await office.dubanctl("export", "--format", "jsonl").output.split(separator: "\n").count
            #expect(count > 183 + 15)
            for (file, options) in [
                ("utf8.csv", []), ("gb.csv", ["--encoding", "gb18030"]), ("ledger.xlsx", ["--format", "xlsx"]),
            ] {
                let path = directory + "/" + file
                let export = try await Office.dubanctl(
                    ["export", "--output", path] + options, socket: directory + "/control")
                try #require(export.status == 0, "\(export.errors)")
                #expect(export.errors == "\(path): \(count) tasks\n")
                let again = try imported(try await office.dubanctl("import", path, "--json"))
                #expect((again.added, again.changed, again.unchanged) == (0, 0, count), "\(file)")
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.contains(".part") } == [])
            let shown = try await office.dubanctl("task", "show", "A-1")
            #expect(shown.output.contains("6月底前"))
            try await checkWorkbook(directory + "/ledger.xlsx", count: count)
            try await checkCalendar(office)
            #expect(office.stopDaemon() == 0)
        }
    }

    /// openpyxl reads the workbook as it was meant: texts, numbers, days, a header in bold that stays in sight.
    private func checkWorkbook(_ path: String, count: Int) async throws {
        guard PackagePython.canRun else { return print("skipped: there is no openpyxl") }
        let found = try PackagePython.output(
            of: """
                import openpyxl, sys
                sheet = openpyxl.load_workbook(sys.argv[1])["督辦台賬"]
                print(sheet.max_row - 1, sheet.freeze_panes, sheet["A1"].font.b, sheet["A1"].value)
                rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
                print(repr(rows["A-1"][1].value), rows["A-1"][1].data_type, rows["A-1"][7].value, rows["A-1"][7].is_date)
                print(repr(rows["A-2"][1].value), rows["A-2"][10].value)
                print(rows["A-4"][11].value, rows["A-4"][6].is_date)
                """, [path])
        #expect(
            found == #"""
                \#(count) A2 True code
                '=HYPERLINK("http://example.org")' s 2021-06-30 00:00:00 True
                '甲 "乙", <丙> & 丁\n第二行' 1e-05
                52 True

                """#)
    }

    private func checkCalendar(_ office: Office) async throws {
        let text = try await office.dubanctl("export", "--format", "ical", "--text", "A-1").output
        #expect(text.contains("SUMMARY:Due: [A-1]"))
        guard ReadCalendar.canRead else { return print("skipped: there is no icalendar") }
        let calendar = try ReadCalendar(text)
        #expect(calendar.faults == [])
        #expect(calendar.events.first?.start == "2021-06-30")
    }
}
