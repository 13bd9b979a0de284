import DubanTestSupport
import Foundation
import Testing

/// What an administrator changes while everything runs.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ReloadSerialTests {
    private func withOffice(_ body: (Office) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let office = try Office(in: directory)
            try await office.startDaemon()
            defer {
                _ = office.stopCourier()
                _ = office.stopDaemon()
            }
            try await body(office)
        }
    }

    private func edit(_ office: Office, _ change: (String) -> String) throws {
        let file = office.directory + "/duban.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try change(text).write(toFile: file, atomically: true, encoding: .utf8)
    }

    private func log(_ name: String, of office: Office) throws -> String {
        try String(contentsOfFile: office.directory + "/" + name, encoding: .utf8)
    }

    @Test("reload takes what is fit, keeps what it has where it is not, and says what waits for a restart")
    func reload() async throws {
        try await withOffice { office in
            try edit(office) { $0.replacingOccurrences(of: "攻堅突破行動", with: "攻堅行動") }
            let done = try await office.dubanctl("config", "reload", "--json")
            #expect(done.status == 0 && done.output.contains("\"atRestart\" : ["), "\(done.output)\(done.errors)")
            #expect(try await office.dubanctl("campaign", "show").output.contains("工業強市、產業興市三年攻堅行動"))

            try edit(office) { $0.replacingOccurrences(of: "last-day: 2024-02-29", with: "last-day: 2024-02-30") }
            let refused = try await office.dubanctl("config", "reload")
            #expect(refused.status == 1)
            #expect(refused.errors.contains("all stays as it was"), "\(refused.errors)")
            #expect(refused.errors.contains("duban.yaml:9:"), "the line: \(refused.errors)")
            #expect(try await office.dubanctl("campaign", "show").output.contains("2024-02-29"))

            try edit(office) {
                $0.replacingOccurrences(of: "2024-02-30", with: "2024-02-28")
                    .replacingOccurrences(of: "{directory: plugins", with: "{directory: nowhere")
            }
            let without = try await office.dubanctl("config", "reload")
            #expect(
                without.status == 1 && without.errors.contains("/nowhere: the plugin directory cannot be read"),
                "\(without.errors)")

            try edit(office) {
                $0.replacingOccurrences(of: "{directory: nowhere", with: "{directory: plugins")
                    .replacingOccurrences(of: "state-directory: state", with: "state-directory: elsewhere")
            }
            let waiting = try await office.dubanctl("config", "reload")
            #expect(waiting.status == 0 && waiting.output.contains("state-directory will hold from the next start on"))
            #expect(try await office.dubanctl("campaign", "show").output.contains("2024-02-28"))

            // A new plugin that is none hurts nobody, and is told of at once.
            try Data("garbage".utf8).write(to: URL(filePath: office.directory + "/plugins/garbage.so"))
            let warned = try await office.dubanctl("config", "reload")
            #expect(
                warned.status == 0 && warned.output.contains("Warning: the plugin garbage does not run: "),
                "\(warned.output)")
        }
    }

    @Test("a plugin that others may write is not loaded and warned of, until it is mended and reloaded")
    func refusedPlugin() async throws {
        try await withOffice { office in
            let file = office.directory + "/plugins/business-environment.so"
            func warnings() async throws -> Int {
                try await office.dubanctl("status").output.split(separator: "\n").count { $0.contains("is not loaded") }
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
            let reload = try await office.dubanctl("config", "reload")
            #expect(reload.status == 0 && reload.output.contains("\(file) is not loaded: others"), "\(reload.output)")
            #expect(try await warnings() == 1)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            #expect(try await office.dubanctl("plugin", "reload", "business-environment").status == 0)
            #expect(try await warnings() == 0)
        }
    }

    @Test("SIGHUP reloads too; whatever it finds, duband stays up and the day is not lost")
    func signal() async throws {
        try await withOffice { office in
            try await office.importSample()
            try edit(office) { $0.replacingOccurrences(of: "channel: maildir", with: "channel: pigeon") }
            office.signalDaemon(SIGHUP)
            try await until("it is refused") { try log("duband.log", of: office).contains("it is unfit") }
            try edit(office) { $0.replacingOccurrences(of: "channel: pigeon", with: "channel: maildir") }
            office.signalDaemon(SIGHUP)
            try await until("it is taken") {
                try log("duband.log", of: office).contains("SIGHUP had the configuration read again")
            }
            #expect(try await office.dubanctl("review", "run").status == 0)
            #expect(try await office.envelopes().count > 10)
        }
    }

    @Test("the courier begins anew by other settings, and works on where they are unfit; each is told once")
    func courier() async throws {
        try await withOffice { office in
            try office.startCourier()
            try await office.importSample()
            #expect(try await office.dubanctl("review", "run").status == 0)
            try await office.waitUntilTold()
            let told = try office.messages().count
            #expect(told > 10)

            try edit(office) { $0.replacingOccurrences(of: "ducha@example.org", with: "ducha") }
            office.signalCourier(SIGHUP)
            try await until("it is refused") {
                try log("courier.log", of: office).contains("the courier works on by what it had")
            }
            #expect(try await office.dubanctl("channel", "test", "test@example.org").status == 0)
            try await until("the test message has arrived") { try office.messages().count == told + 1 }

            try edit(office) {
                $0.replacingOccurrences(of: "address: ducha", with: "address: ducha@example.org")
                    .replacingOccurrences(of: "{directory: mail}", with: "{directory: mail2}")
            }
            office.signalCourier(SIGHUP)
            try await until("the test message lies in the new place") {
                _ = try await office.dubanctl("channel", "test", "test@example.org")
                return FileManager.default.fileExists(atPath: office.directory + "/mail2")
            }
            #expect(try office.messages().filter { $0.contains("/mail/") }.count == told + 1)
            #expect(office.stopCourier() == 0, "it is the same process, and ends in order")
        }
    }
}
