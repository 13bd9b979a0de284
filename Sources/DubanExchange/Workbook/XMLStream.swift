internal import CExpat

/// What is done with the elements of an XML document, as they come by.
protocol XMLReceiver: AnyObject {
    /// - Parameters:
    ///   - name: Without its prefix.
    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws(WorkbookRefusal)
    func end(_ name: UnsafePointer<CChar>) throws(WorkbookRefusal)
    func text(_ bytes: UnsafeRawBufferPointer) throws(WorkbookRefusal)
}

/// The attributes of an element, as long as it is being started.
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute; a prefix before its name does not matter.
    subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard var next = pointer else { return nil }
        while let key = next[0] {
            if XMLStream.local(key) == name { return next[1] }
            next += 2
        }
        return nil
    }

    func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }
    func isTrue(_ name: StaticString) -> Bool { string(name).map { ["1", "true"].contains($0) } ?? false }
}

/// Reads an XML document piece by piece (expat), in memory that does not grow with it. A document type, and with it every
/// entity of the document's own, is refused, and so is a tag that is larger than any program writes.
final class XMLStream {
    private static let mostTagBytes = 1 << 20

    private let parser: XML_Parser
    private let receiver: any XMLReceiver
    private let part: String
    private var failure: WorkbookRefusal?
    private var fed = 0

    init(part: String, _ receiver: any XMLReceiver) {
        self.part = part
        self.receiver = receiver
        guard let parser = XML_ParserCreate(nil) else { preconditionFailure("there is no memory for a parser") }
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                XMLStream.of(data).attempt { receiver throws(WorkbookRefusal) in
                    try receiver.start(XMLStream.local(name), XMLAttributes(pointer: attributes))
                }
            },
            { data, name in
                guard let data, let name else { return }
                XMLStream.of(data).attempt { receiver throws(WorkbookRefusal) in
                    try receiver.end(XMLStream.local(name))
                }
            })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            XMLStream.of(data).attempt { receiver throws(WorkbookRefusal) in
                try receiver.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let data else { return }
            XMLStream.of(data).stop(.documentType)
        }
    }

    deinit {
        XML_ParserFree(parser)
    }

    func feed(_ bytes: UnsafeRawBufferPointer) throws(WorkbookRefusal) {
        try parse(bytes, isLast: false)
        fed += bytes.count
        // expat keeps what it cannot hand out before its end has come.
        let position = XML_GetCurrentByteIndex(parser)
        guard position < 0 || fed - Int(position) <= Self.mostTagBytes else { throw .hostile(part: part) }
    }

    func finish() throws(WorkbookRefusal) {
        try parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(WorkbookRefusal) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(parser, start, CInt(bytes.count), isLast ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            throw .malformed(part: part, line: Int(XML_GetCurrentLineNumber(parser)))
        }
    }

    private func attempt(_ body: (any XMLReceiver) throws(WorkbookRefusal) -> Void) {
        guard failure == nil else { return }
        do throws(WorkbookRefusal) {
            try body(receiver)
        } catch {
            stop(error)
        }
    }

    private func stop(_ refusal: WorkbookRefusal) {
        failure = failure ?? refusal
        _ = XML_StopParser(parser, 0)
    }

    private static func of(_ data: UnsafeMutableRawPointer) -> XMLStream {
        Unmanaged<XMLStream>.fromOpaque(data).takeUnretainedValue()
    }

    /// The name behind its prefix: row of x:row.
    static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        var (start, next) = (name, name)
        while next.pointee != 0 {
            if next.pointee == 0x3A { start = next + 1 }
            next += 1
        }
        return start
    }
}

/// Whether a C string is these words.
func == (name: UnsafePointer<CChar>, words: StaticString) -> Bool {
    words.withUTF8Buffer { bytes in
        for index in bytes.indices where UInt8(bitPattern: name[index]) != bytes[index] { return false }
        return name[bytes.count] == 0
    }
}

extension ZIPArchive {
    /// Reads an XML entry into a receiver.
    ///
    /// - Returns: Whether there is such an entry.
    func parse(_ name: String, into receiver: any XMLReceiver) throws(WorkbookRefusal) -> Bool {
        let stream = XMLStream(part: name, receiver)
        let isThere = try read(name) { bytes throws(WorkbookRefusal) in try stream.feed(bytes) }
        if isThere { try stream.finish() }
        return isThere
    }
}
