internal import Glibc

/// Turns what a workbook stores in a cell into the text that is read of it.
struct CellValue {
    let epoch: Epoch
    let formats: [NumberFormat]
    let sharedStrings: [String]

    /// - Parameters:
    ///   - type: The `t` of the cell (ECMA-376 part 1, 18.18.11).
    ///   - style: The `s` of the cell.
    ///   - stored: Its `v`, or the text of its `is`.
    func text(type: String?, style: Int, stored: String) -> String {
        switch type {
        case "s":
            guard let index = Int(stored), sharedStrings.indices.contains(index) else { return "" }
            return sharedStrings[index]
        case "b": return stored == "1" || stored == "true" ? "TRUE" : "FALSE"
        case nil, "n":
            return Double(stored).map { number($0, formats.indices.contains(style) ? formats[style] : .number) }
                ?? stored
        // Text of a formula, text in place, an error, a day in ISO 8601.
        default: return stored.withoutEscapes
        }
    }

    private func number(_ number: Double, _ format: NumberFormat) -> String {
        switch format {
        case .day: epoch.text(number) ?? number.plainText
        case .month:
            // Whoever types 2021年6月 has Excel store its first day, and means no day.
            epoch.text(number).map { $0.hasSuffix("-01") ? String($0.dropLast(3)) : $0 } ?? number.plainText
        case .percent: (number * 100).asShown.plainText + "%"
        case .number, .time: number.asShown.plainText
        }
    }
}

extension Double {
    /// The number with the 15 digits that a spreadsheet shows at most: 0.1 + 0.2 is 0.3.
    var asShown: Double {
        guard description.utf8.count > 15 else { return self }
        var text = [CChar](repeating: 0, count: 64)
        _ = withVaList([self]) { vsnprintf(&text, text.count, "%.15g", $0) }
        return text.withUnsafeBufferPointer { $0.baseAddress.flatMap { Double(String(cString: $0)) } } ?? self
    }

    /// The number in decimal digits, as short as it can be, without an exponent: 45, 3.5, 0.00001.
    package var plainText: String {
        if let whole = Int64(exactly: self) { return String(whole) }
        let text = description
        guard isFinite, let sign = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: sign)...]) else {
            return text
        }
        let minus = text.hasPrefix("-") ? "-" : ""
        let digits = text[..<sign].filter { $0.isNumber }
        let point = 1 + exponent
        if point <= 0 { return minus + "0." + String(repeating: "0", count: -point) + trimmed(digits) }
        return minus + digits + String(repeating: "0", count: max(0, point - digits.count))
    }

    private func trimmed(_ digits: String) -> String {
        var digits = digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return digits
    }
}

extension String {
    /// The text with `_x000D_` and its like as the characters that they stand for (ECMA-376 part 1, 22.4.2.4).
    var withoutEscapes: String {
        guard contains("_x") else { return self }
        var text = ""
        var rest = Substring(self)
        while let start = rest.firstRange(of: "_x") {
            text += rest[..<start.lowerBound]
            let digits = rest[start.upperBound...].prefix(4)
            let behind = rest[start.upperBound...].dropFirst(4)
            if digits.utf8.count == 4, behind.hasPrefix("_"), let value = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                text.unicodeScalars.append(scalar)
                rest = behind.dropFirst()
            } else {
                text += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return text + rest
    }
}
