import CDubanPluginABI
import Glibc

/// A plugin's file: opened once, so that what is checked is what is loaded.
struct PluginFile {
    let path: String
    let descriptor: Int32

    /// Opens a regular file that is no symbolic link.
    init(path: String) throws(Refusal) {
        // O_NONBLOCK: a pipe with nobody at its other end must not hold the host up.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let reason = errno == ELOOP ? "it is a symbolic link" : String(cString: strerror(errno))
            throw Refusal(status: EX_NOINPUT, sentence: "cannot open \(path): \(reason)")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Refusal(status: EX_DATAERR, sentence: "\(path) is not a regular file")
        }
        self.path = path
        self.descriptor = descriptor
    }

    /// The path's last part.
    var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

    /// What the name of the function that serves a plugin begins with; the plugin's name follows, with `_` for `-`.
    private static let functionPrefix = "duban_pillar_"

    /// Loads the plugin of a name and gives the function that serves it. It is never unloaded: Swift leaves traces of a
    /// module that it trips over once the module is gone.
    func load(as name: String) throws(Refusal) -> @convention(c) (Int32) -> Int32 {
        try check(fingerprint: fingerprint())
        let function = try function(of: name)
        guard let library = dlopen("/proc/self/fd/\(descriptor)", RTLD_NOW | RTLD_LOCAL) else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason given"
            throw Refusal(status: EX_NOINPUT, sentence: "cannot load \(path): \(reason)")
        }
        guard let symbol = dlsym(library, function) else {
            throw Refusal(status: EX_NOINPUT, sentence: "\(path) does not export its function \(function)")
        }
        return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    }

    /// What the file says of itself, read without running a byte of it; nil where it says nothing.
    func fingerprint() -> duban_plugin_abi? {
        let section = ELFSection.contents(
            of: DUBAN_PLUGIN_ABI_SECTION, longest: MemoryLayout<duban_plugin_abi>.size, read: read)
        guard let section, section.count == MemoryLayout<duban_plugin_abi>.size,
            section.starts(with: DUBAN_PLUGIN_ABI_MAGIC.utf8)
        else { return nil }
        return section.withUnsafeBytes { $0.loadUnaligned(as: duban_plugin_abi.self) }
    }

    /// The one function by which the file says whose plugin it is, read without running a byte of it.
    private func function(of name: String) throws(Refusal) -> String {
        let wanted = Self.functionPrefix + name.map { $0 == "-" ? "_" : String($0) }.joined()
        let exported = ELFSection.exportedNames(prefix: Self.functionPrefix, read: read)
        if exported == [wanted] { return wanted }
        guard let first = exported.first else {
            throw Refusal(
                status: EX_DATAERR,
                sentence: "\(path) exports no pillar; it needs a function @c(\(wanted)) that calls serve")
        }
        guard exported.count == 1 else {
            throw Refusal(
                status: EX_DATAERR,
                sentence:
                    "\(path) exports \(exported.count) pillars, of which \(first) is one; a plugin serves one alone")
        }
        let own = first.dropFirst(Self.functionPrefix.count).map { $0 == "_" ? "-" : String($0) }.joined()
        throw Refusal(
            status: EX_DATAERR,
            sentence:
                "\(path) is the plugin of '\(own)' and not of '\(name)'; its file must be called \(own).so, or export "
                + "@c(\(wanted))")
    }

    private func check(fingerprint: duban_plugin_abi?) throws(Refusal) {
        let own = duban_plugin_abi().pointee
        guard let fingerprint else {
            throw Refusal(
                status: EX_DATAERR,
                sentence: "\(path) is not a plugin: it has no readable section \(DUBAN_PLUGIN_ABI_SECTION)")
        }
        let known = DUBAN_OLDEST_WIRE_VERSION...own.wire_version
        guard known.contains(fingerprint.wire_version) else {
            let range = known.count == 1 ? "\(own.wire_version)" : "\(known.lowerBound) to \(known.upperBound)"
            throw Refusal(
                status: EX_DATAERR,
                sentence: "\(path) speaks wire version \(fingerprint.wire_version) and this host \(range); "
                    + (fingerprint.wire_version > own.wire_version
                        ? "install a later duban, or build the plugin with this release's DubanPluginKit"
                        : "build the plugin with this release's DubanPluginKit"))
        }
        guard fingerprint.compilerName == own.compilerName else {
            throw Refusal(
                status: EX_DATAERR,
                sentence: "\(path) was built with the compiler '\(fingerprint.compilerName)' and this host with "
                    + "'\(own.compilerName)'; build both with the same Swift")
        }
    }

    private func read(offset: UInt64, count: Int) -> [UInt8]? {
        guard let start = off_t(exactly: offset) else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let got = pread(
                    descriptor, buffer.baseAddress! + initialized, count - initialized, start + off_t(initialized))
                if got == 0 || (got < 0 && errno != EINTR) { return }
                initialized += max(got, 0)
            }
        }
        return bytes.count == count ? bytes : nil
    }
}

extension duban_plugin_abi {
    /// The compiler, up to the first NUL; what is not printable ASCII is shown as a question mark.
    var compilerName: String {
        withUnsafeBytes(of: compiler) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }.map { (32...126).contains($0) ? $0 : 63 }, as: UTF8.self)
        }
    }
}
