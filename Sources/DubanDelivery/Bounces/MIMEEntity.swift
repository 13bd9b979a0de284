import FoundationEssentials

/// A message or a part of one, as far as bounces need it: fields, and the parts within parts (RFC 5322, RFC 2045, RFC 2046).
/// Never fails: what is not as it should be is not found.
struct MIMEEntity {
    /// By lower-case name, in order; unfolded.
    private let fields: [(name: String, value: String)]
    /// What follows the first empty line, as it stands.
    let body: ArraySlice<UInt8>

    /// So deep parts are looked for, and so many are looked at.
    private static let depth = 4
    private static let mostParts = 64

    init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        var fields: [(name: String, value: String)] = []
        while let line = MIMEEntity.takeLine(&rest), !line.isEmpty {
            let text = String(decoding: line, as: UTF8.self)
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
                if !fields.isEmpty { fields[fields.count - 1].value += " " + text.trimmed }
            } else if let colon = text.firstIndex(of: ":") {
                fields.append((text[..<colon].lowercased().trimmed, String(text[text.index(after: colon)...]).trimmed))
            }
        }
        self.fields = fields
        body = rest
    }

    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The type without its parameters, in lower case.
    var type: String {
        let value = values("content-type").first ?? "text/plain"
        return (value.split(separator: ";").first.map(String.init) ?? "").lowercased().trimmed
    }

    /// A parameter of the content type.
    func parameter(_ name: String) -> String? {
        for part in (values("content-type").first ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            guard pair.count == 2, pair[0].lowercased() == name else { continue }
            return pair[1].filter { $0 != "\"" }
        }
        return nil
    }

    /// The body with its transfer encoding taken off.
    var content: ArraySlice<UInt8> {
        switch (values("content-transfer-encoding").first ?? "").lowercased() {
        case "base64":
            Array(Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters) ?? Data())[...]
        case "quoted-printable": MIMEEntity.unquoted(body)[...]
        default: body
        }
    }

    /// This entity and all within it, the outer ones first.
    var all: [MIMEEntity] {
        var found = [self]
        var level = [self]
        for _ in 0..<MIMEEntity.depth {
            level = level.flatMap(\.parts)
            found += level
            if found.count > MIMEEntity.mostParts { break }
        }
        return Array(found.prefix(MIMEEntity.mostParts))
    }

    private var parts: [MIMEEntity] {
        guard type.hasPrefix("multipart/"), let boundary = parameter("boundary"), !boundary.isEmpty else { return [] }
        let mark = Array(("--" + boundary).utf8)
        var parts: [MIMEEntity] = []
        var rest = body
        var start: Int?
        while parts.count < MIMEEntity.mostParts {
            let place = rest.startIndex
            guard let line = MIMEEntity.takeLine(&rest) else { break }
            guard line.starts(with: mark) else { continue }
            if let start { parts.append(MIMEEntity(body[start..<place])) }
            start = rest.startIndex
            if line.dropFirst(mark.count).starts(with: "--".utf8) { return parts }
        }
        // The end is missing where the message was cut.
        if let start, parts.count < MIMEEntity.mostParts { parts.append(MIMEEntity(body[start...])) }
        return parts
    }

    /// The next line without its end; nil at the end.
    static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        var line = rest[..<(end ?? rest.endIndex)]
        // Empty at its end, so that places in it stay what they are.
        rest = end.map { rest[($0 + 1)...] } ?? rest[rest.endIndex...]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                continue
            }
            let pair = String(decoding: rest.prefix(2), as: UTF8.self)
            if pair.utf8.count == 2, let value = UInt8(pair, radix: 16) {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                // A soft line break.
                _ = takeLine(&rest)
            }
        }
        return result
    }
}

extension String {
    /// Without the white space at both ends.
    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
