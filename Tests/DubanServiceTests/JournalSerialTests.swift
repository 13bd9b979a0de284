import DubanControl
import DubanSystem
import DubanTestSupport
import Foundation
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// What an administrator reads in a real journal.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .installedHouse)
struct JournalSerialTests {
    @Test(
        "journalctl -x explains an entry in the reader's language",
        arguments: [
            ("C", "Subject: The day 2021-04-30 of gongye is done", "Nothing is to be done."),
            ("zh_TW.UTF-8", "Subject: 行動 gongye 的 2021-04-30 工作已完成", "無須處理。"),
            ("zh_CN.UTF-8", "Subject: 行动 gongye 的 2021-04-30 工作已完成", "无须处理。"),
        ])
    func explained(locale: String, subject: String, advice: String) async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        try await house.importSample()
        try await house.runDay()
        try await house.rig.succeed(["journalctl", "--update-catalog"])
        // All that counts here of a locale is what it is called.
        let locales = "/usr/lib/locale"
        try await house.rig.succeed([
            "sh", "-c", "for name in zh_TW zh_CN; do cp -rT \(locales)/C.utf8 \(locales)/$name.utf8; done",
        ])
        let text = try await house.rig.succeed([
            "env", "LC_ALL=\(locale)", "journalctl", "--no-pager", "-x",
            "MESSAGE_ID=\(JournalEvent.dayFinished.rawValue)",
        ])
        #expect(text.contains(subject) && text.contains(advice), "\(text)")
    }

    @Test("in a whole day, from the start to the stop, the services say nothing but what the catalog explains")
    func nothingElse() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.runDay()
        try await house.everybodyTold()
        // Each takes a ledger of its own apart.
        try await house.rig.succeed(["dubanctl", "audit", "verify"])
        try await house.rig.succeed(["dubanctl", "backup", "/var/lib/duban/copy.sqlite"])
        try await house.rig.systemctl("stop", "duban-courier.service", "duband.socket", "duband.service")
        let entries = try await house.rig.journal(after: house.beginning).filter {
            ["duband.service", "duban-courier.service"].contains($0["_SYSTEMD_UNIT"])
        }
        #expect(entries.count > 100)
        let unexplained = entries.filter { JournalEvent(rawValue: $0["MESSAGE_ID"] ?? "") == nil }
        #expect(unexplained.isEmpty, "\(Set(unexplained.compactMap { $0["MESSAGE"] }))")
    }

    @Test("a service that cannot start says why, in one entry that is explained")
    func failure() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        let rig = house.rig
        try await rig.succeed([
            "sh", "-c", "cp -p /etc/duban/duban.yaml /etc/duban/kept; echo 'a: b' >> /etc/duban/duban.yaml",
        ])
        #expect(try await rig.run(["systemctl", "--quiet", "start", "duban-courier.service"]).status != 0)
        try await rig.systemctl("stop", "duban-courier.service")
        try await rig.succeed(["mv", "/etc/duban/kept", "/etc/duban/duban.yaml"])
        let entries = try await rig.journal(after: house.beginning).filter {
            $0["MESSAGE_ID"] == JournalEvent.serviceFailed.rawValue && $0["SYSLOG_IDENTIFIER"] == "duban-courier"
        }
        let entry = try #require(entries.first)
        #expect(entry["PRIORITY"] == "2")
        #expect(entry["MESSAGE"]?.contains("duban.yaml:") == true, "\(entry["MESSAGE"] ?? "")")
    }

    @Test("with a namespace of its own, duband's entries are there and nowhere else")
    func namespace() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig), "LogNamespace=duban")
        try await house.importSample()
        let wanted = "MESSAGE_ID=\(JournalEvent.importApplied.rawValue)"
        try await house.rig.succeed(["journalctl", "--namespace", "duban", "--sync"])
        let own = try await house.rig.succeed(["journalctl", "--namespace", "duban", "--output", "cat", wanted])
        #expect(own.contains("imported tasks into gongye"))
        #expect(try await house.journal(.importApplied).isEmpty)
        // What is mounted for the namespace would be in the next test's way.
        try await house.rig.systemctl("stop", "duband.socket", "duband.service")
    }
}
