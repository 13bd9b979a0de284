import CDubanPluginABI
import Glibc
import Testing

@testable import duban_plugin_host

@Suite("PluginFile")
struct PluginFileTests {
    /// The directory in which the package's products lie, which is the tests' own.
    private func product(_ name: String) throws -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes {
            readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        try #require(count > 0)
        var directory = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "/").dropLast()
        while !directory.isEmpty {
            let path = "/" + directory.joined(separator: "/") + "/" + name
            if access(path, R_OK) == 0 { return path }
            directory.removeLast()
        }
        throw Refusal(status: EX_NOINPUT, sentence: "\(name) is not among the products")
    }

    @Test("a plugin that was built says what it was built with, before it is loaded")
    func fingerprint() throws {
        let file = try PluginFile(path: try product("libPlainDeadline.so"))
        defer { close(file.descriptor) }
        let fingerprint = try #require(file.fingerprint())
        #expect(fingerprint.wire_version == duban_plugin_abi().pointee.wire_version)
        #expect(fingerprint.compilerName == duban_plugin_abi().pointee.compilerName)
        #expect(fingerprint.compilerName.contains("."))
    }

    @Test(
        "a plugin of another wire version or compiler, and a library that is none, are refused before they are loaded",
        arguments: [
            (0, "is not a plugin"), (8, "speaks wire version"), (16, "was built with the compiler '?"),
        ])
    func damaged(offset: Int, words: String) throws {
        var bytes = try contents(of: try product("libPlainDeadline.so"))
        let fingerprint = withUnsafeBytes(of: duban_plugin_abi().pointee, Array.init)
        let start = try #require(position(of: fingerprint, in: bytes))
        bytes[start + offset] ^= 0x80

        var path = Array("/tmp/duban-plugin-XXXXXX".utf8CString)
        let written = mkstemp(&path)
        try #require(written >= 0)
        defer {
            close(written)
            unlink(path)
        }
        try #require(write(written, bytes, bytes.count) == bytes.count)

        let file = try PluginFile(path: String(decoding: path.dropLast().map(UInt8.init), as: UTF8.self))
        defer { close(file.descriptor) }
        let refusal = try #require(throws: Refusal.self) { _ = try file.load(as: "plain-deadline") }
        #expect(refusal.status == EX_DATAERR)
        #expect(refusal.sentence.contains(words))
    }

    private func contents(of path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            initialized = max(0, pread(descriptor, buffer.baseAddress, size, 0))
        }
        try #require(bytes.count == size)
        return bytes
    }

    private func position(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes in
            (0...bytes.count - wanted.count).first { memcmp(bytes.baseAddress! + $0, wanted, wanted.count) == 0 }
        }
    }

    @Test(
        "a plugin of another pillar than its name says is refused before it is loaded, and it is said what it is called"
    )
    func otherPillar() throws {
        let file = try PluginFile(path: try product("libPlainDeadline.so"))
        defer { close(file.descriptor) }
        let refusal = try #require(throws: Refusal.self) { _ = try file.load(as: "lake-chiefs") }
        #expect(refusal.status == EX_DATAERR)
        #expect(
            refusal.sentence.hasSuffix(
                "its file must be called plain-deadline.so, or export @c(duban_pillar_lake_chiefs)"))
    }

    @Test("a program that was built with the Kit exports no pillar, and is refused before it is loaded")
    func noPillar() throws {
        let file = try PluginFile(path: try product("duban-plugin-host"))
        defer { close(file.descriptor) }
        let refusal = try #require(throws: Refusal.self) { _ = try file.load(as: "lakes") }
        #expect(refusal.sentence.contains("exports no pillar; it needs a function @c(duban_pillar_lakes)"))
    }

    @Test(
        "what is not there, and what is no regular file, is refused",
        arguments: [
            ("/nowhere/at/all.so", EX_NOINPUT, "No such file"), ("/proc/self/exe", EX_NOINPUT, "symbolic link"),
            ("/dev/null", EX_DATAERR, "not a regular file"), ("/", EX_DATAERR, "not a regular file"),
        ] as [(String, Int32, String)])
    func refused(path: String, status: Int32, words: String) throws {
        let refusal = try #require(throws: Refusal.self) { try PluginFile(path: path) }
        #expect(refusal.status == status)
        #expect(refusal.sentence.contains(words))
    }
}
