import DubanTestSupport
import Foundation
import Testing

/// duband, duban-courier and dubanctl as processes, in a directory of a test's own.
final class Office {
    let directory: String
    private var daemon: RunningProgram?
    private var courier: RunningProgram?

    /// - Parameters:
    ///   - channel: What stands on envelopes.
    ///   - smtpPort: Where a mail server listens on the loopback.
    init(in directory: String, channel: String = "maildir", smtpPort: UInt16? = nil) throws {
        self.directory = directory
        let plugins = directory + "/plugins"
        try FileManager.default.createDirectory(
            atPath: plugins, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        for module in try FileManager.default.contentsOfDirectory(atPath: Office.repository + "/Plugins") {
            let file = plugins + "/" + Office.pluginName(module) + ".so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin(module), toPath: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        }
        let smtp = smtpPort.map { ", smtp: {host: 127.0.0.1, port: \($0), security: none}" } ?? ""
        let settings = """
            state-directory: state
            control-socket: control
            calendar-directory: \(Office.repository)/etc/calendars
            plugins: {directory: plugins, host: \(BuildProduct.pluginHost), trust-own-files: true}
            campaigns:
              - code: gongye
                name: 工業強市、產業興市三年攻堅突破行動
                first-day: 2021-03-01
                last-day: 2024-02-29
            supervision-office: 市委督查室/周九
            channel: \(channel)
            access: {courier-user: \(getuid())}
            courier: {sender: {name: 市委督查室, address: ducha@example.org}, maildir: {directory: mail}\(smtp)}
            """
        try settings.write(toFile: directory + "/duban.yaml", atomically: false, encoding: .utf8)
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false).dropLast().description

    /// `ProjectConstruction` is `project-construction`.
    private static func pluginName(_ module: String) -> String {
        module.reduce(into: "") { name, letter in
            if letter.isUppercase, !name.isEmpty { name += "-" }
            name += letter.lowercased()
        }
    }

    // MARK: Processes

    func startDaemon(today: String = "2021-04-30") async throws {
        daemon = try RunningProgram(
            [BuildProduct.path("duband"), "--configuration", directory + "/duban.yaml", "--today", today],
            errors: directory + "/duband.log")
        try await until("duband answers") { [0, 2].contains(try await dubanctl("status").status) }
    }

    func startCourier() throws {
        courier = try RunningProgram(
            [BuildProduct.path("duban-courier"), "--configuration", directory + "/duban.yaml"],
            errors: directory + "/courier.log")
    }

    /// Stops duband in the middle of whatever it does, and lets it go on.
    func freezeDaemon() { daemon?.send(SIGSTOP) }
    func thawDaemon() { daemon?.send(SIGCONT) }

    func signalDaemon(_ signal: CInt) { daemon?.send(signal) }
    func signalCourier(_ signal: CInt) { courier?.send(signal) }

    func stopDaemon(by signal: CInt = SIGTERM) -> CInt? {
        defer { daemon = nil }
        return daemon?.end(by: signal)
    }

    func stopCourier(by signal: CInt = SIGTERM) -> CInt? {
        defer { courier = nil }
        return courier?.end(by: signal)
    }

    func dubanctl(_ words: String...) async throws -> Command {
        try await Office.dubanctl(words, socket: directory + "/control")
    }

    static func dubanctl(_ words: [String], socket: String) async throws -> Command {
        try await Command.run([BuildProduct.path("dubanctl")] + words + ["--socket", socket])
    }

    func importSample() async throws {
        try await importFiles(
            Office.repository + "/etc/sample/people.csv", Office.repository + "/etc/sample/ledger.csv")
    }

    func importFiles(_ files: String...) async throws {
        let result = try await Office.dubanctl(["import"] + files, socket: directory + "/control")
        try #require(result.status == 0, "\(result.errors)")
    }

    // MARK: What can be seen

    /// What `dubanctl outbox list --json` says.
    private struct Outbox: Decodable {
        struct Standing: Decodable {
            struct Envelope: Decodable {
                var id: String
                var address: String
            }
            var envelope: Envelope
            var state: String
        }
        var envelopes: [Standing]
    }

    private func outbox() async throws -> [Outbox.Standing] {
        let output = try await dubanctl("outbox", "list", "--limit", "1000", "--json").output
        return try JSONDecoder().decode(Outbox.self, from: Data(output.utf8)).envelopes
    }

    /// Every envelope, with its state, by id.
    func envelopes() async throws -> [String: String] {
        Dictionary(try await outbox().map { ($0.envelope.id, $0.state) }, uniquingKeysWith: { $1 })
    }

    /// Where envelopes go: a deputy may have a notice beside their digest.
    func addresses() async throws -> Set<String> {
        Set(try await outbox().map(\.envelope.address))
    }

    func waitUntilTold() async throws {
        try await until("everything is told", within: .seconds(60)) {
            let states = try await envelopes().values
            return !states.isEmpty && states.allSatisfy { $0 == "told" }
        }
    }

    /// The files of every message in every mailbox.
    func messages() throws -> [String] {
        let mail = directory + "/mail"
        let files = FileManager.default.enumerator(atPath: mail)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.contains("/new/") }.map { mail + "/" + $0 }.sorted()
    }
}
