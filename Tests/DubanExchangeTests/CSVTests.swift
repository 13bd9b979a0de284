import DubanCore
import DubanExchange
import DubanTestSupport
import Testing

@Suite("CSV")
struct CSVTests {
    private static func records(
        _ text: String,
        delimiter: CSVDelimiter? = nil,
        limits: CSVReader.Limits = .init()
    ) throws(CSVError) -> [[String]] {
        var reader = CSVReader(Array(text.utf8), delimiter: delimiter, limits: limits)
        var records: [[String]] = []
        while try reader.next() { records.append(reader.cells.map(reader.text)) }
        return records
    }

    @Test(
        "records and cells are taken apart as RFC 4180 says",
        arguments: [
            ("", []),
            ("a", [["a"]]),
            ("a,b", [["a", "b"]]),
            ("a,b\n", [["a", "b"]]),
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("a,b\n\nc,d", [["a", "b"], [""], ["c", "d"]]),
            ("a,\n,b\n,", [["a", ""], ["", "b"], ["", ""]]),
            ("\"a\",\"b,c\"", [["a", "b,c"]]),
            ("\"a\nb\",c", [["a\nb", "c"]]),
            ("\"a\r\nb\"\r\nc", [["a\r\nb"], ["c"]]),
            ("\"a\"\"b\",\"\"\"\"", [["a\"b", "\""]]),
            ("\"\",x", [["", "x"]]),
            ("5\" 管,x", [["5\" 管", "x"]]),
            ("任務,責任人\n完成，驗收,張三", [["任務", "責任人"], ["完成，驗收", "張三"]]),
        ]
    )
    func grammar(text: String, expected: [[String]]) throws {
        #expect(try Self.records(text) == expected)
    }

    @Test(
        "the delimiter is the sign that stands equally often in every line",
        arguments: [
            ("a,b,c\n1,2,3", CSVDelimiter.comma),
            ("a\tb\n1,5\t2,5\n", .tab),
            ("a;b\n1,5;2\n", .semicolon),
            ("序號，任務，責任人\n1，建廠房，張三\n", .fullWidthComma),
            ("序號,任務\n1,一，二，三\n2,四，五\n", .comma),
            ("序號,節點\n1,立項:2021-03-31; 開工:2021-06-30; 竣工:2021-09-30\n", .comma),
            ("2021年督辦台賬\n序號\t任務\n1\t建廠房, 驗收\n", .tab),
            ("\"a;b\",\"c;d\"\n", .comma),
            ("一列", .comma),
            ("", .comma),
        ]
    )
    func sniffing(text: String, expected: CSVDelimiter) {
        #expect(CSVReader(Array(text.utf8)).delimiter == expected)
    }

    @Test("every delimiter separates, and only outside quotation marks", arguments: CSVDelimiter.allCases)
    func delimiters(delimiter: CSVDelimiter) throws {
        let signs: [CSVDelimiter: String] = [.comma: ",", .tab: "\t", .semicolon: ";", .fullWidthComma: "，"]
        let sign = try #require(signs[delimiter])
        #expect(try Self.records("一\(sign)\"二\(sign)\"\n", delimiter: delimiter) == [["一", "二\(sign)"]])
    }

    @Test("a row is counted as a spreadsheet counts, whatever line ends its cells hold")
    func rows() throws {
        var reader = CSVReader(Array("序號\n\"一\n二\n三\"\n\n四\n".utf8))
        var rows: [Int] = []
        while try reader.next() { rows.append(reader.row) }
        #expect(rows == [1, 2, 3, 4])
    }

    @Test(
        "what is no CSV is refused with its row and column",
        arguments: [
            ("a,b\nc,\"d\ne\n", CSVError.Code.unclosedQuote, 2, 2),
            ("a\n\"b\"c,d\n", .textAfterQuote, 2, 1),
            ("a,b\u{0}\n", .nulByte, 1, 2),
            ("a\n\"b\u{0}\"\n", .nulByte, 2, 1),
            ("a\n123456789,1\n", .rowTooLong(limit: 8), 2, 1),
            ("a\n1234,5678,1\n", .rowTooLong(limit: 8), 2, 2),
            ("a\n1,2,3,4\n", .tooManyCells(limit: 3), 2, nil),
            ("a\nb\nc\nd\ne\n", .tooManyRecords(limit: 4), 5, nil),
        ] as [(String, CSVError.Code, Int, Int?)]
    )
    func refusal(text: String, code: CSVError.Code, row: Int, column: Int?) throws {
        var limits = CSVReader.Limits()
        (limits.recordBytes, limits.cells, limits.records) = (8, 3, 4)
        let error = try #require(throws: CSVError.self) { try Self.records(text, limits: limits) }
        #expect(error.code == code)
        #expect(error.row == row)
        #expect(error.column == column)
        #expect(!error.words.english.isEmpty)
    }

    @Test("what is written with every cell quoted comes back", arguments: [11, 12, 13, 14] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["張", "三", "\"", ",", "\n", "\r\n", ";", "\t", "，", " ", "a", "1"]
        for _ in 0..<200 {
            let sheet = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    (0..<Int.random(in: 0...6, using: &generator))
                        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
                }
            }
            let text = sheet.map { row in
                row.map {
                    "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                }
                .joined(separator: ",")
            }.joined(separator: "\r\n")
            #expect(try Self.records(text, delimiter: .comma) == sheet, "seed \(seed)")
        }
    }
}
