import DubanControl
import DubanSystem
import DubanTestSupport
import Foundation
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// The installed units under a real systemd, with real users and a real journal.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .installedHouse)
struct ServiceSerialTests {
    private func house(_ settings: String = "") async throws -> House {
        try await House.fresh(on: try #require(HouseTrait.rig), settings)
    }

    @Test("systemd finds nothing to say against the units, and little to attack in them")
    func units() async throws {
        let rig = try #require(HouseTrait.rig)
        let units = ["duband.socket", "duband.service", "duban-courier.service"]
        let verified = try await rig.run(["systemd-analyze", "verify"] + units)
        #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified.errors)")
        // In tenths, as systemd 252 counts: a daemon without a network, and one with.
        for (unit, threshold) in [("duband.service", 4), ("duban-courier.service", 12)] {
            let security = try await rig.run(["systemd-analyze", "security", "--threshold=\(threshold)", unit])
            #expect(security.status == 0, "\(security.output.suffix(200))")
        }
    }

    @Test("the first connection starts duband, which says when it is ready and how it stands")
    func socketActivation() async throws {
        let house = try await house()
        #expect(try await house.isActive() == false)
        #expect(try await house.answers())
        #expect(try await house.isActive())
        #expect(try await house.rig.show("StatusText", of: "duband.service").hasPrefix("Serving 1 campaign"))
        let started = try await house.journal(.pluginStarted)
        #expect(Set(started.compactMap { $0["DUBAN_PILLAR"] }).count == 7)
        #expect(started.allSatisfy { $0["SYSLOG_IDENTIFIER"] == "duband" && $0["PRIORITY"] == "6" })
    }

    @Test("duban-operate imports, duban may ask, a stranger may not even connect")
    func permissions() async throws {
        let house = try await house()
        let people = "/usr/share/doc/duban/sample/people.csv"
        #expect(try await house.dubanctl("import", people, as: "zhao-liu").status != 0)
        #expect(try await house.isActive() == false, "a stranger has started duband")
        #expect(try await house.dubanctl("import", people, as: "wang-wu").status != 0)
        #expect(try await house.answers())
        #expect(try await house.journal(.importApplied).isEmpty)
        try await house.importSample()
        let uid = try await house.rig.succeed(["id", "-u", "li-si"]).trimmingCharacters(in: .newlines)
        let imports = try await house.journal(.importApplied)
        #expect(imports.count == 2)
        #expect(imports.allSatisfy { $0["MESSAGE"]?.hasPrefix("li-si (uid \(uid)) imported") == true })
        #expect(imports.last?["DUBAN_CAMPAIGN"] == "gongye")
    }

    @Test("a day's work lies in the journal entry by entry, and in the mail of whoever was told")
    func day() async throws {
        let house = try await house()
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.runDay()
        try await house.everybodyTold()

        let opened = try await house.journal(.dayOpened)
        #expect(opened.map { $0["DUBAN_DAY"] } == ["2021-04-30"])
        let finished = try #require(try await house.journal(.dayFinished).last)
        #expect(finished["DUBAN_DAY"] == "2021-04-30" && finished["DUBAN_CAMPAIGN"] == "gongye")

        let figures = try #require(try await house.campaign().figures)
        let reminders = try await house.journal(.reminderDecided)
        #expect(reminders.count > 50)
        #expect(figures.reminders == reminders.count)
        #expect(Set(reminders.map { $0["DUBAN_REMINDER"] }).count == reminders.count)
        for field in ["DUBAN_TASK", "DUBAN_PERSON", "DUBAN_PILLAR", "DUBAN_RULE", "DUBAN_DAY", "DUBAN_CAMPAIGN"] {
            #expect(reminders.allSatisfy { $0[field]?.isEmpty == false }, "\(field)")
        }

        let told = try await house.journal(.envelopeTold)
        let mail = house.mail()
        #expect(told.count == mail.count && mail.count > 10)
        #expect(Set(told.compactMap { $0["DUBAN_PERSON"] }).isSubset(of: reminders.compactMap { $0["DUBAN_PERSON"] }))
        let owners = try await house.rig.succeed(["find", House.maildir, "-printf", "%U\n"])
        let courier = try await house.rig.succeed(["id", "-u", "duban-courier"]).trimmingCharacters(in: .newlines)
        #expect(Set(owners.split(separator: "\n").map(String.init)) == [courier])
    }

    @Test("calendars lie where the administrator has made room for them, for the web server's group and nobody else")
    func calendars() async throws {
        let house = try await house()
        try await house.rig.succeed([
            "sh", "-c",
            """
            install -d -o duban -g mail -m 2710 /var/lib/duban-calendars
            echo 'calendar-feed: {directory: /var/lib/duban-calendars}' >> /etc/duban/duban.yaml
            """,
        ])
        try await house.importSample()
        let list = try await house.rig.succeed(["dubanctl", "calendar", "list", "--json"])
        let count = list.components(separatedBy: ".ics").count - 1
        #expect(count > 10)
        func files() async throws -> [Substring] {
            try await house.rig.succeed([
                "find", "/var/lib/duban-calendars", "-name", "*.ics", "-printf", "%m %u %g %p\n",
            ]).split(separator: "\n")
        }
        try await until("all calendars are written") { try await files().count == count }
        for file in try await files() {
            let words = file.split(separator: " ")
            #expect(words.dropLast() == ["640", "duban", "mail"])
            #expect(list.contains(words.last?.split(separator: "/").last ?? "?"))
        }
        #expect(try await house.journal(.calendarsNotWritten).isEmpty)
        try await house.rig.succeed([
            "sh", "-c", "sed -i /^calendar-feed/d /etc/duban/duban.yaml; rm -r /var/lib/duban-calendars",
        ])
    }

    @Test("duband works without libdispatch's threads, whose monitor would wake it every second for ever")
    func threads() async throws {
        let house = try await house()
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.runDay()
        try await house.everybodyTold()
        let pid = try await house.rig.show("MainPID", of: "duband.service")
        let threads = try await house.rig.succeed(["sh", "-c", "cat /proc/\(pid)/task/*/comm"])
        #expect(threads.contains("NIO"))
        #expect(!threads.contains("qos"), "\(threads)")
    }

    @Test("a plugin that is killed is named in the journal, comes back, and costs nobody a reminder")
    func killedPlugin() async throws {
        let house = try await house()
        try await house.importSample()
        let hosts = try await house.rig.succeed(["pgrep", "-f", "duban-plugin-host.*project-construction"])
        try await house.rig.succeed(["kill", "-KILL", hosts.trimmingCharacters(in: .newlines)])
        try await house.runDay()

        let died = try await house.journal(.pluginDied)
        #expect(died.map { $0["DUBAN_PLUGIN"] } == ["project-construction"])
        #expect(died.first?["PRIORITY"] == "3")
        let starts = try await house.journal(.pluginStarted).filter { $0["DUBAN_PLUGIN"] == "project-construction" }
        #expect(starts.count == 2)
        #expect(try await house.journal(.taskParked).isEmpty)
        let judged = try await house.journal(.reminderDecided).compactMap { $0["DUBAN_PILLAR"] }
        #expect(judged.contains("project-construction"))
        #expect(try await house.campaign().figures?.parked == 0)
    }

    @Test("systemctl stop ends duband in order: it says that it stops, and its status is 0")
    func stop() async throws {
        let house = try await house()
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.rig.succeed(["systemd-analyze", "log-level", "debug"])
        let begun = ContinuousClock.now
        try await house.rig.systemctl("stop", "duband.service")
        #expect(ContinuousClock.now - begun < .seconds(5))
        try await house.rig.succeed(["systemd-analyze", "log-level", "info"])

        let messages = try await house.serviceManagerMessages()
        #expect(messages.contains { $0.contains("STOPPING=1") })
        #expect(try await house.rig.show("Result", of: "duband.service") == "success")
        #expect(try await house.rig.show("ExecMainStatus", of: "duband.service") == "0")
        let troubles = try await house.journal().filter { ["0", "1", "2", "3", "4"].contains($0["PRIORITY"]) }
        #expect(troubles.isEmpty, "\(troubles.map { $0["MESSAGE"] ?? "" })")
        // The courier waits, and works on when the next connection starts duband again.
        #expect(try await house.rig.show("ActiveState", of: "duban-courier.service") == "active")
        try await house.runDay()
        try await house.everybodyTold()
    }

    @Test("killed again and again amid the delivery, duband comes back and nobody hears anything twice")
    func killedDaemon() async throws {
        let house = try await house("RestartSec=50ms")
        try await house.importSample()
        try await house.runDay()
        let composed = try await house.campaign().outbox.queued
        #expect(composed > 10)
        try await house.rig.systemctl("start", "duban-courier.service")
        for kill in 1...3 {
            try await until("mail arrives") { house.mail().count >= min(kill * 5, composed) }
            try await house.rig.systemctl("kill", "--kill-whom=main", "--signal=KILL", "duband.service")
            try await house.restarted(kill)
        }
        try await until("everybody is told, or was as duband died") {
            let outbox = try await house.campaign().outbox
            return outbox.told + outbox.finalDot == composed
        }
        let outbox = try await house.campaign().outbox
        #expect(outbox.finalDot <= 3)
        #expect((outbox.told...composed).contains(house.mail().count))

        // What had its final dot and no receipt is tried again ten minutes later; by the next working day for sure.
        try await house.pretend("2021-05-06")
        try await house.rig.systemctl("restart", "duband.service")
        try await house.runDay()
        try await house.everybodyTold()
        #expect(house.mail().count == (try await house.campaign().outbox.told))
        #expect(Set(try house.messageIdentifiers()).count == house.mail().count)
        let reminders = try await house.journal(.reminderDecided).map { $0["DUBAN_REMINDER"] }
        #expect(Set(reminders).count == reminders.count)
    }

    @Test("duband feeds the watchdog while it works, and a duband that hangs is killed and started again")
    func watchdog() async throws {
        let house = try await house("WatchdogSec=600ms\nRestartSec=50ms")
        try await house.importSample()
        func lastFed() async throws -> Int {
            Int(try await house.rig.show("WatchdogTimestampMonotonic", of: "duband.service")) ?? -1
        }
        var fed = Set([try await lastFed()])
        try await until("the watchdog is fed five times more") {
            fed.insert(try await lastFed())
            return fed.count > 5
        }
        #expect(try await house.restarts() == 0)

        try await house.rig.systemctl("kill", "--kill-whom=main", "--signal=STOP", "duband.service")
        try await house.restarted(1)
        #expect(try await house.serviceManagerMessages().contains { $0.contains("Watchdog timeout (limit 600ms)!") })
        // The day goes on where it was.
        try await house.runDay()
        #expect(try await house.campaign().outbox.queued > 10)
        #expect(try await house.answers())
    }
}
