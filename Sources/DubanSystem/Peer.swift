package import Glibc

/// Who is at the other end of a Unix socket, as the kernel noted it when they connected.
///
/// Read once per connection, by number and never by way of text, and never decided by the process id: a number may
/// have gone to another process since.
package struct Peer: Hashable, Sendable {
    /// For the record only.
    package let pid: pid_t
    package let uid: uid_t
    package let gid: gid_t
    /// The supplementary groups, in the kernel's order. May or may not hold `gid`.
    package let groups: [gid_t]

    package init(pid: pid_t, uid: uid_t, gid: gid_t, groups: [gid_t]) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }
}
