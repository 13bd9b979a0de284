import Glibc

/// Converts with the C library's iconv, and stops at the first byte that does not fit.
func convertToUTF8(
    _ bytes: [UInt8],
    from start: Int,
    encoding: TextEncoding
) throws(TextDecodingError) -> [UInt8] {
    let converter = iconv_open("UTF-8", encoding.iconvName)
    guard converter != iconv_t(bitPattern: -1) else {
        throw TextDecodingError(
            encoding: encoding,
            byteOffset: nil,
            line: nil,
            sentence: "this system cannot read \(encoding.rawValue), because its C library has no converter for it; "
                + "save the file as UTF-8"
        )
    }
    defer { iconv_close(converter) }
    var input = bytes
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count - start) / 2 * 3 + 16)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var position = start
    while position < input.count {
        var (read, written, isInvalid) = (0, 0, false)
        input.withUnsafeMutableBytes { source in
            chunk.withUnsafeMutableBytes { target in
                var from = source.baseAddress.map { ($0 + position).assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var (left, free) = (source.count - position, target.count)
                let result = iconv(converter, &from, &left, &to, &free)
                isInvalid = result == -1 && errno != E2BIG
                (read, written) = (source.count - position - left, target.count - free)
            }
        }
        position += read
        output += chunk[..<written]
        if isInvalid {
            throw TextDecodingError(
                invalidByteAt: position,
                linesBefore: output.count { $0 == 0x0A },
                encoding: encoding
            )
        }
    }
    return output
}

extension TextEncoding {
    fileprivate var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .big5: "BIG5"
        }
    }
}
