import DubanTestSupport
import Foundation
import Testing

@Suite("what make install puts in place")
struct InstallTests {
    /// Installs what was built beside this test below a directory.
    private func install(prefix: String, _ body: (String) async throws -> Void) async throws {
        try await withTemporaryDirectory { root in
            let programs = root + "/programs"
            try FileManager.default.createDirectory(atPath: programs + "/plugins", withIntermediateDirectories: true)
            for program in ["duband", "duban-courier", "dubanctl", "duban-plugin-host"] {
                try FileManager.default.createSymbolicLink(
                    atPath: programs + "/" + program, withDestinationPath: BuildProduct.path(program))
            }
            try FileManager.default.createSymbolicLink(
                atPath: programs + "/plugins/plain-deadline.so",
                withDestinationPath: BuildProduct.plugin("PlainDeadline"))
            try await Command.succeed([
                "/bin/sh", "-c", #"cd "$0" && scripts/install-files "$1" "$2" "$3""#, Office.repository, programs, root,
                prefix,
            ])
            try await body(root)
        }
    }

    @Test("elsewhere than in /usr, units, settings and explanations name the programs that are there")
    func prefix() async throws {
        try await install(prefix: "/usr/local") { root in
            let lib = root + "/usr/local/lib/systemd/"
            var files = [root + "/etc/duban/duban.yaml"]
            for directory in ["system", "catalog"] {
                files += try FileManager.default.contentsOfDirectory(atPath: lib + directory).map {
                    lib + directory + "/" + $0
                }
            }
            #expect(files.count > 6)
            for file in files {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                for path in text.matches(of: /\/usr\/(local\/)?(bin\/dubanctl|lib\/duban[\/\w-]*|share\/[\/\w.-]+)/) {
                    let name = String(path.0)
                    #expect(name.hasPrefix("/usr/local/"), "\(file) names \(name)")
                    let isThere = FileManager.default.fileExists(atPath: root + name)
                    #expect(isThere || name.contains("/plugins/"), "\(file) names \(name), which is not installed")
                }
            }
        }
    }

    @Test("no installed document points to one that is not installed")
    func links() async throws {
        try await install(prefix: "/usr") { root in
            let documents = root + "/usr/share/doc/duban"
            let files = FileManager.default.enumerator(atPath: documents)?.compactMap { $0 as? String } ?? []
            var links = 0
            for file in files where file.hasSuffix(".md") {
                let text = try String(contentsOfFile: documents + "/" + file, encoding: .utf8)
                let directory = URL(filePath: documents + "/" + file).deletingLastPathComponent()
                for match in text.matches(of: /\]\(([^)#]+)/) where !match.1.contains("://") {
                    links += 1
                    let target = directory.appending(path: String(match.1)).path
                    #expect(FileManager.default.fileExists(atPath: target), "\(file) points to \(match.1)")
                }
            }
            // Fewer, and they are no longer found.
            #expect(links >= 5)
        }
    }
}
