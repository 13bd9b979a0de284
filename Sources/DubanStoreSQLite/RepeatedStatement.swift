import GRDB
import GRDBSQLite

/// A statement that is run for row after row: each value goes straight to where SQLite wants it. The array of arguments
/// that GRDB takes costs more than the row that is written.
struct RepeatedStatement {
    private let statement: Statement

    init(_ db: Database, sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    /// Runs the statement, which gives no rows.
    ///
    /// - Parameter bind: Binds a value to each `?`, in their order.
    /// - Throws: `DatabaseError` where it fails.
    func execute(_ bind: (inout Values) throws -> Void) throws {
        var values = Values(statement: statement.sqliteStatement)
        try bind(&values)
        precondition(values.count == sqlite3_bind_parameter_count(statement.sqliteStatement), "\(statement.sql)")
        let result = sqlite3_step(statement.sqliteStatement)
        guard result == SQLITE_DONE else {
            let message = sqlite3_errmsg(sqlite3_db_handle(statement.sqliteStatement)).map { String(cString: $0) }
            sqlite3_reset(statement.sqliteStatement)
            throw DatabaseError(resultCode: ResultCode(rawValue: result), message: message, sql: statement.sql)
        }
        sqlite3_reset(statement.sqliteStatement)
    }

    /// Runs a statement that ends in `VALUES` for every element, many rows at a time.
    ///
    /// What SQLite does for each statement (to open every index of the table, and to keep the pages that it changes, since
    /// a trigger may have it take the statement back) costs more than to insert the row.
    ///
    /// - Parameters:
    ///   - insert: All up to `VALUES`.
    ///   - width: How many values a row has.
    ///   - bind: Binds the values of an element; asked for each once, in their order.
    /// - Throws: `DatabaseError` where one of them fails; those before it may be there already.
    static func insert<Element>(
        _ elements: [Element], _ db: Database, _ insert: String, width: Int,
        bind: (Element, inout Values) throws -> Void
    ) throws {
        let row = "(" + Array(repeating: "?", count: width).joined(separator: ", ") + ")"
        var rest = elements[...]
        for count in [mostRows, 1] where rest.count >= count {
            let rows = Array(repeating: row, count: count).joined(separator: ", ")
            let statement = try RepeatedStatement(db, sql: insert + " " + rows)
            while rest.count >= count {
                try statement.execute { values in
                    for element in rest.prefix(count) { try bind(element, &values) }
                }
                rest.removeFirst(count)
            }
        }
    }

    /// More at a time are hardly faster.
    private static let mostRows = 128

    /// The values of one run.
    struct Values {
        fileprivate let statement: SQLiteStatement
        fileprivate private(set) var count: CInt = 0

        /// Has SQLite take a copy: what is bound is gone when the statement runs.
        private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        fileprivate init(statement: SQLiteStatement) {
            self.statement = statement
        }

        mutating func bind(_ text: String?) {
            count += 1
            guard let text else { return bindNull() }
            checked(sqlite3_bind_text(statement, count, text, CInt(text.utf8.count), Self.copied))
        }

        mutating func bind(_ number: (some BinaryInteger)?) {
            count += 1
            guard let number else { return bindNull() }
            checked(sqlite3_bind_int64(statement, count, Int64(number)))
        }

        mutating func bind(_ number: Double?) {
            count += 1
            guard let number else { return bindNull() }
            checked(sqlite3_bind_double(statement, count, number))
        }

        mutating func bind(_ bytes: [UInt8]) {
            count += 1
            checked(sqlite3_bind_blob(statement, count, bytes, CInt(bytes.count), Self.copied))
        }

        private func bindNull() {
            checked(sqlite3_bind_null(statement, count))
        }

        /// Binding fails only where there is no such place, or no memory.
        private func checked(_ result: CInt) {
            precondition(result == SQLITE_OK, "nothing can be bound to place \(count): \(result)")
        }
    }
}
