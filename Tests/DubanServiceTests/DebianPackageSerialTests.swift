import DubanControl
import DubanTestSupport
import Foundation
import Testing

/// The Debian package on a bare machine: a Debian with what the package depends on, and without Swift.
/// `make test-package` makes both and names them here.
private enum Bare {
    static let package = ProcessInfo.processInfo.environment["DUBAN_TEST_PACKAGE"]
    static let machine = ProcessInfo.processInfo.environment["DUBAN_TEST_MACHINE"]
    static let obstacle: String? =
        Rig.obstacle
        ?? (package == nil || machine == nil
            ? "`make test-package` builds the package and the bare machine that this is tried on." : nil)
}

@Suite(
    .serialized, .timeLimit(.minutes(5)), .enabled(if: Bare.obstacle == nil, Comment(rawValue: Bare.obstacle ?? "")))
struct DebianPackageSerialTests {
    @Test("installed without Swift, read from, upgraded with mail waiting, not downgraded, removed and purged")
    func life() async throws {
        let package = try #require(Bare.package)
        try await Rig.withRig(machine: try #require(Bare.machine)) { rig in
            try await install(package, on: rig)
            let house = House(rig: rig, beginning: try await rig.journalCursor())
            try await firstReminder(house)
            try await upgrade(house)
            try await refuseDowngrade(rig)
            try await removeAndPurge(rig)
        }
    }

    private func install(_ package: String, on rig: Rig) async throws {
        #expect(try await rig.run(["sh", "-c", "command -v swift || ls -d /opt/swift"]).status != 0, "it has Swift")
        try FileManager.default.copyItem(atPath: package, toPath: rig.root + "/srv/duban.deb")
        let installed = try await rig.run(["dpkg", "-i", "/srv/duban.deb"])
        try #require(installed.status == 0, "\(installed.output)\(installed.errors)")
        for unit in ["duband.socket", "duband.service", "duban-courier.service"] {
            #expect(try await rig.show("ActiveState", of: unit) == "active", "\(unit)")
            #expect(try await rig.show("UnitFileState", of: unit) == "enabled", "\(unit)")
        }
        let owner = try await rig.succeed(["stat", "--format", "%U %a", "/var/lib/duban-calendars"])
        #expect(owner == "duban 2710\n")
        let plugins = try await rig.succeed(["dubanctl", "plugin", "list", "--json"])
        #expect(plugins.components(separatedBy: "\"running\" : true").count == 1 + 7, "\(plugins)")
        let pid = try await rig.show("MainPID", of: "duband.service")
        let threads = try await rig.succeed(["sh", "-c", "cat /proc/\(pid)/task/*/comm"])
        #expect(threads.contains("NIO") && !threads.contains("qos"), "\(threads)")
        #expect(try await rig.succeed(["journalctl", "-x", "-n", "50"]).contains("Defined-By: Duban"), "the catalog")
        let conffiles = try await rig.succeed(["dpkg-query", "--show", "--showformat", "${Conffiles}", "duban"])
        #expect(conffiles.contains("/etc/duban/duban.yaml") && conffiles.contains("/etc/duban/calendars/2021.yaml"))
        for unit in ["duband.service", "duban-courier.service"] {
            #expect(try await rig.run(["systemctl", "reload", unit]).status == 0, "\(unit)")
        }
    }

    private func firstReminder(_ house: House) async throws {
        let rig = house.rig
        try await rig.succeed([
            "systemd-sysusers", "--inline", "u li-si -", "m li-si duban", "m li-si duban-operate", "u wang-wu -",
            "m wang-wu duban",
        ])
        try await house.pretend("2021-04-30")
        try await rig.systemctl("restart", "duband.service")
        try await house.importSample()
        try await house.runDay()
        try await house.everybodyTold()
        let message = try #require(house.mail().first)
        let mail = try String(contentsOfFile: rig.root + House.maildir + "/" + message, encoding: .utf8)
        #expect(
            mail.contains("Subject: ") && mail.contains("From: ") && mail.contains("\r\n\r\n") || mail.contains("\n\n"))
        #expect(try await rig.run(["dubanctl", "task", "list"], as: "duban-courier").status == 77)
    }

    /// A version that differs in nothing but its number.
    private func upgrade(_ house: House) async throws {
        let rig = house.rig
        try await rig.systemctl("stop", "duban-courier.service")
        try await house.pretend("2021-05-06")
        try await rig.systemctl("restart", "duband.service")
        try await house.runDay()
        let waiting = try await house.campaign().outbox.queued
        #expect(waiting > 10)
        let before = house.mail().count
        try await rig.succeed([
            "sh", "-c",
            """
            echo '# ours' >> /etc/duban/duban.yaml
            dpkg-deb -R /srv/duban.deb /srv/newer && sed -i 's/^Version: .*/&+1/' /srv/newer/DEBIAN/control &&
                dpkg-deb -Znone -b /srv/newer /srv/newer.deb && rm -r /srv/newer
            """,
        ])
        try await rig.systemctl("enable", "--now", "duban-metrics.timer")
        let upgraded = try await rig.run(["dpkg", "-i", "/srv/newer.deb"])
        try #require(upgraded.status == 0, "\(upgraded.output)\(upgraded.errors)")
        try await until("duband is back") { try await house.isActive() }
        #expect(try await rig.succeed(["tail", "-n", "1", "/etc/duban/duban.yaml"]) == "# ours\n")
        for unit in ["duban-courier.service", "duban-metrics.timer"] {
            #expect(try await rig.show("ActiveState", of: unit) == "active", "\(unit)")
        }
        try await house.everybodyTold()
        #expect(house.mail().count == before + waiting)
        #expect(Set(try house.messageIdentifiers()).count == before + waiting)
    }

    private func refuseDowngrade(_ rig: Rig) async throws {
        let older = try await rig.run(["dpkg", "-i", "/srv/duban.deb"])
        #expect(older.status != 0)
        #expect((older.output + older.errors).contains("nothing is changed"), "\(older.output)\(older.errors)")
        #expect(try await rig.show("ActiveState", of: "duband.service") == "active")
    }

    private func removeAndPurge(_ rig: Rig) async throws {
        try await rig.succeed(["dpkg", "--remove", "duban"])
        #expect(try await rig.run(["systemctl", "is-active", "duband.service", "duban-courier.service"]).status != 0)
        let failed = try await rig.succeed(["systemctl", "list-units", "--failed", "--plain", "--no-legend", "duban*"])
        #expect(failed == "", "\(failed)")
        try await rig.succeed(["test", "-e", "/var/lib/duban/ledger.sqlite", "-a", "-e", "/etc/duban/duban.yaml"])
        let again = try await rig.run(["dpkg", "-i", "/srv/newer.deb"])
        #expect(again.status == 0, "\(again.output)\(again.errors)")
        try await rig.succeed(["dpkg", "--purge", "duban"])
        let left = try await rig.run([
            "sh", "-c",
            "ls -d /var/lib/duban* /etc/duban /usr/lib/duban /run/duban/control 2>/dev/null",
        ])
        #expect(left.output == "", "left behind: \(left.output)")
    }
}
