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

/// What somebody may do, and through what.
package struct PermissionGrant: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        case root, daemonUser
        case group(UInt32)
    }

    package let permission: Permission
    /// Nil where nothing gives them anything.
    package let source: Source?
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
    package func permission(of peer: Peer) -> Permission { grant(of: peer).permission }

    /// That permission, and what gives it; the courier has none beside what is its own. The user comes before groups, the peer's own group before the others in their order.
    package func grant(of peer: Peer) -> PermissionGrant {
        if peer.uid == 0 { return PermissionGrant(permission: .administer, source: .root) }
        if peer.uid == daemonUser { return PermissionGrant(permission: .administer, source: .daemonUser) }
        // It is of the group that may connect, and so that it may do that alone.
        if peer.uid == courierUser { return PermissionGrant(permission: .none, source: nil) }
        let groups = [peer.gid] + peer.groups
        for (permission, granting) in [
            (Permission.administer, administerGroups), (.operate, operateGroups), (.read, readGroups),
        ] {
            guard let group = groups.first(where: granting.contains) else { continue }
            return PermissionGrant(permission: permission, source: .group(group))
        }
        return PermissionGrant(permission: .none, source: nil)
    }

    /// Whether the peer is the courier. Root is not: what the courier says about mail, the courier alone may say.
    package func isCourier(_ peer: Peer) -> Bool {
        peer.uid == courierUser
    }
}
