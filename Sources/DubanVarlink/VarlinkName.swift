/// The three kinds of names in an interface description.
enum VarlinkName {
    /// At least two parts between dots; the first begins with a letter; no part begins or ends with a dash.
    static func isInterface(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count >= 2 && name.utf8.first.map(isLetter) == true
            && parts.allSatisfy { part in
                part.first.map(isAlphanumeric) == true && part.last.map(isAlphanumeric) == true
                    && part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// A type, method or error: a capital, then letters and digits.
    static func isMember(_ name: String) -> Bool {
        name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
            && name.utf8.allSatisfy(isAlphanumeric)
    }

    /// Letters and digits, single underscores between them, a letter first.
    static func isField(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        return name.utf8.first.map(isLetter) == true
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAlphanumeric) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
