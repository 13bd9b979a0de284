import Glibc

/// A user as the kernel judges what they may, and what systemd starts a unit as.
struct Account: Hashable {
    var name: String
    var number: UInt32
    var primaryGroup: UInt32
    /// By their numbers: all groups that their processes are in.
    var groups: [UInt32: String]

    /// Which of a file's permission bits are theirs: the kernel looks at one class alone.
    enum PermissionClass: String {
        case owner = "u"
        case group = "g"
        case others = "o"
    }

    func permissionClass(of file: FileStanding) -> PermissionClass {
        if file.owner == number { return .owner }
        return groups.keys.contains(file.group) ? .group : .others
    }

    /// Whether its mode alone lets them; access lists and the sandboxes of units are not looked at.
    func may(_ access: FileAccess, _ file: FileStanding) -> Bool {
        guard number != 0 else { return true }
        let bits =
            switch permissionClass(of: file) {
            case .owner: file.mode >> 6
            case .group: file.mode >> 3
            case .others: file.mode
            }
        return access.isSubset(of: FileAccess(rawValue: bits & 0o7))
    }
}

/// As in one digit of a mode.
struct FileAccess: OptionSet, Hashable {
    let rawValue: UInt32

    static let search = FileAccess(rawValue: 1)
    static let read = FileAccess(rawValue: 4)

    /// As chmod(1) writes it.
    var letters: String { (contains(.read) ? "r" : "") + (contains(.search) ? "x" : "") }
}

extension Account {
    /// Nil where systemd does not tell, has no such unit, or runs it as root, and where the user is not to be looked up.
    static func ofUnit(_ unit: String) -> Account? {
        let names = ["LoadState", "User", "Group", "SupplementaryGroups"]
        return Systemd.properties(names, of: unit).flatMap(ofUnit(properties:))
    }

    static func ofUnit(properties: [String: String]) -> Account? {
        guard properties["LoadState"] == "loaded", let user = properties["User"], !user.isEmpty,
            let entry = entry(of: user)
        else { return nil }
        let primary = properties["Group"].flatMap(groupNumber) ?? entry.primaryGroup
        var groups = groupNumbers(of: user, primary)
        groups += (properties["SupplementaryGroups"] ?? "").split(separator: " ").compactMap { groupNumber(String($0)) }
        let names = groups.map { ($0, groupName($0) ?? String($0)) }
        return Account(
            name: user, number: entry.number, primaryGroup: primary, groups: Dictionary(names) { first, _ in first })
    }

    private static func entry(of user: String) -> (number: UInt32, primaryGroup: UInt32)? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { buffer in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            guard getpwnam_r(user, &entry, buffer.baseAddress!, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return (entry.pw_uid, entry.pw_gid)
        }
    }

    private static func groupNumber(_ name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 20) { buffer in
            var entry = group()
            var found: UnsafeMutablePointer<group>?
            guard getgrnam_r(name, &entry, buffer.baseAddress!, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return entry.gr_gid
        }
    }

    private static func groupName(_ number: UInt32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 20) { buffer in
            var entry = group()
            var found: UnsafeMutablePointer<group>?
            guard getgrgid_r(number, &entry, buffer.baseAddress!, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return String(cString: entry.gr_name)
        }
    }

    /// As the databases of the machine have them, the primary one among them.
    private static func groupNumbers(of user: String, _ primary: UInt32) -> [UInt32] {
        var count: CInt = 64
        while true {
            var groups = [UInt32](repeating: 0, count: Int(count))
            // Where there are more, it says how many.
            if getgrouplist(user, primary, &groups, &count) >= 0 { return Array(groups.prefix(Int(count))) }
            guard count > groups.count else { return [primary] }
        }
    }
}
