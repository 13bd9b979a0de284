import DubanControl
import DubanDaemon
import DubanTestSupport
import Foundation

/// The whole of Duban, installed into a rig as its install script does it, with three people: li-si operates, wang-wu may
/// only ask, zhao-liu is a stranger.
struct House: Sendable {
    let rig: Rig
    /// Where the journal ended when the test began.
    let beginning: String

    static let maildir = "/var/lib/duban-courier/maildir"
    private static let sample = "/usr/share/doc/duban/sample"

    /// Installs what was built beside this test, laid out as `scripts/build-programs` does.
    static func install(into rig: Rig) async throws {
        try await withTemporaryDirectory { programs in
            let files = FileManager.default
            for directory in ["plugins", "runtime"] {
                try files.createDirectory(atPath: programs + "/" + directory, withIntermediateDirectories: true)
            }
            for program in ["duband", "duban-courier", "dubanctl", "duban-plugin-host"] {
                try files.createSymbolicLink(
                    atPath: programs + "/" + program, withDestinationPath: BuildProduct.path(program))
            }
            for module in try files.contentsOfDirectory(atPath: Rig.repository + "/Plugins") {
                let name = try await Command.succeed([Rig.repository + "/scripts/plugin-name", module])
                    .trimmingCharacters(in: .newlines)
                let file = programs + "/plugins/" + name + ".so"
                try files.createSymbolicLink(atPath: file, withDestinationPath: BuildProduct.plugin(module))
            }
            for library in try runtime() {
                let name = library.split(separator: "/").last ?? ""
                try files.createSymbolicLink(
                    atPath: programs + "/runtime/" + name, withDestinationPath: library)
            }
            let install = ["scripts/install-files", programs, rig.root, "/usr"]
            try await Command.succeed(["/usr/bin/env", "--chdir=" + Rig.repository] + install)
        }
        try await rig.succeed(["systemd-sysusers"])
        try await rig.succeed([
            "systemd-sysusers", "--inline", "u li-si -", "m li-si duban", "m li-si duban-operate", "u wang-wu -",
            "m wang-wu duban", "u zhao-liu -",
        ])
    }

    /// The built programs look for the Swift runtime in the toolchain, then beside themselves; the services do not see
    /// a toolchain that lies in somebody's home.
    private static func runtime() throws -> [String] {
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n")
        guard let core = maps.first(where: { $0.hasSuffix("/libswiftCore.so") })?.split(separator: " ").last else {
            return []
        }
        let directory = String(core.dropLast("/libswiftCore.so".count))
        let hidden = ["/home/", "/root/", "/run/", "/tmp/", "/var/tmp/"]
        guard hidden.contains(where: directory.hasPrefix) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".so") }
            .map { directory + "/" + $0 }
    }

    /// An office that has never been open: nothing runs, nothing is kept, the units are as installed but for the day,
    /// which is 2021-04-30.
    ///
    /// - Parameter settings: Lines of duband's unit that differ.
    static func fresh(on rig: Rig, _ settings: String = "") async throws -> House {
        let clean = """
            systemctl --quiet stop duban-courier.service duband.socket duband.service
            systemctl --quiet reset-failed
            rm -rf /var/lib/duban/* /var/lib/duban-courier/*
            """
        try await rig.succeed(["sh", "-c", clean])
        let house = House(rig: rig, beginning: try await rig.journalCursor())
        try await house.pretend("2021-04-30", settings)
        try await rig.systemctl("start", "duband.socket")
        return house
    }

    /// Has duband been up once, so that its directory is there, and leave no ledger.
    func stopped() async throws {
        try await rig.systemctl("start", "duband.service")
        try await rig.systemctl("stop", "duband.socket", "duband.service")
        try await rig.succeed(["sh", "-c", "rm -f /var/lib/duban/ledger*"])
    }

    /// Puts another day on duband's calendar, from its next start on.
    func pretend(_ day: String, _ settings: String = "") async throws {
        try rig.write(
            """
            [Service]
            ExecStart=
            ExecStart=/usr/lib/duban/duband --today \(day)
            \(settings)
            """, to: "/etc/systemd/system/duband.service.d/test.conf")
        try await rig.systemctl("daemon-reload")
    }

    // MARK: What an administrator does

    func dubanctl(_ words: String..., as user: String) async throws -> Command {
        try await rig.run(["dubanctl"] + words, as: user)
    }

    func importSample() async throws {
        try await rig.succeed(
            ["dubanctl", "import", House.sample + "/people.csv", House.sample + "/ledger.csv"], as: "li-si")
    }

    func runDay() async throws {
        try await rig.succeed(["dubanctl", "review", "run"], as: "li-si")
    }

    func campaign() async throws -> StatusMessages.Campaign {
        let text = try await rig.succeed(["dubanctl", "status", "--json"], as: "wang-wu")
        let status = try JSONDecoder().decode(StatusMessages.Status.self, from: Data(text.utf8))
        guard let campaign = status.campaigns.first else { throw TestFailure("There is no campaign.") }
        return campaign
    }

    /// Waits until nothing is on its way.
    func everybodyTold() async throws {
        try await until("everybody is told") {
            let outbox = try await campaign().outbox
            return outbox.told > 0 && outbox.queued + outbox.leased + outbox.finalDot == 0
        }
    }

    // MARK: What is there to see

    /// The files of every message that has arrived.
    func mail() -> [String] {
        let files = FileManager.default.enumerator(atPath: rig.root + House.maildir)?.compactMap { $0 as? String }
        return (files ?? []).filter { $0.contains("/new/") }.sorted()
    }

    func messageIdentifiers() throws -> [String] {
        try mail().map { file in
            let text = try String(contentsOfFile: rig.root + House.maildir + "/" + file, encoding: .utf8)
            guard let line = text.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix("Message-ID:") })
            else { throw TestFailure("\(file) has no Message-ID.") }
            return String(line)
        }
    }

    /// duband's entries of a kind since the test began.
    func journal(_ event: JournalEvent) async throws -> [Rig.Entry] {
        try await journal().filter { $0["MESSAGE_ID"] == event.rawValue }
    }

    /// duband's entries since the test began.
    func journal() async throws -> [Rig.Entry] {
        try await rig.journal(after: beginning).filter { $0["_SYSTEMD_UNIT"] == "duband.service" }
    }

    /// systemd's entries about duband since the test began.
    func serviceManagerMessages() async throws -> [String] {
        try await rig.journal(after: beginning)
            .filter { $0["_PID"] == "1" && $0["UNIT"] == "duband.service" }
            .compactMap { $0["MESSAGE"] }
    }

    func restarts() async throws -> Int {
        Int(try await rig.show("NRestarts", of: "duband.service")) ?? -1
    }

    func isActive() async throws -> Bool {
        try await rig.show("ActiveState", of: "duband.service") == "active"
    }

    /// Waits until systemd has started duband again, so often since the test began.
    func restarted(_ count: Int) async throws {
        try await until("duband is back") {
            guard try await restarts() >= count else { return false }
            return try await isActive()
        }
    }
}
