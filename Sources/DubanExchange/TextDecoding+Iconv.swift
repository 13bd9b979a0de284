import DubanCore
import Glibc

/// Converts with the C library's iconv, and stops at the first byte that does not fit.
func convertToUTF8(
    _ bytes: [UInt8],
    from start: Int,
    encoding: TextEncoding
) throws(TextDecodingError) -> [UInt8] {
    let converter = iconv_open("UTF-8", encoding.iconvName)
    guard converter != iconv_t(bitPattern: -1) else {
        throw TextDecodingError(noConverterFor: encoding)
    }
    defer { iconv_close(converter) }
    let (output, invalid) = convert(bytes, from: start, with: converter)
    if let invalid {
        throw TextDecodingError(
            invalidByteAt: invalid, linesBefore: output.count { $0 == 0x0A }, encoding: encoding)
    }
    return output
}

/// The bytes of a text in another encoding, which has every character of it: GB 18030 and UTF-16 do.
func convert(utf8: [UInt8], to encoding: TextEncoding) throws(TextDecodingError) -> [UInt8] {
    let converter = iconv_open(encoding.iconvName, "UTF-8")
    guard converter != iconv_t(bitPattern: -1) else { throw TextDecodingError(noConverterFor: encoding) }
    defer { iconv_close(converter) }
    let (output, invalid) = convert(utf8, from: 0, with: converter)
    if let invalid {
        throw TextDecodingError(
            encoding: encoding, byteOffset: invalid, line: nil,
            words: Phrase(
                "\(encoding.rawValue) 容不下台賬中的全部文字；請用 utf-8", "\(encoding.rawValue) 容不下台账中的全部文字；请用 utf-8",
                "\(encoding.rawValue) does not have every character of the ledger; write it in utf-8"))
    }
    return output
}

/// - Returns: What was converted, and the first byte that does not fit.
private func convert(_ bytes: [UInt8], from start: Int, with converter: iconv_t?) -> ([UInt8], invalid: Int?) {
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
        if isInvalid { return (output, position) }
    }
    return (output, nil)
}

extension TextDecodingError {
    fileprivate init(noConverterFor encoding: TextEncoding) {
        self.init(
            encoding: encoding, byteOffset: nil, line: nil,
            words: Phrase(
                "本系統的 C 庫不能轉換 \(encoding.rawValue)；請用 UTF-8", "本系统的 C 库不能转换 \(encoding.rawValue)；请用 UTF-8",
                "this system does not know \(encoding.rawValue), because its C library has no converter for it; "
                    + "use UTF-8"))
    }
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
