import DubanCore
import DubanExchange

/// A file that is to be imported, read as far as it can be without the daemon.
struct ImportFile {
    enum Kind: String, Encodable {
        case people, tasks

        var words: String {
            switch self {
            case .people: "a people file"
            case .tasks: "a ledger"
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

    let name: String
    /// Nil where the header tells neither.
    let kind: Kind?
    let rows: Rows
    let problems: [ImportProblem]
    let headers: [ImportField: String]

    /// - Parameter kind: nil to find it by the header.
    init(name: String, bytes: [UInt8], kind: Kind?, encoding: TextEncoding?) {
        switch kind {
        case .people:
            self.init(name, PeopleFile(csv: bytes, encoding: encoding))
        case .tasks:
            self.init(name, LedgerFile(csv: bytes, encoding: encoding))
        case nil:
            let ledger = LedgerFile(csv: bytes, encoding: encoding)
            if !ledger.headers.isEmpty {
                self.init(name, ledger)
                return
            }
            let people = PeopleFile(csv: bytes, encoding: encoding)
            if !people.headers.isEmpty {
                self.init(name, people)
                return
            }
            self.init(name, unrecognised: ledger, people)
        }
    }

    private init(_ name: String, _ people: PeopleFile) {
        self.init(name, .people, .people(people.rows), people.problems, people.headers)
    }

    private init(_ name: String, _ ledger: LedgerFile) {
        self.init(name, .tasks, .tasks(ledger.rows), ledger.problems, ledger.headers)
    }

    /// Where the bytes are no sheet at all, both readers say the same.
    private init(_ name: String, unrecognised ledger: LedgerFile, _ people: PeopleFile) {
        var problems = ledger.problems
        if ledger.problems != people.problems {
            problems = people.problems.map { $0.readAs(.people) } + ledger.problems.map { $0.readAs(.tasks) }
        }
        self.init(name, nil, .tasks([]), problems, [:])
    }

    private init(
        _ name: String, _ kind: Kind?, _ rows: Rows, _ problems: [ImportProblem], _ headers: [ImportField: String]
    ) {
        self.name = name
        self.kind = kind
        self.rows = rows
        self.headers = headers
        let hasNothing = rows.count == 0 && problems.isEmpty
        self.problems = hasNothing ? [ImportProblem(sentence: "there is no row below the header")] : problems
    }
}

extension ImportProblem {
    fileprivate func readAs(_ kind: ImportFile.Kind) -> ImportProblem {
        ImportProblem(row: row, field: field, sentence: "read as \(kind.words), \(sentence)")
    }
}
