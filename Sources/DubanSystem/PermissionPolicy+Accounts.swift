import Glibc

/// An account that the settings name and the host does not have.
package enum MissingAccount: Hashable, Sendable, CustomStringConvertible {
    /// - Parameter permission: what nobody has through it.
    case group(String, permission: String)
    case courierUser(String)

    package var description: String {
        switch self {
        case .group(let name, let permission): "There is no group '\(name)'; nobody may \(permission) through it."
        case .courierUser(let name):
            "There is no user '\(name)'; no courier can take anything from the outbox."
        }
    }
}

extension PermissionPolicy {
    /// The policy for accounts given by name or number, looked up in the host's account databases.
    ///
    /// A name that no database knows gives nobody anything, and is `missing`.
    package static func resolving(
        daemonUser: UInt32, readGroup: String, operateGroup: String, administerGroup: String, courierUser: String
    ) -> (policy: PermissionPolicy, missing: [MissingAccount]) {
        var missing: [MissingAccount] = []
        func group(_ name: String, grants permission: String) -> Set<UInt32> {
            if let number = groupNumber(name) { return [number] }
            missing.append(.group(name, permission: permission))
            return []
        }
        let read = group(readGroup, grants: "read")
        let operate = group(operateGroup, grants: "operate")
        let administer = group(administerGroup, grants: "administer")
        let courier = userNumber(courierUser)
        if courier == nil { missing.append(.courierUser(courierUser)) }
        let policy = PermissionPolicy(
            daemonUser: daemonUser, readGroups: read, operateGroups: operate, administerGroups: administer,
            courierUser: courier)
        return (policy, missing)
    }

    private static func groupNumber(_ name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        return withLookupBuffer { getgrnam_r(name, &entry, $0, $1, &found) } && found != nil ? entry.gr_gid : nil
    }

    fileprivate static func groupName(_ number: UInt32) -> String? {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        return withLookupBuffer { getgrgid_r(number, &entry, $0, $1, &found) } && found != nil
            ? String(cString: entry.gr_name) : nil
    }

    private static func userNumber(_ name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withLookupBuffer { getpwnam_r(name, &entry, $0, $1, &found) } && found != nil ? entry.pw_uid : nil
    }

    /// Repeats a lookup with a larger buffer while it says ERANGE (a group with many members), up to 1 MiB.
    private static func withLookupBuffer(_ lookup: (UnsafeMutablePointer<CChar>, Int) -> CInt) -> Bool {
        var size = 4096
        while size <= 1 << 20 {
            var buffer = [CChar](repeating: 0, count: size)
            let code = buffer.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.map { lookup($0, buffer.count) } ?? ENOMEM
            }
            if code != ERANGE { return code == 0 }
            size *= 4
        }
        return false
    }
}

extension PermissionGrant {
    /// As the record has it: `operate by group duban-operate`, or `group 4711` where the system has no such group; nil where
    /// there is none.
    package var words: String? {
        switch source {
        case .root: "\(permission) as root"
        case .daemonUser: "\(permission) as duband's own user"
        case .group(let number): "\(permission) by group \(PermissionPolicy.groupName(number) ?? String(number))"
        case nil: nil
        }
    }
}
