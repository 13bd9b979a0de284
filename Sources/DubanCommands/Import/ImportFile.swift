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
        var first: [Reading]?
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
                first = first ?? readings
            }
        } catch {
            let problem = ImportProblem(row: error.row, words: error.words)
            self.init(name, Reading(options.kind, .tasks([]), [problem]), hiddenSheets: [])
            return
        }
        self.init(name, Reading(neitherOf: first ?? [], options.kind), hiddenSheets: file.hiddenSheets)
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

    init(_ kind: ImportFile.Kind?, _ rows: ImportFile.Rows, _ problems: [ImportProblem]) {
        (self.kind, self.rows, self.problems) = (kind, rows, problems)
    }

    init(_ sheet: SheetFile.Sheet, as kind: ImportFile.Kind, _ options: ImportFile.Options) {
        switch kind {
        case .tasks:
            let ledger = LedgerFile(sheet, options: options.ledger)
            self.init(kind, .tasks(ledger.rows), ledger.problems)
            (layout, taken) = (ledger.layout, ledger.taken)
        case .people:
            let people = PeopleFile(sheet, mapping: options.ledger.mapping)
            self.init(kind, .people(people.rows), people.problems)
            layout = people.layout
        }
    }

    /// Says what each kind of file would need.
    init(neitherOf readings: [Reading], _ kind: ImportFile.Kind?) {
        let problems = readings.reversed().flatMap { reading in
            reading.problems.map { problem in
                guard kind == nil, let kind = reading.kind else { return problem }
                return problem.readAs(kind)
            }
        }
        self.init(kind, .tasks([]), problems)
    }
}

extension ImportProblem {
    fileprivate func readAs(_ kind: ImportFile.Kind) -> ImportProblem {
        let words = Phrase(
            "作為\(kind.words.traditional)，\(self.words.traditional)",
            "作为\(kind.words.simplified)，\(self.words.simplified)",
            "read as \(kind.words.english), \(self.words.english)")
        return ImportProblem(row: row, field: field, words: words)
    }
}
