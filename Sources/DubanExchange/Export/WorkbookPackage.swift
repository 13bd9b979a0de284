internal import CLibzip
internal import Glibc

/// Puts a written sheet into a workbook (.xlsx).
package enum WorkbookPackage {
    /// Why the workbook cannot be written, in the system's words.
    package struct Failure: Error, Hashable, Sendable {
        package let reason: String
    }

    /// - Parameters:
    ///   - path: Where the workbook is to be; what is there is replaced.
    ///   - sheet: The file that ``WorksheetWriter`` has written.
    ///   - name: What the sheet is called: at most 31 characters, none of `[]:*?/\`.
    package static func write(to path: String, sheet: String, name: String) throws(Failure) {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw Failure(reason: String(cString: strerror(errno)))
        }
        for (entry, content) in parts(sheetName: name) {
            add(content, as: entry, to: archive)
        }
        let source = zip_source_file(archive, sheet, 0, 0)
        let added = source.map { zip_file_add(archive, "xl/worksheets/sheet1.xml", $0, zip_flags_t(ZIP_FL_ENC_UTF_8)) }
        guard let added, added >= 0, zip_close(archive) == 0 else {
            let reason = zip_error_strerror(zip_get_error(archive)).map { String(cString: $0) } ?? "no memory"
            zip_discard(archive)
            throw Failure(reason: reason)
        }
    }

    /// A copy of the content belongs to the archive from here on.
    private static func add(_ content: String, as entry: String, to archive: OpaquePointer) {
        let bytes = Array(content.utf8)
        guard let copy = malloc(bytes.count) else { return }
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else { return free(copy) }
        if zip_file_add(archive, entry, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) < 0 { zip_source_free(source) }
    }

    private static func parts(sheetName: String) -> [(String, String)] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        func relations(_ relations: [(String, String)]) -> String {
            head + "<Relationships xmlns=\"\(package)/relationships\">"
                + relations.enumerated().map { index, relation in
                    "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(relation.0)\" Target=\"\(relation.1)\"/>"
                }.joined() + "</Relationships>"
        }
        let name = sheetName.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        return [
            (
                "[Content_Types].xml",
                head + """
                    <Types xmlns="\(package)/content-types"><Default Extension="rels" \
                    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Default Extension="xml" ContentType="application/xml"/>\
                    <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(type).worksheet+xml"/>\
                    <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/></Types>
                    """
            ),
            ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                head + """
                    <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
                    <sheet name="\(name)" sheetId="1" r:id="rId1"/></sheets></workbook>
                    """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relations([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
            ),
            (
                "xl/styles.xml",
                head + """
                    <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
                    <fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/>\
                    </font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>\
                    <patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
                    <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/>\
                    <xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs>\
                    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
                    """
            ),
        ]
    }
}
