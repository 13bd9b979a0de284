internal import DubanCore

/// How near a sheet comes to having a header.
package struct MissingHeader: Hashable, Sendable {
    /// The row that comes closest; nil where none has a column that is needed.
    package let row: Int?
    /// How many of the columns that are needed that row has.
    package let present: Int
    /// Those that it has not, by the headers that are written most.
    package let lacking: [String]

    init(_ fields: [SheetHeader.Field], found: SheetHeader?) {
        let required = fields.filter(\.isRequired)
        let missing = required.filter { found?.column(of: $0.field) == nil }
        row = found?.row
        present = required.count - missing.count
        lacking = missing.compactMap(\.headers.first)
    }

    var problem: ImportProblem { ImportProblem(row: row, words: words) }

    private var words: Phrase {
        let (columns, english) = (lacking.joined(separator: "、"), lacking.joined(separator: ", "))
        guard row != nil else {
            return Phrase(
                "前 10 行中沒有表頭；表頭至少要有 \(columns)", "前 10 行中没有表头；表头至少要有 \(columns)",
                "none of the first 10 rows is a header; one needs at least \(english)")
        }
        return Phrase(
            "這一行最像表頭，但缺少 \(columns)；請在表頭中寫上，或用 --map 指明", "这一行最像表头，但缺少 \(columns)；请在表头中写上，或用 --map 指明",
            "this row comes closest to a header, and lacks \(english); write them over their columns, or name "
                + "those by --map")
    }
}
