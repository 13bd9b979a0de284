import DubanTestSupport
import Testing

/// Boots one rig for all tests of a suite and installs the house into it.
struct HouseTrait: SuiteTrait, TestScoping {
    @TaskLocal static var rig: Rig?

    var cgroup = "unified"

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Rig.withRig(cgroup: cgroup) { rig in
            try await House.install(into: rig)
            try await HouseTrait.$rig.withValue(rig) { try await function() }
        }
    }
}

extension SuiteTrait where Self == HouseTrait {
    static var installedHouse: HouseTrait { HouseTrait() }
    /// One in which limits on memory hold.
    static var boundedHouse: HouseTrait { HouseTrait(cgroup: "hybrid") }
}
