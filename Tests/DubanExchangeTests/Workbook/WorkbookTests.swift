import DubanCalendar
import DubanCore
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanExchange

@Suite("Workbooks", .enabled(if: PackagePython.canRun))
struct WorkbookTests {
    /// What make_workbooks.py writes, by the files' names; made once for all tests.
    private static let workbooks = Task {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "make_workbooks.py")
        let text = try String(decoding: Data(contentsOf: script), as: UTF8.self)
        return try await withTemporaryDirectory { directory in
            _ = try PackagePython.output(of: text, [directory])
            var files: [String: [UInt8]] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                files[name] = try [UInt8](Data(contentsOf: URL(filePath: directory + "/" + name)))
            }
            return files
        }
    }

    /// Runs the body with the bytes of each of them.
    private func withWorkbooks(_ body: ((String) throws -> [UInt8]) throws -> Void) async throws {
        let files = try await Self.workbooks.value
        try body { name in try #require(files[name]) }
    }

    private func file(_ bytes: [UInt8], sheet: String? = nil) throws -> SheetFile {
        try SheetFile(bytes, encoding: nil, sheetName: sheet)
    }

    @Test(
        "the visible sheets are read with their rows as a spreadsheet counts; merged cells hold for each of their rows")
    func plain() async throws {
        try await withWorkbooks { bytes in
            let file = try file(bytes("plain.xlsx"))
            #expect(file.count == 2)
            #expect(file.hiddenSheets == ["底稿"])
            let sheet = try file.sheet(0)
            #expect(sheet.origin == .workbook(sheet: "台賬"))
            #expect(sheet.rows.map(\.number) == [1, 2, 3, 4, 5, 6])
            #expect(sheet.rows[0].cells == ["2021年重點任務台賬"])
            #expect(sheet.rows[4].cells == ["2", "建橋", "項目建設", "局", "張三", "2021-05-08"])
            let ledger = LedgerFile(sheet, options: .init(today: Day("2021-03-01"), takesSuggestions: true))
            #expect(ledger.problems == [])
            #expect(ledger.rows.map(\.due?.words) == ["2021-04-30", "2021-05-08", "2021-06-30"])
            #expect(ledger.rows.map(\.unit) == ["局", "局", "局"])
            #expect(ledger.layout?.headerRow == 3)
            #expect(ledger.taken.map(\.words) == ["6月底前"])
        }
    }

    @Test("a sheet is found by its name, a hidden one too, and a name that is none is refused with those there are")
    func byName() async throws {
        try await withWorkbooks { bytes in
            let workbook = try bytes("plain.xlsx")
            let draft = try file(workbook, sheet: "底稿").sheet(0)
            #expect(draft.rows.last?.cells.first == "9")
            let refusal = try #require(throws: ImportRefusal.self) { _ = try file(workbook, sheet: "目錄") }
            #expect(refusal.words.english == "there is no sheet “目錄”; there are “底稿”, “台賬”, “人員”")
            let csv = try #require(throws: ImportRefusal.self) { _ = try file(Array("a,b".utf8), sheet: "目錄") }
            #expect(csv.words.english == "this is no workbook, and so has no sheet “目錄”")
        }
    }

    @Test("each kind of cell is read as what it shows, days in every format, half a day as its time")
    func values() async throws {
        try await withWorkbooks { bytes in
            let rows = try file(bytes("values.xlsx")).sheet(0).rows
            #expect(rows.count > 40)
            for row in rows {
                // What has no text at all leaves only the expectation.
                let (value, expected) = (row.cells[0], row.cells.count > 1 ? row.cells[1] : "")
                #expect(value == expected || (value.isEmpty && row.cells.count < 2), "row \(row.number)")
            }
        }
    }

    @Test("days of a workbook that counts from 1904 are the same days")
    func epoch1904() async throws {
        try await withWorkbooks { bytes in
            let rows = try file(bytes("1904.xlsx")).sheet(0).rows
            #expect(rows.map(\.cells) == [["2021-04-30", "1904-01-01"]])
        }
    }

    @Test("text in place, formulas' results, errors, prefixes and missing references are read; pronunciation is not")
    func handmade() async throws {
        try await withWorkbooks { bytes in
            let rows = try file(bytes("handmade.xlsx")).sheet(0).rows
            #expect(rows.map(\.number) == [1, 9])
            #expect(rows[0].cells == ["就地", "公式", "張", "", "2021-04-30", "2"])
            #expect(rows[1].cells == ["", "", "#N/A"])
        }
    }

    @Test("a header of two rows is the lower one")
    func twoHeaders() async throws {
        try await withWorkbooks { bytes in
            let ledger = LedgerFile(try file(bytes("twoheaders.xlsx")).sheet(0))
            #expect(ledger.problems == [])
            #expect(ledger.layout?.headerRow == 2)
            #expect(ledger.rows.map(\.meter) == [Meter(target: 10, achieved: 4)])
        }
    }

    @Test(
        "what is no workbook, or a hostile one, is refused with one sentence",
        arguments: [
            ("hidden.xlsx", "every sheet is hidden; name the one that is meant"),
            ("entities.xlsx", "declares entities of its own"), ("external.xlsx", "declares entities of its own"),
            ("malformed.xlsx", "xl/worksheets/sheet1.xml in the workbook is not well-formed XML (line 2)"),
            ("bomb.xlsx", "unpacks to far more than a ledger holds"),
            ("longtag.xlsx", "holds an element that is larger than any that Excel writes"),
            ("wide.xlsx", "the row has more than 1024 cells"),
            ("longcell.xlsx", "the row is longer than 65536 bytes"), ("merges.xlsx", "unpacks to far more"),
            ("badrow.xlsx", "is damaged"), ("zip.xlsx", "this is a ZIP archive and no workbook"),
            ("sheet.ods", "this is an OpenDocument sheet"), ("binary.xlsb", "this is a binary workbook"),
            ("old.xls", "a workbook of the old kind"), ("half.xlsx", "is damaged or not complete"),
        ])
    func refused(name: String, sentence: String) async throws {
        try await withWorkbooks { bytes in
            let content = try bytes(name)
            let refusal = try #require(throws: ImportRefusal.self) { _ = try file(content).sheet(0) }
            #expect(refusal.words.english.contains(sentence), "\(refusal.words.english)")
        }
    }

    @Test("a workbook with any byte changed is read or refused, and never more")
    func anyByte() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("any byte: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        try await withWorkbooks { bytes in
            let whole = try bytes("plain.xlsx")
            for _ in 0..<400 {
                var broken = whole
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    broken[Int.random(in: 0..<broken.count, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                do {
                    let file = try file(broken)
                    for index in 0..<file.count { _ = try file.sheet(index) }
                } catch let refusal as ImportRefusal {
                    #expect(!refusal.words.english.isEmpty)
                }
            }
        }
    }
}
