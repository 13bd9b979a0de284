internal import DubanCore

/// Which column of a sheet holds which field.
struct SheetHeader {
    /// The headers that offices write over a field, the preferred first: where a sheet has two of them, the field is in
    /// the column of the earlier, and the other is a column like any other.
    struct Field {
        let field: ImportField
        let headers: [String]
        var isRequired = false
    }

    /// A column, from 0, and its header as written.
    struct Column {
        let index: Int
        let header: String
        let field: ImportField
        /// What stands in parentheses behind the header: 億元 in 目標(億元).
        let unit: String
    }

    /// The row of the header.
    let row: Int
    /// How many cells it has, to the last that is not empty.
    let width: Int
    private(set) var columns: [Column] = []
    /// Where each field stands in ``columns``.
    private var positions: [ImportField: Int] = [:]
    private(set) var problems: [ImportProblem] = []

    /// Gives a column that was an attribute to a field.
    mutating func assign(_ field: ImportField, to index: Int) {
        guard let position = columns.firstIndex(where: { $0.index == index }) else { return }
        let column = columns[position]
        columns[position] = Column(index: index, header: column.header, field: field, unit: column.unit)
        positions[column.field] = columns.firstIndex { $0.field == column.field }
        positions[field] = columns.firstIndex { $0.field == field }
    }

    /// Reads a header row.
    ///
    /// - Parameters:
    ///   - mapping: Fields of headers that no list knows; they come first.
    ///   - derived: Headers whose columns do not matter.
    init(_ row: SheetRow, fields: [Field], mapping: [ColumnMapping] = [], passingOver derived: Set<String> = []) {
        self.row = row.number
        width = row.cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        let names = row.cells.map(HeaderName.init)
        var taken: [Int: ImportField] = [:]
        for entry in mapping {
            if let index = names.indices.first(where: { names[$0].matches(entry.header) }) {
                taken[index] = entry.field
            }
        }
        for field in fields where !taken.values.contains(field.field) {
            for header in field.headers {
                guard let index = names.indices.first(where: { taken[$0] == nil && names[$0].name == header }) else {
                    continue
                }
                taken[index] = field.field
                break
            }
        }
        for (index, name) in names.enumerated() where !name.name.isEmpty {
            if taken[index] == nil, derived.contains(name.name) { continue }
            let field = taken[index] ?? .attribute(name.text)
            positions[field] = positions[field] ?? columns.count
            columns.append(Column(index: index, header: name.text, field: field, unit: name.unit))
            if let twin = names[..<index].firstIndex(where: { $0.text == name.text }) {
                problems.append(
                    ImportProblem(
                        row: row.number,
                        field: field,
                        words: Phrase(
                            "表頭「\(name.text.excerpt)」在第 \(twin + 1) 列和第 \(index + 1) 列重複；每個表頭只能出現一次",
                            "表头“\(name.text.excerpt)”在第 \(twin + 1) 列和第 \(index + 1) 列重复；每个表头只能出现一次",
                            "the header “\(name.text.excerpt)” stands over column \(twin + 1) and column "
                                + "\(index + 1); each header may stand once")
                    )
                )
            }
        }
    }

    /// The first of the first ten rows that has every required field; else, so that what is missing can be named, the
    /// one with the most of them, where any has one.
    ///
    /// A header of two rows, the cells of which are merged where the second has nothing to add, is complete in both; the
    /// lower one counts.
    static func find(
        in rows: [SheetRow], fields: [Field], mapping: [ColumnMapping] = [], passingOver derived: Set<String> = []
    ) -> SheetHeader? {
        var best: (header: SheetHeader, count: Int)?
        let required = fields.filter(\.isRequired)
        for row in rows.prefix(10) {
            let header = SheetHeader(row, fields: fields, mapping: mapping, passingOver: derived)
            let count = required.count { header.column(of: $0.field) != nil }
            if count < required.count, best?.count == required.count { break }
            if count > best?.count ?? 0 || count == required.count { best = (header, count) }
        }
        return best?.header
    }

    func column(of field: ImportField) -> Column? {
        positions[field].map { columns[$0] }
    }
}

/// A header's text, taken apart.
private struct HeaderName {
    /// As written, in one line; Chinese without white space.
    let text: String
    /// Half-width, in small letters, without the unit; by this it is recognised.
    let name: String
    let unit: String

    /// Whether a person who writes `other` means this header.
    func matches(_ other: String) -> Bool {
        let other = HeaderName(other)
        return !other.name.isEmpty && (other.text == text || (other.unit.isEmpty && other.name == name))
    }

    init(_ cell: String) {
        let isLatin = cell.utf8.allSatisfy { $0 < 0x80 }
        text = isLatin ? cell.split(whereSeparator: \.isWhitespace).joined(separator: " ") : cell.compacted
        let plain = text.halfWidth.compacted.lowercased()
        guard plain.hasSuffix(")"), let open = plain.lastIndex(of: "("), open > plain.startIndex else {
            (name, unit) = (plain, "")
            return
        }
        name = String(plain[..<open])
        unit = String(text.halfWidth[open...].dropFirst().dropLast())
    }
}
