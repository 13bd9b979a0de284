import DubanTestSupport
import Foundation
import Testing

@Suite("what make install puts in place")
struct InstallTests {
    @Test("no installed document points to one that is not installed")
    func links() async throws {
        try await withTemporaryDirectory { root in
            let build = URL(filePath: BuildProduct.path("dubanctl")).deletingLastPathComponent().path
            try await Command.succeed([
                "/bin/sh", "-c", #"cd "$0" && scripts/install-files "$1" "$2" /usr PlainDeadline"#, Office.repository,
                build, root,
            ])
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
