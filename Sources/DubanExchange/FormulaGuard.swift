/// A spreadsheet takes a cell of a CSV file that begins with =, +, -, @, a tab or a carriage return for a formula, whoever
/// wrote it. An apostrophe before it keeps it a text (OWASP, "CSV Injection"); it is taken off when the file is read again.
extension String {
    /// The text with an apostrophe before it where a spreadsheet would compute it. Numbers stay numbers.
    var withFormulaGuard: String {
        isGuardable && Double(writtenPlainly: self) == nil ? "'" + self : self
    }

    /// The text without the apostrophe that ``withFormulaGuard`` has put before it.
    var withoutFormulaGuard: String {
        utf8.first == UInt8(ascii: "'") && isGuardable ? String(dropFirst()) : self
    }

    /// Whether it begins with such a sign, also behind apostrophes: so that none is taken off that belongs there.
    private var isGuardable: Bool {
        guard let first = unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first)
    }
}
