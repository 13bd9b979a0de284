/// What a caller on the control socket may do; each includes those before it.
package enum Permission: Int, Comparable, Sendable, CaseIterable {
    case none
    /// Ask.
    case read
    /// Also the daily work: import, report, silence.
    case operate
    /// Also what changes the house: reload, confirm the clock, close a parked task.
    case administer

    package static func < (left: Permission, right: Permission) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Who may do what. A pure function of the numbers that the kernel gives for a peer.
package struct PermissionPolicy: Hashable, Sendable {
    /// The user that the daemon runs as: may administer, as root may.
    package var daemonUser: UInt32
    package var readGroups: Set<UInt32>
    package var operateGroups: Set<UInt32>
    package var administerGroups: Set<UInt32>
    /// The user to whom alone the outbox is open; nil where there is none.
    package var courierUser: UInt32?

    package init(
        daemonUser: UInt32, readGroups: Set<UInt32> = [], operateGroups: Set<UInt32> = [],
        administerGroups: Set<UInt32> = [], courierUser: UInt32? = nil
    ) {
        self.daemonUser = daemonUser
        self.readGroups = readGroups
        self.operateGroups = operateGroups
        self.administerGroups = administerGroups
        self.courierUser = courierUser
    }

    /// The greatest permission that the peer's user or any of its groups gives.
    package func permission(of peer: Peer) -> Permission {
        if peer.uid == 0 || peer.uid == daemonUser { return .administer }
        func belongs(to groups: Set<UInt32>) -> Bool {
            groups.contains(peer.gid) || peer.groups.contains(where: groups.contains)
        }
        if belongs(to: administerGroups) { return .administer }
        if belongs(to: operateGroups) { return .operate }
        if belongs(to: readGroups) { return .read }
        return .none
    }

    /// Whether the peer is the courier. Root is not: what the courier says about mail, the courier alone may say.
    package func isCourier(_ peer: Peer) -> Bool {
        peer.uid == courierUser
    }
}
