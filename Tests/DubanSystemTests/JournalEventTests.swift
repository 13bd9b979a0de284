import DubanSystem
import DubanTestSupport
import Foundation
import Testing

/// The kinds of entry, their catalog and their document are one list.
@Suite("the journal's catalog and its document")
struct JournalEventTests {
    private static let languages = ["", ".zh_CN", ".zh_TW"]

    /// An entry of a catalog: what stands behind its id.
    private struct Entry {
        var id: String
        var header: [String: String] = [:]
        var body = ""

        /// The fields that are filled in.
        var fields: Set<String> {
            Set((header["Subject", default: ""] + body).matches(of: /@([A-Z_]+)@/).map { String($0.1) })
        }
    }

    private static func text(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func entries(_ language: String) throws -> [Entry] {
        try text("systemd/catalog/duban\(language).catalog").components(separatedBy: "\n-- ").dropFirst().map { text in
            let parts = text.components(separatedBy: "\n\n")
            let lines = parts[0].components(separatedBy: "\n")
            var entry = Entry(id: lines[0])
            for line in lines.dropFirst() {
                let words = line.components(separatedBy: ": ")
                entry.header[words[0]] = words.dropFirst().joined(separator: ": ")
            }
            entry.body = parts.dropFirst().joined(separator: "\n\n")
            return entry
        }
    }

    @Test("every MESSAGE_ID has its entry, every entry is one of ours, and none stands twice", arguments: languages)
    func ids(language: String) throws {
        #expect(try Self.entries(language).map(\.id) == JournalEvent.allCases.map(\.rawValue))
    }

    @Test("an entry says what happened, why and what to do, with fields that are always there", arguments: languages)
    func words(language: String) throws {
        for entry in try Self.entries(language) {
            let event = try #require(JournalEvent(rawValue: entry.id))
            #expect(entry.header["Subject"]?.isEmpty == false && entry.header["Defined-By"] == "Duban", "\(event)")
            #expect(entry.header["Support"] != nil && entry.header["Documentation"] != nil, "\(event)")
            #expect(entry.body.components(separatedBy: "\n\n").count >= 2, "\(event) does not say what to do")
            #expect(entry.fields.isSubset(of: event.fields.map(\.rawValue)), "\(event)")
        }
    }

    @Test("the three languages fill in the same fields and name the same commands")
    func translations() throws {
        func commands(_ entry: Entry) -> [String] {
            entry.body.split(separator: "\n").filter { $0.hasPrefix("    ") }.map {
                // Placeholders are words of the language.
                $0.split(separator: " ").filter { $0.allSatisfy { $0.isASCII && !$0.isUppercase || $0 == "@" } }
                    .joined(separator: " ")
            }
        }
        let all = try Self.languages.map(Self.entries)
        for translated in all.dropFirst() {
            for (entry, other) in zip(all[0], translated) {
                #expect(entry.fields == other.fields, "\(entry.id)")
                #expect(commands(entry) == commands(other), "\(entry.id)")
            }
        }
    }

    @Test("the document has every kind with its level and its fields, and every field")
    func document() throws {
        let rows = try Self.text("Documentation/journal.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let kinds = rows.filter { $0.count == 6 && $0[1].count == 34 }
        let documented = kinds.map { "\($0[0]) \($0[1].filter { $0 != "`" }) \($0[2])" }
        #expect(documented == JournalEvent.allCases.map { "\($0) \($0.rawValue) \($0.level)" })
        for (row, event) in zip(kinds, JournalEvent.allCases) {
            let names = row[4].split(separator: " ").map { String($0.filter { $0 != "`" }) }
            #expect(Set(names) == Set(event.fields.map(\.rawValue)), "\(event)")
        }
        let fields = rows.filter { $0.count == 2 && $0[0].hasPrefix("`DUBAN_") }.map { $0[0].filter { $0 != "`" } }
        #expect(fields == JournalEvent.Field.Name.allCases.map(\.rawValue))
    }

    @Test("every kind is told somewhere, and nothing is told above debug that has no kind")
    func told() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        var source = ""
        for file in files where file.hasSuffix(".swift") && !file.hasPrefix("DubanSystem/Journal") {
            source += try String(contentsOf: root.appending(path: file), encoding: .utf8)
        }
        for event in JournalEvent.allCases {
            #expect(
                source.contains("JournalEvent.\(event).log(") || source.contains("event = .\(event)\n"), "\(event)")
        }
        for level in ["info", "notice", "warning", "error", "critical"] {
            #expect(!source.contains("logger.\(level)("), "\(level)")
        }
    }

    @Test(
        "journalctl makes a catalog of them",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/journalctl")))
    func catalog() async throws {
        try await withTemporaryDirectory { root in
            let directory = root + "/usr/lib/systemd/catalog"
            for path in [directory, root + "/var/lib/systemd/catalog"] {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            for language in Self.languages {
                let file = "/duban\(language).catalog"
                try Self.text("systemd/catalog" + file).write(
                    toFile: directory + file, atomically: false, encoding: .utf8)
            }
            let updated = try await Command.run(["/usr/bin/journalctl", "--root", root, "--update-catalog"])
            #expect(updated.status == 0 && updated.errors.isEmpty, "\(updated.errors)")
            let database = root + "/var/lib/systemd/catalog/database"
            let size = try FileManager.default.attributesOfItem(atPath: database)[.size] as? Int
            #expect(try #require(size) > 20_000)
        }
    }
}
