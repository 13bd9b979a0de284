import ArgumentParser
import DubanCore
import DubanTestSupport
import Foundation
import Testing

@testable import DubanCommands

@Suite("plugin new")
struct PluginNewTests {
    /// A directory that passes for a Kit.
    private func kit(in directory: String) throws -> String {
        let kit = directory + "/Kit"
        try FileManager.default.createDirectory(
            atPath: kit + "/Sources/DubanPluginKit", withIntermediateDirectories: true)
        _ = try file("Package.swift", in: kit, "")
        return kit
    }

    private func files(of directory: String) -> [String] {
        (FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []).sorted()
    }

    @Test("writes a package of the rules' name, and says what is in it")
    func written() async throws {
        try await withTemporaryDirectory { directory in
            let package = directory + "/new/lake"
            let result = try dubanctl([
                "plugin", "new", "lake-chiefs", "--directory", package, "--kit", try kit(in: directory), "--pillar",
                "湖長", "湖长",
            ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.hasPrefix("\(package) holds the plugin lake-chiefs for the pillar Lake chiefs:\n"))
            #expect(
                files(of: package).filter { $0.contains(".") || $0 == "Makefile" } == [
                    ".gitignore", ".swift-format", "Makefile", "Package.swift", "README.md",
                    "Sources/LakeChiefs/LakeChiefs.swift",
                    "Tests/LakeChiefsTests/Diary.swift", "Tests/LakeChiefsTests/LakeChiefsTests.swift",
                ])
            let rules = try String(contentsOfFile: package + "/Sources/LakeChiefs/LakeChiefs.swift", encoding: .utf8)
            #expect(rules.contains(#"name: "lake-chiefs""#))
            #expect(rules.contains(#""湖長", "湖长", "Lake chiefs")"#))
            let manifest = try String(contentsOfFile: package + "/Package.swift", encoding: .utf8)
            #expect(manifest.contains("path: \"\(directory)/Kit\""))
        }
    }

    @Test("a label with marks of Swift in it stays a label")
    func label() async throws {
        try await withTemporaryDirectory { directory in
            let package = directory + "/lakes"
            let arguments = ["--directory", package, "--kit", try kit(in: directory), "--pillar", #"“湖”\(x)"湖""#]
            #expect(try dubanctl(["plugin", "new", "lakes"] + arguments).status == 0)
            let rules = try String(contentsOfFile: package + "/Sources/Lakes/Lakes.swift", encoding: .utf8)
            #expect(rules.contains(##""“湖”\\(x)\"湖\"", "“湖”\\(x)\"湖\"", "Lakes")"##))
        }
    }

    @Test("the labels may come before the name")
    func labelsFirst() async throws {
        try await withTemporaryDirectory { directory in
            let package = directory + "/lake"
            let result = try dubanctl([
                "plugin", "new", "--directory", package, "--kit", try kit(in: directory), "--pillar", "湖長", "湖长",
                "Lake chiefs", "lake-chiefs",
            ])
            #expect(result.output.hasPrefix("\(package) holds the plugin lake-chiefs for the pillar Lake chiefs:\n"))
            let rules = try String(contentsOfFile: package + "/Sources/LakeChiefs/LakeChiefs.swift", encoding: .utf8)
            #expect(rules.contains(#""湖長", "湖长", "Lake chiefs")"#))
        }
        for words in [["--pillar", "湖長"], ["--pillar", "湖長", "湖长", "Lake chiefs", "河長", "lakes"], []] {
            let error = try #require(throws: (any Error).self) {
                try DubanCommand.parseAsRoot(["plugin", "new"] + words)
            }
            #expect(DubanCommand.exitCode(for: error) == .validationFailure)
        }
    }

    @Test("the name of an installed plugin is refused")
    func installedName() async throws {
        try await withTemporaryDirectory { directory in
            let plugins = directory + "/lib/duban/plugins"
            try FileManager.default.createDirectory(atPath: plugins, withIntermediateDirectories: true)
            _ = try file("lakes.so", in: plugins, "")
            let executable = directory + "/bin/dubanctl"
            let failure = #expect(throws: CommandFailure.self) {
                try PluginNew.refuseInstalled(try PluginName("lakes"), executable: executable)
            }
            #expect(
                failure?.sentence.english.hasPrefix("The plugin 'lakes' is installed already (\(plugins)/lakes.so)")
                    == true)
            try PluginNew.refuseInstalled(try PluginName("ponds"), executable: executable)
        }
    }

    @Test("make install builds a plugin that is older than its sources, and renames it into its place")
    func makeInstall() async throws {
        try await withTemporaryDirectory { directory in
            let package = directory + "/lakes"
            let arguments = ["--directory", package, "--kit", try kit(in: directory)]
            #expect(try dubanctl(["plugin", "new", "lakes"] + arguments).status == 0)
            // Stands in for the compiler.
            let swift = try file(
                "swift", in: directory,
                "#!/bin/sh\nmkdir -p .build/release && echo \"$@\" > .build/release/libLakes.so\n")
            chmod(swift, 0o755)
            func install() async throws {
                try await Command.succeed([
                    "/usr/bin/env", "PATH=\(directory):/usr/bin:/bin", "make", "-C", package, "install",
                    "DESTDIR=\(directory)/root", "PLUGINS=/plugins",
                ])
            }
            let installed = directory + "/root/plugins/lakes.so"
            func text() throws -> String { try String(contentsOfFile: installed, encoding: .utf8) }
            func inode() throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: installed)[.systemFileNumber] as? Int
            }
            try await install()
            #expect(try text() == "build -c release -debug-info-format none --product Lakes\n")
            #expect(files(of: directory + "/root") == ["plugins", "plugins/lakes.so"])

            // What is as new as its sources is installed as it is; who has the old file open keeps it.
            let held = try FileHandle(forReadingFrom: URL(filePath: installed))
            let before = try inode()
            try "tested".write(toFile: package + "/lakes.so", atomically: false, encoding: .utf8)
            try await install()
            #expect(try text() == "tested")
            #expect(try inode() != before)
            #expect(try held.readToEnd()?.starts(with: Data("build".utf8)) == true)

            let future = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 60)]
            try FileManager.default.setAttributes(future, ofItemAtPath: package + "/Sources/Lakes/Lakes.swift")
            try await install()
            #expect(try text().hasPrefix("build"))
        }
    }

    @Test("an empty directory is filled; one that holds something is left as it is")
    func directories() async throws {
        try await withTemporaryDirectory { directory in
            let kit = try kit(in: directory)
            let empty = directory + "/empty"
            try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
            #expect(try dubanctl(["plugin", "new", "lakes", "--directory", empty, "--kit", kit]).status == 0)
            let before = files(of: empty)
            let again = try dubanctl(["plugin", "new", "lakes", "--directory", empty, "--kit", kit])
            #expect(again.status == 73)
            #expect(again.errors == "dubanctl: \(empty) is not empty; name another by --directory.\n")
            #expect(files(of: empty) == before)
        }
    }

    @Test("what cannot be written whole is not there afterwards")
    func halfWritten() async throws {
        try await withTemporaryDirectory { directory in
            let broken = directory + "/a/b"
            // The second file cannot lie within the first.
            let failure = #expect(throws: CommandFailure.self) {
                try NewDirectory.write([("first", "text"), ("first/second", "text")], to: broken)
            }
            #expect(failure?.status == .cannotCreate)
            #expect(failure?.sentence.english.hasPrefix("\(broken)/first/second cannot be written: ") == true)
            #expect(files(of: directory).isEmpty)
        }
    }

    @Test("without a Kit nothing is written, and it is said how to get one")
    func noKit() async throws {
        try await withTemporaryDirectory { directory in
            let package = directory + "/lakes"
            let result = try dubanctl(["plugin", "new", "lakes", "--directory", package, "--kit", directory])
            #expect(result.status == 66)
            #expect(result.errors.hasPrefix("dubanctl: There is no DubanPluginKit in \(directory); `make install`"))
            #expect(files(of: directory).isEmpty)
        }
    }

    @Test("the Kit is sought where dubanctl is installed")
    func installedKit() async throws {
        try await withTemporaryDirectory { directory in
            let shared = directory + "/share/duban"
            try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
            let kit = shared + "/DubanPluginKit"
            try FileManager.default.moveItem(atPath: try self.kit(in: directory), toPath: kit)
            #expect(try PluginKit.find(nil, executable: directory + "/bin/dubanctl") == kit)
            #expect(try PluginKit.find(kit + "/../DubanPluginKit/", executable: "/none") == kit)
        }
    }

    // MARK: Names

    @Test(
        "a plugin's name makes its module",
        arguments: [
            ("lakes", "Lakes", "Lakes"), ("lake-chiefs", "LakeChiefs", "Lake chiefs"), ("a--5g-", "A5g", "A 5g"),
        ])
    func names(name: String, module: String, words: String) throws {
        #expect(try PluginName(name).module == module)
        #expect(try PluginName(name).words == words)
    }

    @Test(
        "what cannot be a name is refused, and it is said what can",
        arguments: ["", "Lakes", "5g", "-a", "湖", "a_b", "a/b", "../a", String(repeating: "a", count: 65)])
    func badName(name: String) throws {
        let error = try #require(throws: (any Error).self) {
            try DubanCommand.parseAsRoot(["plugin", "new", "--", name])
        }
        #expect(DubanCommand.exitCode(for: error) == .validationFailure)
        #expect(DubanCommand.fullMessage(for: error).contains("write 1 to 64 of a-z, 0-9 and -, from a letter on"))
    }

    @Test("a name that would hide a type of the Kit is refused")
    func takenName() throws {
        let error = try #require(throws: (any Error).self) {
            try DubanCommand.parseAsRoot(["plugin", "new", "review"])
        }
        #expect(DubanCommand.fullMessage(for: error).contains("add a word, such as review-rules"))

        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        for module in ["DubanCalendar", "DubanPluginKit"] {
            let folder = sources.appending(path: module).path
            for file in files(of: folder) where file.hasSuffix(".swift") {
                let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                for match in text.matches(of: /(?m)^public (?:struct|enum|protocol|final class|class|typealias) (\w+)/)
                {
                    #expect(PluginName.taken.contains(String(match.1)), "\(file) declares \(match.1)")
                }
            }
        }
    }
}
