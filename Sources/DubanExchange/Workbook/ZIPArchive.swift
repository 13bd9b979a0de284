internal import CLibzip

/// Reads the entries of a ZIP archive that lies in memory, each as a stream and no further than is allowed.
final class ZIPArchive {
    /// What no honest workbook exceeds.
    enum Limits {
        static let entries: Int64 = 10_000
        /// Bytes of an entry, unpacked.
        static let entryBytes: UInt64 = 2 << 30
        /// An entry above 64 MiB that is packed more tightly than this is made to burst.
        static let ratio: UInt64 = 500
    }

    private let archive: OpaquePointer
    /// libzip reads from it until the archive is closed.
    private let bytes: UnsafeMutableRawBufferPointer

    init(_ content: [UInt8]) throws(WorkbookRefusal) {
        bytes = .allocate(byteCount: max(content.count, 1), alignment: 1)
        bytes.copyBytes(from: content)
        var error = zip_error_t()
        guard
            let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(content.count), 0, &error),
            let opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error)
        else {
            bytes.deallocate()
            throw .damaged
        }
        archive = opened
        guard zip_get_num_entries(archive, 0) <= Limits.entries else { throw .bomb }
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    func contains(_ name: String) -> Bool {
        zip_name_locate(archive, name, 0) >= 0
    }

    /// Hands out an entry in pieces of at most 64 KiB.
    ///
    /// - Returns: Whether there is such an entry.
    func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws(WorkbookRefusal) -> Void) throws(WorkbookRefusal)
        -> Bool
    {
        let index = zip_name_locate(archive, name, ZIP_FL_NOCASE)
        guard index >= 0 else { return false }
        var stat = zip_stat_t()
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { throw .damaged }
        let isTight = stat.size > 64 << 20 && stat.size / max(stat.comp_size, 1) > Limits.ratio
        guard stat.size <= Limits.entryBytes, !isTight else { throw .bomb }
        guard stat.encryption_method == ZIP_EM_NONE else { throw .encrypted }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged }
        defer { zip_fclose(file) }
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
        defer { chunk.deallocate() }
        var total: UInt64 = 0
        while true {
            let count = zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count))
            guard count >= 0 else { throw .damaged }
            if count == 0 { return true }
            total += UInt64(count)
            // What the directory says of its size need not be true.
            guard total <= max(stat.size, 1) else { throw .damaged }
            try body(UnsafeRawBufferPointer(rebasing: chunk[..<Int(count)]))
        }
    }
}
