internal import DubanCalendar
internal import DubanCore

/// Reads the fields of one row, and collects what is wrong with them.
struct RowReader {
    let row: SheetRow
    let header: SheetHeader
    private(set) var problems: [ImportProblem] = []

    init(_ row: SheetRow, header: SheetHeader) {
        self.row = row
        self.header = header
        for column in header.columns where column.index < row.cells.count {
            let text = row.cells[column.index]
            if text.utf8.first == UInt8(ascii: "#"), RowReader.errors.contains(text) {
                refuse(
                    column.field,
                    Phrase(
                        "單元格是錯誤值 \(text)；請在表格中改正公式", "单元格是错误值 \(text)；请在表格中改正公式",
                        "the cell holds the error \(text); mend its formula in the spreadsheet"))
            }
        }
    }

    /// A value to the right of the table is read by nobody; mostly a comma stands in a text without quotes, and everything
    /// behind it is in the wrong column.
    mutating func checkWidth() {
        guard let index = row.cells.indices.first(where: { $0 >= header.width && !row.cells[$0].isEmpty }) else {
            return
        }
        let value = row.cells[index].excerpt
        problems.append(
            ImportProblem(
                row: row.number,
                words: Phrase(
                    "第 \(index + 1) 格「\(value)」上方沒有表頭；文字中有逗號時請加引號，或給該列加上表頭",
                    "第 \(index + 1) 格“\(value)”上方没有表头；文字中有逗号时请加引号，或给该列加上表头",
                    "cell \(index + 1), “\(value)”, stands under no header; put a text with commas into quotes, or give the "
                        + "column a header")))
    }

    /// What a spreadsheet shows, and stores, where a formula fails.
    private static let errors: Set = [
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ]

    mutating func refuse(_ field: ImportField, _ words: Phrase, suggestion: String? = nil) {
        problems.append(ImportProblem(row: row.number, field: field, words: words, suggestion: suggestion))
    }

    /// The field's text; empty where the file or the row has none.
    func text(_ field: ImportField) -> String {
        guard let index = header.column(of: field)?.index, index < row.cells.count else { return "" }
        return row.cells[index]
    }

    mutating func required(_ field: ImportField, example: String) -> String? {
        let text = text(field)
        if !text.isEmpty { return text }
        refuse(
            field,
            Phrase(
                "單元格是空的；請填寫，如 \(example)", "单元格是空的；请填写，如 \(example)",
                "the cell is empty; something such as \(example) would be right"))
        return nil
    }

    mutating func person(_ field: ImportField) -> String? {
        switch NamedPerson.name(text(field)) {
        case .success(let name): return name
        case .failure(let refusal):
            refuse(field, refusal.words)
            return nil
        }
    }

    /// A person named as `name` or `unit/name`.
    mutating func reference(_ field: ImportField) -> String? {
        let text = text(field)
        if text.isEmpty { return nil }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let unit = parts.count == 2 ? String(parts[0]).trimmed : nil
        switch NamedPerson.name(String(parts.last ?? "")) {
        case .success(let name) where unit != "": return unit.map { $0 + "/" + name } ?? name
        case .success:
            refuse(
                field,
                Phrase(
                    "「\(text.excerpt)」的斜線前沒有單位；請寫「單位/姓名」或姓名", "“\(text.excerpt)”的斜线前没有单位；请写“单位/姓名”或姓名",
                    "“\(text.excerpt)” has no unit before the slash; the form is unit/name or name"))
        case .failure(let refusal): refuse(field, refusal.words)
        }
        return nil
    }

    /// An exact day; nil where the cell is empty, or holds something else.
    mutating func day(_ field: ImportField) -> Day? {
        let text = text(field)
        if text.isEmpty { return nil }
        do {
            return try Day(written: text)
        } catch {
            refuse(field, error.words)
            return nil
        }
    }

    mutating func number(_ field: ImportField) -> Double? {
        let text = text(field)
        if text.isEmpty { return nil }
        if let number = Double(writtenPlainly: text) { return number }
        refuse(
            field,
            Phrase(
                "「\(text.excerpt)」不是數字；請寫數字，如 45、3.5 或 1,200，單位寫在表頭中，或另立「計量單位」一列",
                "“\(text.excerpt)”不是数字；请写数字，如 45、3.5 或 1,200，单位写在表头中，或另立“计量单位”一列",
                "“\(text.excerpt)” is not a number; a number such as 45, 3.5 or 1,200 would be right, "
                    + "and its unit belongs into the header or into a column 計量單位")
        )
        return nil
    }

    /// A list of named days, or why it is none.
    mutating func stages(_ field: ImportField, example: String) -> [DatedStage] {
        let text = text(field)
        if text.isEmpty { return [] }
        do {
            return try DatedStage.list(text)
        } catch {
            refuse(
                field,
                Phrase(
                    "\(error.words.traditional)；寫法如 \(example)", "\(error.words.simplified)；写法如 \(example)",
                    "\(error.words.english); the form is \(example)"))
            return []
        }
    }

    /// The values of the columns that are no field.
    var attributes: [String: String] {
        var attributes: [String: String] = [:]
        for column in header.columns {
            guard case .attribute(let name) = column.field, column.index < row.cells.count else { continue }
            let value = row.cells[column.index]
            if !value.isEmpty { attributes[name] = value }
        }
        return attributes
    }
}

extension Double {
    /// A number as people write it: digits, full-width too, with a decimal point, a sign, and commas between thousands.
    package init?(writtenPlainly text: String) {
        var plain = text.halfWidth.trimmed
        if plain.contains(",") {
            let groups = plain.prefix { $0 != "." }.split(separator: ",", omittingEmptySubsequences: false)
            let unsigned = groups[0].drop { $0 == "-" || $0 == "+" }
            guard (1...3).contains(unsigned.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
                return nil
            }
            plain.removeAll { $0 == "," }
        }
        let digits = plain.drop { $0 == "-" || $0 == "+" }
        let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard isPlain, digits.utf8.count <= 18, digits.first != ".", let number = Double(plain) else { return nil }
        self = number
    }
}
