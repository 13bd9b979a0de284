import DubanTestSupport
import Foundation
import Testing

/// Copies of the ledger, proofs of them, and putting one back, with real processes and the document's own commands.
@Suite("a ledger that is copied and put back", .serialized, .timeLimit(.minutes(5)))
struct BackupSerialTests {
    @Test("what is restored is the day of the copy, and only what is not given up is sent again, under the same name")
    func restore() async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try await office.importSample()
            try #require(try await office.dubanctl("review", "run").status == 0)
            let waiting = try await office.envelopes()
            #expect(waiting.count > 2 && waiting.values.allSatisfy { $0 == "queued" })

            let copy = directory + "/copy.sqlite"
            let backup = try await office.dubanctl("backup", copy)
            try #require(backup.status == 0, "\(backup.errors)")
            let noted = try await Self.proof(copy)
            #expect(noted.status == 0, "\(noted.output)\(noted.errors)")

            // What happens after the copy is lost with it.
            try office.startCourier()
            try await office.waitUntilTold()
            #expect(office.stopCourier() == 0)
            let delivered = try Self.messageIDs(office)
            #expect(Set(delivered).count == waiting.count && delivered.count == waiting.count)
            #expect(try await office.dubanctl("task", "edit", "CY-006", "--title", "改後").status == 0)
            #expect(office.stopDaemon() == 0)

            let commands = try Self.restoringCommands(
                state: directory + "/state", backup: copy)
            #expect(commands.count == 3)
            for command in commands {
                // There is no log where duband has closed the ledger.
                let mayFail = command.contains("-wal")
                let result = try await Command.run(["/bin/bash", "-c", command])
                #expect(result.status == 0 || mayFail, "\(command): \(result.errors)")
            }
            try await office.startDaemon()
            #expect(try await office.envelopes() == waiting)
            #expect(try await !office.dubanctl("task", "show", "CY-006").output.contains("改後"))
            let number = try #require(
                noted.output.split(separator: "\n").first?.split(separator: " ").last.map(String.init))
            let verify = try await office.dubanctl("audit", "verify", "--noted", number)
            #expect(verify.status == 0, "\(verify.output)\(verify.errors)")

            // All but one are known to have been delivered since.
            let ids = waiting.keys.sorted()
            for id in ids.dropFirst() {
                let drop = try await office.dubanctl("outbox", "drop", id, "--reason", "備份後已送達")
                #expect(drop.status == 0, "\(drop.errors)")
            }
            // Whoever has read theirs has taken them out of the mailbox.
            for file in try office.messages() { try FileManager.default.removeItem(atPath: file) }
            try office.startCourier()
            try await until("the one that is left is told") { try await office.envelopes()[ids[0]] == "told" }
            #expect(office.stopCourier() == 0)
            let again = try Self.messageIDs(office)
            #expect(again.count == 1)
            #expect(Set(delivered).isSuperset(of: again), "a second copy can be known by its Message-ID")
            #expect(try await office.dubanctl("audit", "verify").status == 0)
            #expect(office.stopDaemon() == 0)
            #expect(try await Self.proof(directory + "/state/ledger.sqlite").status == 0)
        }
    }

    @Test("a copy that somebody has written into is found out without a daemon, and the first broken link is named")
    func tampered() async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            try await office.importSample()
            let copy = directory + "/copy.sqlite"
            try #require(try await office.dubanctl("backup", copy).status == 0)
            #expect(office.stopDaemon() == 0)
            let noted = try #require(
                try await Self.proof(copy).output.split(separator: "\n").first?.split(separator: " ").last)

            try await Self.edit(copy, "UPDATE task SET deadline = deadline + 7 WHERE code = 'CY-006'")
            let edited = try await Self.proof(copy)
            #expect(edited.status == 1)
            #expect(edited.output.contains("task CY-006, deadline"))

            try await Self.edit(
                copy,
                "DROP TRIGGER event_is_never_changed; UPDATE event SET actor = '張三' WHERE sequence = 5")
            let forged = try await Self.proof(copy, "--noted", String(noted))
            #expect(forged.status == 1)
            #expect(forged.output.contains("The first broken link is entry 5: "))
            #expect(forged.output.contains("trigger event_is_never_changed"))

            let wrong = try await Self.proof(copy, "--noted", "5")
            #expect(wrong.status == 64)
            #expect(wrong.errors.contains("'5' is not an entry"))
        }
    }

    private static func proof(_ path: String, _ words: String...) async throws -> Command {
        try await Command.run([BuildProduct.path("duband"), "--audit", path] + words)
    }

    private static func edit(_ path: String, _ sql: String) async throws {
        let script = """
            import sqlite3, sys
            with sqlite3.connect(sys.argv[1]) as ledger:
                ledger.executescript(sys.argv[2])
            """
        try await Command.succeed(["/usr/bin/env", "python3", "-c", script, path, sql])
    }

    /// What the document has the administrator do with the files, in a directory of the test's own.
    private static func restoringCommands(state: String, backup: String) throws -> [String] {
        let document = try String(contentsOfFile: Office.repository + "/Documentation/backup.md", encoding: .utf8)
        let parts = document.components(separatedBy: "`")
        return parts.filter { $0.hasPrefix("mv ") || $0.hasPrefix("install ") }.map { command in
            command.replacingOccurrences(of: "-o duban -g duban ", with: "")
                .replacingOccurrences(of: "/var/lib/duban", with: state)
                .replacingOccurrences(of: "/srv/backup/ledger-2021-04-30.sqlite", with: backup)
        }
    }

    /// Of every message in every mailbox, with those that came twice.
    private static func messageIDs(_ office: Office) throws -> [String] {
        try office.messages().map { file in
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
            return try #require(lines.first { $0.lowercased().hasPrefix("message-id:") }).description
        }
    }
}
