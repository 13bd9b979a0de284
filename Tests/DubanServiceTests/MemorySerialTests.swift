import DubanControl
import DubanDaemon
import DubanTestSupport
import Foundation
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// The service's own bound on memory.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .boundedHouse)
struct MemorySerialTests {
    @Test("a plugin that takes the service's memory is killed, its task is parked and told, and duband goes on")
    func plugin() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig), "MemoryMax=500M\nMemorySwapMax=0")
        let rig = house.rig
        try FileManager.default.copyItem(
            atPath: BuildProduct.plugin("Misbehaviour"), toPath: rig.root + "/usr/lib/duban/plugins/misbehaviour.so")
        // Its own bound would end it before.
        try await rig.succeed(["sed", "-i", "s/memory-limit: 512/memory-limit: 8192/", "/etc/duban/duban.yaml"])
        try await house.importSample()
        let pid = try await rig.show("MainPID", of: "duband.service")
        try await rig.succeed(
            [
                "dubanctl", "task", "add", "M-1", "endless-allocation", "--pillar", "搗亂", "--unit", "市工業和信息化局",
                "--owner", "張三", "--due", "2021-05-06",
            ], as: "li-si")
        try await house.runDay()
        let died = try await house.journal(.pluginDied)
        #expect(died.contains { $0["DUBAN_PLUGIN"] == "misbehaviour" })
        #expect(try await house.journal(.taskParked).map { $0["DUBAN_TASK"] } == ["M-1"])
        #expect(try await rig.show("MainPID", of: "duband.service") == pid)
        #expect(try await house.restarts() == 0)
        #expect(
            try await rig.journal(after: house.beginning).contains {
                $0["UNIT"] == "duband.service" && $0["MESSAGE"]?.contains("OOM") == true
            }, "the kernel has killed it, and nobody else")
        let told = try await house.journal(.reminderDecided).compactMap { $0["DUBAN_TASK"] }
        #expect(told.contains("M-1") && Set(told).count > 20)
    }
}
