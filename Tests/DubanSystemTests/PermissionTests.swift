import DubanSystem
import Testing

@Suite struct PermissionTests {
    private let policy = PermissionPolicy(
        daemonUser: 900, readGroups: [10], operateGroups: [20], administerGroups: [30], courierUser: 901)

    @Test(
        "the greatest permission counts, whichever of a peer's groups gives it",
        arguments: [
            (0, 0, [], Permission.administer), (900, 900, [], .administer), (901, 901, [], .none),
            (901, 901, [10], .none), (901, 10, [30], .none),
            (1000, 1000, [], .none), (1000, 10, [], .read), (1000, 20, [], .operate), (1000, 30, [], .administer),
            (1000, 1000, [10], .read), (1000, 1000, [5, 20], .operate), (1000, 10, [20], .operate),
            (1000, 10, [30, 20], .administer), (10, 1000, [], .none), (1000, 0, [0], .none),
        ] as [(UInt32, UInt32, [UInt32], Permission)])
    func permissions(uid: UInt32, gid: UInt32, groups: [UInt32], expected: Permission) {
        #expect(policy.permission(of: Peer(pid: 1, uid: uid, gid: gid, groups: groups)) == expected)
    }

    @Test(
        "what gives a peer its permission is named",
        arguments: [
            (0, 30, [], "administer as root"), (900, 30, [], "administer as duband's own user"),
            (1000, 4711, [5, 20, 4712], "operate by group 4711"), (1000, 1, [20, 0, 10], "read by group root"),
            (1000, 1000, [], nil),
        ] as [(UInt32, UInt32, [UInt32], String?)])
    func grants(uid: UInt32, gid: UInt32, groups: [UInt32], words: String?) {
        let policy = PermissionPolicy(daemonUser: 900, readGroups: [0], operateGroups: [4711, 4712])
        #expect(policy.grant(of: Peer(pid: 1, uid: uid, gid: gid, groups: groups)).words == words)
    }

    @Test("permissions are ordered, each above the one that it includes")
    func order() {
        #expect(Permission.allCases.sorted() == [.none, .read, .operate, .administer])
    }

    @Test("the outbox is the courier's alone")
    func courier() {
        func isCourier(_ uid: UInt32, _ policy: PermissionPolicy) -> Bool {
            policy.isCourier(Peer(pid: 1, uid: uid, gid: 901, groups: [901]))
        }
        #expect(isCourier(901, policy))
        #expect(!isCourier(0, policy))
        #expect(!isCourier(900, policy))
        #expect(!isCourier(0, PermissionPolicy(daemonUser: 900)))
    }

    @Test("accounts are found by name and by number; those that are not there give nobody anything, and are named")
    func accounts() {
        let (policy, missing) = PermissionPolicy.resolving(
            daemonUser: 900, readGroup: "root", operateGroup: "4711", administerGroup: "no-such-group",
            courierUser: "no-such-user")
        #expect(
            policy
                == PermissionPolicy(daemonUser: 900, readGroups: [0], operateGroups: [4711], administerGroups: []))
        #expect(
            missing.map(\.description) == [
                "There is no group 'no-such-group'; nobody may administer through it.",
                "There is no user 'no-such-user'; no courier can take anything from the outbox.",
            ])
    }
}
