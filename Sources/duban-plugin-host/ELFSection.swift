/// Reads a section of a 64-bit little-endian ELF shared object, without loading it.
///
/// The layout is that of the System V ABI, chapters "Object Files" and "Sections".
enum ELFSection {
    /// More sections than this are refused; the linker makes some forty.
    private static let mostSections = 4096
    /// A longer table of section names is refused.
    private static let longestNames = 1 << 20
    /// Longer tables of symbols or of their names are refused: 8 MiB.
    private static let longestSymbols = 8 << 20
    /// No name is longer that anybody asks for.
    private static let longestName = 256

    /// The bytes of the first section of that name; nil where there is none, where it is longer than `longest`, and
    /// where the file is not such an object or ends too soon.
    ///
    /// - Parameters:
    ///   - name: The section's name.
    ///   - longest: How many bytes it may have.
    ///   - read: Gives exactly so many bytes of the file from an offset, or nil where there are fewer.
    static func contents(
        of name: String, longest: Int, read: (_ offset: UInt64, _ count: Int) -> [UInt8]?
    ) -> [UInt8]? {
        guard let header = read(0, 64), isSharedObject(header) else { return nil }
        let tableOffset: UInt64 = header.value(at: 40)
        let entrySize: UInt16 = header.value(at: 58)
        let sectionCount = Int(header.value(at: 60) as UInt16)
        let namesIndex = Int(header.value(at: 62) as UInt16)
        guard entrySize == 64, sectionCount <= mostSections, namesIndex < sectionCount,
            let table = read(tableOffset, sectionCount * 64)
        else { return nil }

        guard let names = data(ofSection: namesIndex, in: table, longest: longestNames, read: read) else { return nil }
        let wanted = Array(name.utf8) + [0]
        for section in 0..<sectionCount {
            let nameOffset = Int(table.value(at: section * 64) as UInt32)
            guard nameOffset < names.count, names[nameOffset...].starts(with: wanted) else { continue }
            return data(ofSection: section, in: table, longest: longest, read: read)
        }
        return nil
    }

    /// The names that begin with `prefix` and that the object itself exports, in its own order; none where it has no
    /// dynamic symbols, or more than anybody needs.
    static func exportedNames(prefix: String, read: (UInt64, Int) -> [UInt8]?) -> [String] {
        guard let symbols = contents(of: ".dynsym", longest: longestSymbols, read: read),
            let names = contents(of: ".dynstr", longest: longestSymbols, read: read)
        else { return [] }
        let wanted = Array(prefix.utf8)
        var exported: [String] = []
        for start in stride(from: 0, through: symbols.count - 24, by: 24) {
            let nameOffset = Int(symbols.value(at: start) as UInt32)
            let section: UInt16 = symbols.value(at: start + 6)
            // Section 0 means that somebody else is to define it.
            guard section != 0, nameOffset < names.count, names[nameOffset...].starts(with: wanted) else { continue }
            let name = names[nameOffset...].prefix(longestName).prefix { $0 != 0 }
            exported.append(String(decoding: name, as: UTF8.self))
        }
        return exported
    }

    /// Magic number, 64 bits, little-endian, version 1, and of the type `ET_DYN`.
    private static func isSharedObject(_ header: [UInt8]) -> Bool {
        header.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]) && header.value(at: 16) as UInt16 == 3
    }

    private static func data(
        ofSection section: Int, in table: [UInt8], longest: Int, read: (UInt64, Int) -> [UInt8]?
    ) -> [UInt8]? {
        let type: UInt32 = table.value(at: section * 64 + 4)
        let offset: UInt64 = table.value(at: section * 64 + 24)
        let size: UInt64 = table.value(at: section * 64 + 32)
        // A section of type SHT_NOBITS (8) has a size and no bytes in the file.
        guard type != 8, size > 0, size <= UInt64(longest) else { return nil }
        return read(offset, Int(size))
    }
}

extension [UInt8] {
    /// The little-endian integer at an offset that lies within the bytes.
    fileprivate func value<Value: FixedWidthInteger>(at offset: Int) -> Value {
        precondition(offset >= 0 && offset + MemoryLayout<Value>.size <= count)
        return Value(littleEndian: withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Value.self) })
    }
}
