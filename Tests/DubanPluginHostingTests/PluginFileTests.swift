import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanPluginHosting

@Suite struct PluginFileTests {
    private func put(_ name: String, in directory: String, mode: mode_t = 0o644) throws {
        try "x".write(toFile: directory + "/" + name, atomically: false, encoding: .utf8)
        chmod(directory + "/" + name, mode)
    }

    private func refusals(_ directory: String, trustOwnFiles: Bool = true) -> [String] {
        PluginFile.discover(in: directory, trustOwnFiles: trustOwnFiles).refused.map(\.sentence)
    }

    @Test("plugins are found by name, in order; what is no plugin's file is nothing to speak of")
    func found() async throws {
        try await withTemporaryDirectory { directory in
            for name in ["b.so", "a-1.so", "README.md", "c.so.bak", ".hidden"] { try put(name, in: directory) }
            let (plugins, refused) = PluginFile.discover(in: directory, trustOwnFiles: true)
            #expect(plugins.map(\.name) == ["a-1", "b"])
            #expect(plugins.map(\.path) == [directory + "/a-1.so", directory + "/b.so"])
            #expect(refused.isEmpty)
        }
    }

    @Test(
        "a name is 1 to 64 of a-z, 0-9 and -",
        arguments: [
            ("a", true), ("project-construction", true), ("0", true), (String(repeating: "a", count: 64), true),
            (String(repeating: "a", count: 65), false), ("", false), ("libFoo", false), ("a_b", false), ("a b", false),
            ("項目", false), ("a.b", false), ("á", false),
        ])
    func names(name: String, isName: Bool) async throws {
        #expect(PluginFile.isPluginName(name) == isName)
        try await withTemporaryDirectory { directory in
            try put(name + ".so", in: directory)
            #expect(PluginFile.discover(in: directory, trustOwnFiles: true).plugins.count == (isName ? 1 : 0))
            #expect(refusals(directory).count == (isName ? 0 : 1))
        }
    }

    @Test("a file or a directory that others may write is refused", arguments: [0o664, 0o646, 0o666] as [mode_t])
    func writable(mode: mode_t) async throws {
        try await withTemporaryDirectory { directory in
            try put("a.so", in: directory, mode: mode)
            #expect(refusals(directory).first?.contains("chmod go-w") == true)
            try put("a.so", in: directory, mode: 0o644)
            #expect(refusals(directory).isEmpty)
            chmod(directory, 0o777 & (mode | 0o711))
            #expect(refusals(directory).first?.contains("chmod go-w") == true)
            #expect(PluginFile.discover(in: directory, trustOwnFiles: true).plugins.isEmpty)
        }
    }

    @Test("links are not followed, neither to a file nor to a directory")
    func links() async throws {
        try await withTemporaryDirectory { directory in
            try put("real", in: directory)
            symlink(directory + "/real", directory + "/a.so")
            mkdir(directory + "/b.so", 0o755)
            mkfifo(directory + "/c.so", 0o644)
            #expect(
                refusals(directory) == Array(repeating: "it is not a regular file; links are not followed", count: 3))
            mkdir(directory + "/plugins", 0o755)
            symlink(directory + "/plugins", directory + "/linked")
            #expect(refusals(directory + "/linked") == ["it is not a directory; links are not followed"])
        }
    }

    @Test("what belongs to another user is refused, even where the daemon's own files are trusted")
    func ownership() async throws {
        try await withTemporaryDirectory { directory in
            try put("a.so", in: directory)
            if geteuid() == 0 {
                chown(directory + "/a.so", 12_345, 12_345)
                #expect(refusals(directory) == ["it belongs to user 12345; it must be root's"])
            } else {
                #expect(
                    refusals(directory, trustOwnFiles: false) == ["it belongs to user \(geteuid()); it must be root's"])
                #expect(refusals(directory).isEmpty)
            }
        }
    }

    @Test("a file that is larger than any plugin is refused unread")
    func tooLarge() async throws {
        try await withTemporaryDirectory { directory in
            try put("a.so", in: directory)
            truncate(directory + "/a.so", off_t(PluginFile.mostBytes))
            #expect(refusals(directory).isEmpty)
            truncate(directory + "/a.so", 3 << 30)
            #expect(refusals(directory) == ["it has 3221225472 bytes; a plugin has 67108864 at the most"])
        }
    }

    @Test("a directory that is not there is said so")
    func noDirectory() {
        #expect(
            refusals("/nowhere/plugins") == ["the plugin directory cannot be read: No such file or directory"])
    }
}
