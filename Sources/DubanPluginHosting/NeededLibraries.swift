import Glibc

extension PluginFile {
    /// The shared libraries that the file says it needs, in its own order: the entries `DT_NEEDED` of its dynamic section.
    /// None where it is no 64-bit little-endian ELF object, or cannot be read.
    ///
    /// The layout is that of the System V ABI, chapters "Program Header" and "Dynamic Section".
    var neededLibraries: [String] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        func read(_ offset: UInt64, _ count: UInt64) -> [UInt8]? {
            // A dynamic section has some thirty entries of 16 bytes, and its names some hundred kilobytes.
            guard count > 0, count <= 8 << 20, let start = off_t(exactly: offset) else { return nil }
            let bytes = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, read in
                read = max(0, pread(descriptor, buffer.baseAddress, buffer.count, start))
            }
            return bytes.count == Int(count) ? bytes : nil
        }
        return read(0, 64).flatMap { ProgramHeaders(header: $0, read: read) }?.neededLibraries(read: read) ?? []
    }

    /// What is worth a thought about the file, in sentences.
    var notes: [String] {
        guard let foundation = neededLibraries.first(where: { $0.hasPrefix("libFoundation") }) else { return [] }
        return [
            "it needs \(foundation): of Foundation and FoundationEssentials, calendars, time zones, date formatters and new "
                + "UUIDs look for files, which works in tests and is killed in the sandbox, and the clock differs from run "
                + "to run; use Day, Term and WorkCalendar instead"
        ]
    }
}

/// Which parts of an object are loaded, and where they lie in its file.
private struct ProgramHeaders {
    private struct Segment {
        let type: UInt32
        let offset: UInt64
        let address: UInt64
        let size: UInt64
    }

    private let segments: [Segment]

    init?(header: [UInt8], read: (UInt64, UInt64) -> [UInt8]?) {
        let count = UInt64(header.value(at: 56) as UInt16)
        guard header.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), header.value(at: 54) as UInt16 == 56,
            let table = read(header.value(at: 32), count * 56)
        else { return nil }
        segments = stride(from: 0, to: table.count, by: 56).map { start in
            Segment(
                type: table.value(at: start), offset: table.value(at: start + 8), address: table.value(at: start + 16),
                size: table.value(at: start + 32))
        }
    }

    func neededLibraries(read: (UInt64, UInt64) -> [UInt8]?) -> [String] {
        // PT_DYNAMIC (2); of its entries DT_NEEDED (1), DT_STRTAB (5) and DT_STRSZ (10) matter.
        guard let dynamic = segments.first(where: { $0.type == 2 }), let entries = read(dynamic.offset, dynamic.size)
        else { return [] }
        var names: [UInt64] = []
        var table: (address: UInt64, size: UInt64) = (0, 0)
        for start in stride(from: 0, through: entries.count - 16, by: 16) {
            let value: UInt64 = entries.value(at: start + 8)
            switch entries.value(at: start) as UInt64 {
            case 1: names.append(value)
            case 5: table.address = value
            case 10: table.size = value
            default: break
            }
        }
        guard let offset = offset(of: table.address), let strings = read(offset, table.size) else { return [] }
        return names.compactMap { name in
            guard name < UInt64(strings.count) else { return nil }
            return String(decoding: strings[Int(name)...].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Where in the file lies what is loaded at an address: PT_LOAD (1).
    private func offset(of address: UInt64) -> UInt64? {
        segments.first { $0.type == 1 && address >= $0.address && address - $0.address < $0.size }
            .map { $0.offset &+ (address - $0.address) }
    }
}

extension [UInt8] {
    /// The little-endian integer at an offset that lies within the bytes.
    fileprivate func value<Value: FixedWidthInteger>(at offset: Int) -> Value {
        precondition(offset >= 0 && offset + MemoryLayout<Value>.size <= count)
        return Value(littleEndian: withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Value.self) })
    }
}
