import Glibc

/// A user as the record names them: `zhang (uid 1000)`, or `uid 1000` where the system has no such account.
package func userWords(_ uid: UInt32) -> String {
    guard let name = userName(uid) else { return "uid \(uid)" }
    return "\(name) (uid \(uid))"
}

private func userName(_ uid: UInt32) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    // Names are short; an account whose entry is longer than this is named by its number.
    var buffer = [CChar](repeating: 0, count: 65_536)
    let code = getpwuid_r(uid, &entry, &buffer, buffer.count, &found)
    guard code == 0, found != nil, let name = entry.pw_name else { return nil }
    return String(cString: name)
}
