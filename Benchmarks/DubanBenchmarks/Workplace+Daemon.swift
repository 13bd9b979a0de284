import DubanCalendar
import DubanCore
import DubanTestSupport
import Foundation

/// A duband that runs in the workplace, its people imported and its tasks in a file.
struct Daemon {
    let place: Workplace
    var socket: String { place.directory + "/control" }

    /// What dubanctl says.
    @discardableResult func dubanctl(_ words: String...) async throws -> String {
        try await dubanctl(words)
    }

    @discardableResult func dubanctl(_ words: [String]) async throws -> String {
        let result = try await Command.run([place.build + "/dubanctl"] + words + ["--socket", socket])
        // A status that warns of something is one all the same.
        guard result.status == 0 || result.status == 2 && words.first == "status" else {
            throw TestFailure("dubanctl \(words) ended with \(result.status): \(result.errors)")
        }
        return result.output
    }

    func importTasks() async throws {
        try await dubanctl("import", place.directory + "/ledger.csv")
    }
}

extension Workplace {
    /// Runs a duband on an empty ledger, with the plain deadline rules, for as long as `body` takes.
    ///
    /// - Parameter people: Those of them who answer for the tasks are enough.
    func withDaemon<Result>(
        people: [Person] = people, _ tasks: [LedgerTask], _ body: (Daemon) async throws -> Result
    ) async throws -> Result {
        for old in ["/plugins", "/state", "/control"] { try? FileManager.default.removeItem(atPath: directory + old) }
        try FileManager.default.createDirectory(atPath: directory + "/plugins", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: build + "/libPlainDeadline.so", toPath: directory + "/plugins/plain-deadline.so")
        try write(
            """
            state-directory: state
            control-socket: control
            calendar-directory: \(FileManager.default.currentDirectoryPath)/etc/calendars
            plugins: {directory: plugins, host: \(build)/duban-plugin-host, trust-own-files: true}
            campaigns: [{code: bench, name: 測試, first-day: 2021-03-01, last-day: 2024-02-29, time-zone: UTC}]
            supervision-office: 督查室/周九
            access: {courier-user: \(getuid())}
            courier: {sender: {address: bench@example.org}, maildir: {directory: mail}}
            """, "duban.yaml")
        let roles: [Role: String] = [
            .officer: "責任人", .sectionHead: "科室負責人", .leaderInCharge: "分管領導", .topLeader: "主要領導",
            .supervisionOffice: "督查室",
        ]
        try write(
            "姓名,單位,職務,郵箱,上級\n"
                + people.map {
                    "\($0.name),\($0.unit),\(roles[$0.role] ?? ""),\($0.address),\($0.superior?.description ?? "")"
                }.joined(separator: "\n"), "people.csv")
        try write(
            "序號,任務,戰線,責任單位,責任人,交辦日期,完成時限\n"
                + tasks.map { task in
                    let owner = task.owner.description.split(separator: "/")[1]
                    return "\(task.code),\(task.title),一般事項,\(task.unit),\(owner),\(task.assigned),\(task.deadline)"
                }.joined(separator: "\n"), "ledger.csv")

        let program = try RunningProgram(
            [build + "/duband", "--configuration", directory + "/duban.yaml", "--today", Self.today.description],
            errors: directory + "/duband.log")
        defer { program.end() }
        let daemon = Daemon(place: self)
        try await until("duband answers") {
            [0, 2].contains(try await Command.run([build + "/dubanctl", "status", "--socket", daemon.socket]).status)
        }
        try await daemon.dubanctl("import", directory + "/people.csv")
        return try await body(daemon)
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: directory + "/" + name, atomically: false, encoding: .utf8)
    }
}
