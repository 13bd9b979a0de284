/// A workbook of Excel or WPS (.xlsx, ECMA-376): which sheets there are, and the rows of any of them.
///
/// The parts are read one after the other as streams; what is kept is the shared strings and the rows that are asked for.
final class Workbook {
    struct Sheet: Hashable {
        let name: String
        let isHidden: Bool
        /// The entry of the archive.
        let part: String
    }

    let sheets: [Sheet]
    private let archive: ZIPArchive
    private let values: CellValue

    /// Whether bytes may be a workbook: a ZIP archive, or the file that older Excels and password-protected workbooks are.
    static func mayBe(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || isCompoundFile(bytes)
    }

    private static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    init(_ bytes: [UInt8]) throws(WorkbookRefusal) {
        guard !Workbook.isCompoundFile(bytes) else { throw .oldFormat }
        archive = try ZIPArchive(bytes)
        if archive.contains("xl/workbook.bin") { throw .binary }
        if archive.contains("content.xml"), archive.contains("mimetype") { throw .openDocument }
        let package = Relationships(of: "")
        guard try archive.parse("_rels/.rels", into: package), let part = package.target("officeDocument") else {
            throw .notAWorkbook
        }
        let contents = WorkbookContents()
        guard try archive.parse(part, into: contents), contents.isWorkbook else { throw .notAWorkbook }
        let folder = part.split(separator: "/").dropLast().joined(separator: "/")
        let parts = Relationships(of: folder)
        let file = part.split(separator: "/").last.map(String.init) ?? ""
        _ = try archive.parse(
            [folder, "_rels", file + ".rels"].filter { !$0.isEmpty }.joined(separator: "/"), into: parts)
        sheets = contents.sheets.compactMap { sheet in
            parts.worksheet(sheet.relation).map { Sheet(name: sheet.name, isHidden: sheet.isHidden, part: $0) }
        }
        let styles = StyleSheet()
        if let part = parts.target("styles") { _ = try archive.parse(part, into: styles) }
        let strings = SharedStrings()
        if let part = parts.target("sharedStrings") { _ = try archive.parse(part, into: strings) }
        values = CellValue(epoch: contents.epoch, formats: styles.formats, sharedStrings: strings.strings)
    }

    /// The rows of a sheet that have any text.
    func rows(of sheet: Sheet) throws(WorkbookRefusal) -> [SheetRow] {
        let worksheet = Worksheet(values)
        guard try archive.parse(sheet.part, into: worksheet) else { throw .damaged }
        try worksheet.fillMerged()
        return worksheet.rows
    }
}

/// Which part stands for which relation (ECMA-376 part 2).
private final class Relationships: XMLReceiver {
    private let folder: String
    private var parts: [String: (kind: String, part: String)] = [:]
    private var first: [String: String] = [:]

    init(of folder: String) {
        self.folder = folder
    }

    func target(_ kind: String) -> String? { first[kind] }

    func worksheet(_ relation: String) -> String? {
        guard let (kind, part) = parts[relation], kind == "worksheet" else { return nil }
        return part
    }

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes.string("Id"), let type = attributes.string("Type"),
            let target = attributes.string("Target"), attributes.string("TargetMode") != "External"
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { path = path.dropLast() } else { path.append(step) }
        }
        let part = path.joined(separator: "/")
        parts[id] = (kind, part)
        first[kind] = first[kind] ?? part
    }

    func end(_ name: UnsafePointer<CChar>) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// xl/workbook.xml.
private final class WorkbookContents: XMLReceiver {
    private(set) var isWorkbook = false
    private(set) var epoch = Epoch.year1900
    private(set) var sheets: [(name: String, isHidden: Bool, relation: String)] = []

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if name == "workbook" { isWorkbook = true }
        if name == "workbookPr", attributes.isTrue("date1904") { epoch = .year1904 }
        if name == "sheet", let title = attributes.string("name"), let relation = attributes.string("id") {
            sheets.append((title, ["hidden", "veryHidden"].contains(attributes.string("state") ?? ""), relation))
        }
    }

    func end(_ name: UnsafePointer<CChar>) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// xl/styles.xml: the number format of each style of a cell.
private final class StyleSheet: XMLReceiver {
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var isOfCells = false

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if name == "cellXfs" { isOfCells = true }
        let number = attributes.string("numFmtId").flatMap { Int($0) } ?? 0
        if name == "numFmt", let code = attributes.string("formatCode") { custom[number] = NumberFormat(code: code) }
        if name == "xf", isOfCells { formats.append(custom[number] ?? NumberFormat(builtIn: number)) }
    }

    func end(_ name: UnsafePointer<CChar>) {
        if name == "cellXfs" { isOfCells = false }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {}
}
