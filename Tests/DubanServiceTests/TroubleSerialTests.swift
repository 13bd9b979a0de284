import DubanControl
import DubanSystem
import DubanTestSupport
import Foundation
import GRDB
import Testing

@testable import DubanStoreSQLite

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// What a server goes through, and what becomes of the office meanwhile: the installed units under a real systemd.
@Suite(
    .serialized, .timeLimit(.minutes(10)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .installedHouse)
struct TroubleSerialTests {
    private func house(_ settings: String = "") async throws -> House {
        try await House.fresh(on: try #require(HouseTrait.rig), settings)
    }

    // MARK: Start

    @Test("at boot the socket comes first, then duband, which is up when it can answer, then the courier")
    func boot() async throws {
        let house = try await house()
        let rig = house.rig
        try await rig.systemctl("stop", "duband.socket")
        try await rig.systemctl("enable", "duband.socket", "duband.service", "duban-courier.service")
        try await rig.systemctl("start", "multi-user.target")
        var times: [Int] = []
        for unit in ["duband.socket", "duband.service", "duban-courier.service"] {
            try await until("\(unit) is up") { try await rig.show("ActiveState", of: unit) == "active" }
            times.append(Int(try await rig.show("ActiveEnterTimestampMonotonic", of: unit)) ?? 0)
        }
        #expect(times == times.sorted() && times[0] > 0, "\(times)")
        #expect(try await rig.show("After", of: "duband.service").contains("time-sync.target"))
        try await rig.systemctl("disable", "duband.socket", "duband.service", "duban-courier.service")
    }

    @Test("started again and again, duband is said to be up only when it answers")
    func ready() async throws {
        let house = try await house()
        try await house.importSample()
        for _ in 0..<5 {
            try await house.rig.systemctl("restart", "duband.service")
            // Not through the socket, which would wait: what has been answered within a moment of the start.
            let answer = try await house.rig.run(["timeout", "2", "dubanctl", "status", "--json"], as: "wang-wu")
            #expect([0, 2].contains(answer.status), "\(answer.errors)")
            #expect(try await house.rig.show("StatusText", of: "duband.service").contains("open tasks"))
        }
    }

    @Test("a second duband on the same state is refused with words, and the first works on")
    func second() async throws {
        let house = try await house()
        try await house.importSample()
        let second = try await house.rig.run(
            [
                "sh", "-c",
                "sed 's|/run/duban/control|/tmp/second|' /etc/duban/duban.yaml > /etc/duban/second.yaml; "
                    + "timeout 20 runuser -u duban -- /usr/lib/duban/duband --configuration /etc/duban/second.yaml",
            ])
        #expect(second.status == 1, "\(second.status) \(second.errors)")
        #expect(
            (second.errors + second.output).contains("is in use; only one duband may have it"),
            "\(second.errors)\(second.output)")
        try await house.runDay()
        #expect(try await house.campaign().outbox.queued > 10)
    }

    // MARK: Stop

    @Test("stopped amid a day's work, duband ends it at the next start: every reminder once, none missing")
    func stopInBatch() async throws {
        let house = try await house()
        try await house.importSample()
        // What an undisturbed day brings.
        try await house.runDay()
        let whole = try await house.journal(.reminderDecided).compactMap { $0["DUBAN_REMINDER"] }
        let disturbed = try await self.house()
        try await disturbed.importSample()
        try await disturbed.rig.succeed([
            "sh", "-c", "dubanctl review run >/dev/null 2>&1 & sleep 0.05; systemctl stop duband.service; wait",
        ])
        #expect(try await disturbed.rig.show("Result", of: "duband.service") == "success")
        try await disturbed.runDay()
        let decided = try await disturbed.journal(.reminderDecided).compactMap { $0["DUBAN_REMINDER"] }
        #expect(decided.sorted() == whole.sorted())
    }

    @Test("duband, the courier and a plugin killed in each phase: all come back, nothing is lost, nothing told twice")
    func killedInEachPhase() async throws {
        let house = try await house("RestartSec=50ms")
        let rig = house.rig
        try rig.write(
            "[Service]\nRestartSec=50ms\n", to: "/etc/systemd/system/duban-courier.service.d/test.conf")
        try await rig.systemctl("daemon-reload")
        func kill(_ unit: String) async throws {
            let before = try await rig.show("MainPID", of: unit)
            try await rig.systemctl("kill", "--kill-whom=main", "--signal=KILL", unit)
            try await until("\(unit) is back") {
                let now = try await rig.show("MainPID", of: unit)
                return try await rig.show("ActiveState", of: unit) == "active" && now != before && now != "0"
            }
        }
        // At rest, with an import under way, with the day under way, with mail under way.
        try await rig.systemctl("start", "duband.service", "duban-courier.service")
        try await kill("duban-courier.service")
        try await kill("duband.service")
        let sample = "/usr/share/doc/duban/sample"
        try await rig.succeed([
            "sh", "-c",
            "dubanctl import \(sample)/people.csv \(sample)/ledger.csv >/dev/null 2>&1 & sleep 0.03; "
                + "systemctl kill --kill-whom=main --signal=KILL duband.service; wait; true",
        ])
        try await until("duband is back") { try await house.isActive() }
        try await house.importSample()
        try await rig.succeed([
            "sh", "-c",
            "dubanctl review run >/dev/null 2>&1 & sleep 0.04; pkill -KILL -f [d]uban-plugin-host; "
                + "systemctl kill --kill-whom=main --signal=KILL duband.service; wait; true",
        ])
        try await until("duband is back") { try await house.isActive() }
        try await house.runDay()
        for round in 1...3 {
            try await until("mail arrives") { house.mail().count >= min(4 * round, 12) }
            try await kill(round == 2 ? "duband.service" : "duban-courier.service")
        }
        try await until("everything is told, or in doubt") {
            let outbox = try await house.campaign().outbox
            return outbox.queued + outbox.leased == 0
        }
        try await house.pretend("2021-05-06", "RestartSec=50ms")
        try await rig.systemctl("restart", "duband.service")
        try await house.runDay()
        try await house.everybodyTold()
        let mail = try house.messageIdentifiers()
        #expect(Set(mail).count == mail.count, "told twice")
        #expect(mail.count == (try await house.campaign().outbox.told))
        let reminders = try await house.journal(.reminderDecided).map { $0["DUBAN_REMINDER"] }
        #expect(Set(reminders).count == reminders.count)
        #expect(try await rig.run(["dubanctl", "audit", "verify"], as: "li-si").status == 0)
        try await rig.succeed(["rm", "-r", "/etc/systemd/system/duban-courier.service.d"])
    }

    // MARK: Configuration

    @Test("systemctl reload takes a fit configuration; one that is unfit fails with words, and duband works on")
    func reload() async throws {
        let house = try await house()
        try await house.rig.systemctl("start", "duband.service")
        let pid = try await house.rig.show("MainPID", of: "duband.service")
        try await house.rig.succeed(["sed", "-i.kept", "s/opens: \"08:30\"/opens: \"08:00\"/", "/etc/duban/duban.yaml"])
        try await house.rig.systemctl("reload", "duband.service")
        #expect(try await house.journal(.configurationReloaded).count == 1)
        try await house.rig.succeed(["sed", "-i", "s/^channel: maildir/channel: pigeon/", "/etc/duban/duban.yaml"])
        #expect(try await house.rig.run(["systemctl", "reload", "duband.service"]).status != 0)
        let unfit = try #require(try await house.journal(.configurationUnfit).first)
        #expect(unfit["MESSAGE"]?.contains("/etc/duban/duban.yaml:") == true && unfit["PRIORITY"] == "3")
        try await house.rig.systemctl("kill", "--kill-whom=main", "--signal=HUP", "duband.service")
        try await until("the signal is answered") { try await house.journal(.configurationUnfit).count == 2 }
        #expect(try await house.rig.show("MainPID", of: "duband.service") == pid)
        #expect(try await house.answers())
        try await house.rig.succeed(["mv", "/etc/duban/duban.yaml.kept", "/etc/duban/duban.yaml"])
        try await house.rig.systemctl("reload", "duband.service")
    }

    @Test("a credential that is missing keeps the courier from starting, with words; duband keeps all that waits")
    func missingCredential() async throws {
        let house = try await house()
        let rig = house.rig
        try await rig.succeed(["cp", "/etc/duban/duban.yaml", "/etc/duban/duban.yaml.kept"])
        try await rig.succeed([
            "sh", "-c",
            """
            sed -i 's/^channel: maildir/channel: smtp/' /etc/duban/duban.yaml
            printf '  smtp: {host: 127.0.0.1, port: 1, security: tls, user: duban, password-credential: smtp-password}\\n' \
                >> /etc/duban/duban.yaml
            """,
        ])
        let checked = try await rig.run(["dubanctl", "config", "check"])
        try #require(checked.status == 0, "\(checked.errors)")
        try await house.importSample()
        try await house.runDay()
        let waiting = try await house.campaign().outbox.queued
        #expect(waiting > 10)
        try await rig.systemctl("start", "--no-block", "duban-courier.service")
        try await until("the courier says what it lacks") {
            try await rig.journal(after: house.beginning).contains {
                $0["_SYSTEMD_UNIT"] == "duban-courier.service" && $0["MESSAGE"]?.contains("smtp-password") == true
            }
        }
        #expect(try await house.campaign().outbox.queued == waiting)
        try await rig.systemctl("stop", "duban-courier.service")
        try await rig.succeed(["mv", "/etc/duban/duban.yaml.kept", "/etc/duban/duban.yaml"])
    }

    // MARK: The machine

    @Test("journald restarted or absent holds nobody up, and what is said afterwards is there")
    func journald() async throws {
        let house = try await house()
        try await house.importSample()
        try await house.rig.systemctl("restart", "systemd-journald.service")
        try await house.runDay()
        #expect(try await house.journal(.dayFinished).isEmpty == false)
        try await house.rig.systemctl(
            "stop", "systemd-journald.socket", "systemd-journald-dev-log.socket", "systemd-journald.service")
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.everybodyTold()
        let told = house.mail().count
        #expect(told > 10)
        try await house.rig.systemctl("start", "systemd-journald.service")
        #expect(try await house.isActive())
        try await house.rig.succeed(["dubanctl", "config", "reload"])
        try await until("it is heard again") { try await house.journal(.configurationReloaded).count == 1 }
    }

    @Test(
        "with a full disk nothing is told that cannot be recorded, it is said, and with room again all goes on by itself"
    )
    func diskFull() async throws {
        let house = try await house()
        let rig = house.rig
        try await house.stopped()
        try await rig.succeed([
            "mount", "-t", "tmpfs", "-o", "size=8m,mode=0700,uid=duban,gid=duban", "tmpfs", "/var/lib/duban",
        ])
        try await rig.systemctl("start", "duband.socket")
        try await house.importSample()
        func fill() async throws {
            try await rig.succeed(["sh", "-c", "dd if=/dev/zero of=/var/lib/duban/filler bs=4k 2>/dev/null; true"])
        }
        try await fill()
        let refused = try await house.dubanctl("review", "run", as: "li-si")
        #expect(refused.status == 1 && refused.errors.contains("disk is full"), "\(refused.errors)")
        let failed = try await house.journal().filter { $0["PRIORITY"].map { $0 <= "3" } == true }
        #expect(failed.contains { $0["MESSAGE"]?.contains("full") == true }, "\(failed.map { $0["MESSAGE"] ?? "" })")
        #expect(try await house.answers())
        try await rig.succeed(["rm", "/var/lib/duban/filler"])
        try await house.runDay()
        let composed = try await house.campaign().outbox.queued
        #expect(composed > 10)

        try await fill()
        try await rig.systemctl("start", "duban-courier.service")
        try await until("the courier was told that nothing can be recorded") {
            try await rig.journal(after: house.beginning).contains {
                ["duband.service", "duban-courier.service"].contains($0["_SYSTEMD_UNIT"])
                    && $0["MESSAGE"]?.contains("full") == true && $0["PRIORITY"].map { $0 <= "3" } == true
            }
        }
        #expect(house.mail().isEmpty)
        #expect(try await house.isActive())
        try await rig.succeed(["rm", "/var/lib/duban/filler"])
        try await house.everybodyTold()
        #expect(house.mail().count == composed)
        #expect(Set(try house.messageIdentifiers()).count == composed)
        try await rig.systemctl("stop", "duban-courier.service", "duband.socket", "duband.service")
        try await rig.succeed(["umount", "/var/lib/duban"])
    }

    @Test("a state directory that cannot be written to is said in words, and duband does not pretend to be up")
    func readOnlyState() async throws {
        try await house().stopped()
        let house = try await house("ReadOnlyPaths=/var/lib/duban\nRestart=no")
        let started = try await house.rig.run(["systemctl", "start", "duband.service"])
        #expect(started.status != 0)
        #expect(try await house.rig.show("ActiveState", of: "duband.service") == "failed")
        let words = try await house.journal().compactMap { $0["MESSAGE"] }
        #expect(
            words.contains { $0.contains("/var/lib/duban/ledger.sqlite cannot be opened: Read-only file system") },
            "\(words)")
    }

    /// libfaketime's, which reads the time from a file again and again.
    private static let clock = """
        ExecStart=
        ExecStart=/usr/lib/duban/duband
        Environment=TZ=UTC FAKETIME_TIMESTAMP_FILE=/etc/duban/clock FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1
        Environment=LD_PRELOAD=\(library ?? "")
        """
    private static let library = try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")
        .map { "/usr/lib/\($0)/faketime/libfaketime.so.1" }.first(where: FileManager.default.fileExists)

    @Test("the clock goes on an hour, back a year and on three years: nobody hears anything twice, or before its day")
    func clockSteps() async throws {
        try #require(Self.library != nil, "libfaketime is one of the packages of `make test-packages`")
        let house = try await house(Self.clock)
        let rig = house.rig
        func step(to moment: String) async throws {
            try rig.write(moment, to: "/etc/duban/clock")
            // What is due now is looked at as soon as somebody asks for something.
            try await rig.succeed(["dubanctl", "config", "reload"])
        }
        try rig.write("2022-04-29 01:00:00", to: "/etc/duban/clock")
        try await rig.systemctl("start", "duban-courier.service")
        try await house.importSample()
        try await house.runDay()
        try await house.everybodyTold()
        let told = house.mail().count
        #expect(told > 10)
        try await step(to: "2022-04-29 02:00:00")
        try await house.everybodyTold()
        #expect(house.mail().count == told)

        try await step(to: "2021-04-29 01:00:00")
        try await until("it is said") { try await house.journal(.clockWentBack).isEmpty == false }
        #expect(try await house.answers())
        #expect(house.mail().count == told)

        // Still within the campaign, and on a working day.
        try await step(to: "2024-02-20 01:00:00")
        try await until("the day is opened") {
            try await house.journal(.dayOpened).contains { $0["DUBAN_DAY"] == "2024-02-20" }
        }
        #expect(try await house.journal(.daysSkipped).isEmpty == false)
        try await until("they are told of it") { house.mail().count > told }
        try await house.everybodyTold()
        // Three years on the campaign is over.
        let all = house.mail().count
        try await step(to: "2025-04-29 01:00:00")
        #expect(try await house.answers())
        #expect(house.mail().count == all)
        let mail = try house.messageIdentifiers()
        #expect(Set(mail).count == mail.count)
        let reminders = try await house.journal(.reminderDecided).map { $0["DUBAN_REMINDER"] }
        #expect(Set(reminders).count == reminders.count)
        #expect(try await house.restarts() == 0)
        try await rig.succeed(["rm", "/etc/duban/clock"])
    }

    @Test("a ledger of an older version is copied, brought up to date, and served; the copy is a whole ledger")
    func upgrade() async throws {
        let house = try await house()
        try await house.stopped()
        let ledger = "/var/lib/duban/ledger.sqlite"
        try await withTemporaryDirectory { directory in
            let old = try DatabaseQueue(path: directory + "/ledger.sqlite")
            try Schema.migrator.migrate(
                old, upTo: "11: what is counted is counted once, and every list has its index")
            try old.close()
            try FileManager.default.copyItem(
                atPath: directory + "/ledger.sqlite", toPath: house.rig.root + ledger)
        }
        try await house.rig.succeed(["chown", "duban:duban", ledger])
        try await house.rig.systemctl("start", "duband.socket")
        #expect(try await house.answers())
        let upgraded = try await house.journal(.ledgerUpgraded)
        #expect(upgraded.count == 1)
        let copy = ledger + ".before-12"
        #expect(upgraded.first?["MESSAGE"]?.contains(copy) == true)
        let proof = try await house.rig.run(["/usr/lib/duban/duband", "--audit", copy])
        #expect(proof.status == 0, "\(proof.output)\(proof.errors)")
        #expect(try await house.rig.run(["dubanctl", "audit", "verify"], as: "li-si").status == 0)
        try await house.importSample()
        try await house.runDay()
        #expect(try await house.campaign().outbox.queued > 10)
    }
}
