import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("files that are written")
struct OutputFileTests {
    private func kind(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("behind a symbolic link the file is replaced, and the link stays")
    func link() async throws {
        try await withTemporaryDirectory { directory in
            let target = try file("target", in: directory, "before")
            let link = directory + "/link"
            try #require(symlink(target, link) == 0)
            try OutputFile.write("after", to: link)
            #expect(kind(link) == S_IFLNK)
            #expect(try text(target) == "after")
            try #require(unlink(target) == 0)
            let failure = #expect(throws: CommandFailure.self) { try OutputFile.write("x", to: link) }
            #expect(failure?.status == .cannotCreate)
            #expect(kind(link) == S_IFLNK)
        }
    }

    @Test("a pipe is written to as it is, and stays; what wants a file refuses it")
    func pipe() async throws {
        try await withTemporaryDirectory { directory in
            let pipe = directory + "/pipe"
            try #require(mkfifo(pipe, 0o600) == 0)
            // Opened for both, so that neither end waits for the other.
            let reader = open(pipe, O_RDWR)
            defer { close(reader) }
            try OutputFile.write("words", to: pipe)
            var bytes = [UInt8](repeating: 0, count: 16)
            #expect(read(reader, &bytes, 16) == 5)
            #expect(kind(pipe) == S_IFIFO)
            let failure = #expect(throws: CommandFailure.self) { try OutputFile(pipe, isPlain: true) }
            #expect(failure?.sentence.english == "\(pipe) is no regular file and stays as it is; name another.")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["pipe"])
        }
    }

    @Test("a directory, and no name at all, are refused")
    func refused() async throws {
        try await withTemporaryDirectory { directory in
            for path in [directory, "", directory + "/none/file"] {
                let failure = #expect(throws: CommandFailure.self) { try OutputFile(path) }
                #expect(failure?.status == .cannotCreate)
            }
        }
    }

    @Test("a page and a table do not go into one file, by whatever names")
    func same() async throws {
        try await withTemporaryDirectory { directory in
            let target = try file("a", in: directory, "")
            try #require(symlink(target, directory + "/link") == 0)
            #expect(OutputFile.isSame(target, directory + "/./a"))
            #expect(OutputFile.isSame(target, directory + "/link"))
            #expect(
                OutputFile.isSame(
                    directory + "/new", directory + "/../" + directory.split(separator: "/").last! + "/new"))
            #expect(!OutputFile.isSame(target, directory + "/b"))
            #expect(!OutputFile.isSame("/dev/null", "/dev/null"))
            for command in [["report", "weekly"], ["rehearse"]] {
                #expect(throws: (any Error).self) {
                    try DubanCommand.parseAsRoot(command + ["--html", target, "--csv", directory + "/link"])
                }
            }
        }
    }

    @Test("no copy takes the place of the ledger that the daemon works with, under none of its names")
    func ledger() async throws {
        try await withTemporaryDirectory { directory in
            let state = directory + "/state"
            try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
            let ledger = try file("ledger.sqlite", in: state, "ledger")
            try #require(symlink(ledger, directory + "/link") == 0 && Glibc.link(ledger, directory + "/hard") == 0)
            var (place, inside) = (stat(), stat())
            try #require(stat(state, &place) == 0 && stat(ledger, &inside) == 0)
            let told = RecordMessages.LedgerPlace(
                device: Int64(place.st_dev), directory: Int64(place.st_ino), name: "ledger.sqlite",
                files: [Int64(inside.st_ino)])
            let answer: FakeDaemon.Answer = { _ in
                [
                    try reply(RecordMessages.BackupPart(done: 1, total: 1, ledger: told), continues: true),
                    try reply(RecordMessages.BackupPart(done: 1, total: 1, bytes: Data([7]))),
                ]
            }
            let daemon = try FakeDaemon(path: directory + "/control", answer: answer)
            defer { daemon.stop() }
            for path in [ledger, ledger + "-wal", ledger + "-shm", directory + "/link", directory + "/hard"] {
                let result = try dubanctl(["backup", path, "--socket", daemon.path])
                #expect(result.status == 73)
                #expect(result.errors.hasPrefix("dubanctl: \(path) belongs to the ledger"))
            }
            #expect(try text(ledger) == "ledger")
            #expect(try FileManager.default.contentsOfDirectory(atPath: state) == ["ledger.sqlite"])
            #expect(try dubanctl(["backup", state + "/copy.sqlite", "--socket", daemon.path]).status == 0)
        }
    }
}
