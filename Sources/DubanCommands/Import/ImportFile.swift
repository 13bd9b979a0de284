import DubanCore
import DubanExchange

/// A file that is to be imported, read as far as it can be without the daemon.
struct ImportFile {
    enum Kind: String, Encodable {
        case people, tasks

        var words: Phrase {
            switch self {
            case .people: Phrase("人員名冊", "人员名册", "a people file")
            case .tasks: Phrase("台賬", "台账", "a ledger")
            }
        }
    }

    enum Rows {
        case people([PersonRow])
        case tasks([TaskRow])

        var count: Int {
            switch self {
            case .people(let rows): rows.count
            case .tasks(let rows): rows.count
            }
        }
    }

    /// How files are to be read.
    struct Options {
        /// Nil to find it by the header.
        var kind: Kind?
        var encoding: TextEncoding?
        var sheet: String?
        var ledger = LedgerFile.Options()

        /// Whether CSV of which nothing is known yet has a header when it is read in an encoding that is never guessed.
        fileprivate func isHeaderRead(_ bytes: [UInt8], as other: TextEncoding) -> Bool {
            guard encoding == nil, sheet == nil, let file = try? SheetFile(bytes, encoding: other, sheetName: nil),
                let read = try? file.sheet(0), case .csv = read.origin
            else { return false }
            return [Kind.tasks, .people].contains { Reading(read, as: $0, self).layout != nil }
        }
    }

    let name: String
    /// Nil where the header tells neither.
    let kind: Kind?
    let rows: Rows
    let problems: [ImportProblem]
    /// Nil where there is no header.
    let layout: SheetLayout?
    /// The vague deadlines for which suggested days were taken.
    let taken: [TakenSuggestion]
    /// The sheets of a workbook that were left out, since they are hidden.
    let hiddenSheets: [String]

    var headers: [ImportField: String] { layout?.headers ?? [:] }

    /// Reads the file, or the first sheet of a workbook that has a header.
    init(name: String, bytes: [UInt8], options: Options) {
        let file: SheetFile
        var closest: [Reading] = []
        do throws(ImportRefusal) {
            file = try SheetFile(bytes, encoding: options.encoding, sheetName: options.sheet)
            for index in 0..<file.count {
                let sheet = try file.sheet(index)
                let readings = [Kind.tasks, .people].filter { options.kind == nil || options.kind == $0 }.map {
                    Reading(sheet, as: $0, options)
                }
                if let understood = readings.first(where: { $0.layout != nil }) {
                    self.init(name, understood, hiddenSheets: file.hiddenSheets)
                    return
                }
                if closest.nearness < readings.nearness { closest = readings }
            }
        } catch {
            let problem = ImportProblem(row: error.row, words: error.words)
            let problems = options.isHeaderRead(bytes, as: .big5) ? [.big5] : [problem]
            self.init(name, Reading(options.kind, .tasks([]), problems), hiddenSheets: [])
            return
        }
        var reading = Reading(neitherOf: closest, options.kind)
        if options.isHeaderRead(bytes, as: .big5) { reading.problems = [.big5] }
        self.init(name, reading, hiddenSheets: file.hiddenSheets)
    }

    private init(_ name: String, _ reading: Reading, hiddenSheets: [String]) {
        self.name = name
        kind = reading.kind
        rows = reading.rows
        layout = reading.layout
        taken = reading.taken
        self.hiddenSheets = hiddenSheets
        let hasNothing = rows.count == 0 && reading.problems.isEmpty
        problems =
            hasNothing
            ? [
                ImportProblem(
                    words: Phrase(
                        "表頭之下沒有數據行", "表头之下没有数据行",
                        "there is no row below the header"))
            ] : reading.problems
    }
}

/// A sheet as one kind of file.
private struct Reading {
    var kind: ImportFile.Kind?
    var rows: ImportFile.Rows
    var problems: [ImportProblem]
    var layout: SheetLayout?
    var taken: [TakenSuggestion] = []
    var missing: MissingHeader?
    /// Of a workbook.
    var sheet: String?
    /// Whether it has no row with any text.
    var isEmpty = false

    var present: Int { missing?.present ?? 0 }

    init(_ kind: ImportFile.Kind?, _ rows: ImportFile.Rows, _ problems: [ImportProblem]) {
        (self.kind, self.rows, self.problems) = (kind, rows, problems)
    }

    init(_ sheet: SheetFile.Sheet, as kind: ImportFile.Kind, _ options: ImportFile.Options) {
        switch kind {
        case .tasks:
            let ledger = LedgerFile(sheet, options: options.ledger)
            self.init(kind, .tasks(ledger.rows), ledger.problems)
            (layout, taken, missing) = (ledger.layout, ledger.taken, ledger.missingHeader)
        case .people:
            let people = PeopleFile(sheet, mapping: options.ledger.mapping)
            self.init(kind, .people(people.rows), people.problems)
            (layout, missing) = (people.layout, people.missingHeader)
        }
        if case .workbook(let name) = sheet.origin { self.sheet = name }
        isEmpty = sheet.rows.isEmpty
    }

    /// Says what the kind of file would need that the sheet comes closest to, or both kinds.
    init(neitherOf readings: [Reading], _ kind: ImportFile.Kind?) {
        self.init(kind, .tasks([]), readings.first?.problems ?? [])
        if readings.allSatisfy(\.isEmpty) {
            problems = [.empty]
            return
        }
        guard kind == nil else { return }
        guard let best = readings.max(by: { $0.present < $1.present }), best.present > 0 else {
            if readings.count == 2 { problems = [ImportProblem(noneOf: readings)] }
            return
        }
        problems = best.problems.map { problem in
            guard let kind = best.kind else { return problem }
            return problem.readAs(kind, sheet: best.sheet)
        }
    }
}

extension [Reading] {
    /// How many of the columns that are needed the closest of them has; -1 where there is none.
    fileprivate var nearness: Int { map(\.present).max() ?? -1 }
}

extension ImportProblem {
    /// - Parameter sheet: of a workbook.
    fileprivate func readAs(_ kind: ImportFile.Kind, sheet: String?) -> ImportProblem {
        let kind = kind.words
        let words = Phrase(
            "\(sheet.map { "工作表「\($0)」" } ?? "")作為\(kind.traditional)，\(self.words.traditional)",
            "\(sheet.map { "工作表“\($0)”" } ?? "")作为\(kind.simplified)，\(self.words.simplified)",
            "\(sheet.map { "sheet “\($0)”, " } ?? "")read as \(kind.english), \(self.words.english)")
        return ImportProblem(row: row, field: field, words: words)
    }

    /// What a ledger and a people file need, of which there is nothing.
    fileprivate init(noneOf readings: [Reading]) {
        let needed = readings.map { $0.missing?.lacking ?? [] }
        let (chinese, english) = (needed.map { $0.joined(separator: "、") }, needed.map { $0.joined(separator: ", ") })
        self.init(
            words: Phrase(
                "前 10 行中沒有表頭；台賬至少要有 \(chinese[0])，人員名冊至少要有 \(chinese[1])",
                "前 10 行中没有表头；台账至少要有 \(chinese[0])，人员名册至少要有 \(chinese[1])",
                "none of the first 10 rows is a header; a ledger needs at least \(english[0]), a people file "
                    + english[1]))
    }

    fileprivate static var empty: ImportProblem {
        ImportProblem(
            words: Phrase(
                "文件是空的；請給出有表頭和數據行的文件", "文件是空的；请给出有表头和数据行的文件",
                "it is empty; a file with a header and rows below it would be right"))
    }

    /// What is written in Big5, and was not said to be.
    fileprivate static var big5: ImportProblem {
        ImportProblem(
            words: Phrase(
                "讀不出表頭；文件似以 Big5 編碼，請加 --encoding big5", "读不出表头；文件似以 Big5 编码，请加 --encoding big5",
                "there is no header to be read; the file seems to be in Big5, so give --encoding big5"))
    }
}
