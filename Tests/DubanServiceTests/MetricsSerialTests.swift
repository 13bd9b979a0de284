import DubanTestSupport
import Foundation
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// What node_exporter would read.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .installedHouse)
struct MetricsSerialTests {
    @Test("the timer's service writes a file that everybody may read, and one that says so where duband is away")
    func file() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-metrics.service")
        let path = "/var/lib/duban-metrics/duban.prom"
        func text() throws -> String { try String(contentsOfFile: house.rig.root + path, encoding: .utf8) }
        #expect(try text().contains("\nduban_up 1\n"))
        #expect(try text().contains(#"duban_envelopes{campaign="gongye",state="queued"}"#))
        let bytes = try text().firstMatch(of: /\nduban_state_free_bytes ([0-9]+)\n/)?.1
        #expect(try #require(bytes.flatMap { Int64($0) }) > 0, "duband sees its own disk")
        #expect(try await house.rig.succeed(["stat", "-c", "%a %U", path]) == "644 duban-metrics\n")

        try await house.rig.systemctl("stop", "duband.socket", "duband.service")
        try await house.rig.systemctl("start", "duban-metrics.service")
        #expect(try text().hasSuffix("\nduban_up 0\n"))
    }

    @Test("systemd finds nothing to say against the units, and little to attack in them")
    func units() async throws {
        let rig = try #require(HouseTrait.rig)
        let verified = try await rig.run(["systemd-analyze", "verify", "duban-metrics.timer", "duban-metrics.service"])
        #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified.errors)")
        let security = try await rig.run(["systemd-analyze", "security", "--threshold=6", "duban-metrics.service"])
        #expect(security.status == 0, "\(security.output.suffix(200))")
    }
}
