/// xl/sharedStrings.xml: the texts that cells name by their number. The runs of a rich text are one text; how it is
/// pronounced (`rPh`) is not part of it.
final class SharedStrings: XMLReceiver {
    private(set) var strings: [String] = []
    private var text: [UInt8] = []
    private var isText = false
    private var isPronunciation = false
    private var total = 0

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if name == "si" { text.removeAll(keepingCapacity: true) }
        if name == "rPh" { isPronunciation = true }
        if name == "t" { isText = !isPronunciation }
    }

    func end(_ name: UnsafePointer<CChar>) throws(WorkbookRefusal) {
        if name == "t" { isText = false }
        if name == "rPh" { isPronunciation = false }
        if name == "si" {
            // Each costs its place in the list too.
            total += text.count + 16
            guard total <= Worksheet.mostTextBytes else { throw .tooMuchText(limit: Worksheet.mostTextBytes) }
            strings.append(String(decoding: text, as: UTF8.self).withoutEscapes)
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws(WorkbookRefusal) {
        guard isText else { return }
        text += bytes
        guard text.count <= Worksheet.mostTextBytes else { throw .tooMuchText(limit: Worksheet.mostTextBytes) }
    }
}
