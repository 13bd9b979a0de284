/// Who is at the other end of a Unix socket, as the kernel noted it when they connected.
///
/// Read once per connection, by number and never by way of text, and never decided by the process id: a number may
/// have gone to another process since.
package struct Peer: Hashable, Sendable {
    /// For the record only.
    package let pid: Int32
    package let uid: UInt32
    package let gid: UInt32
    /// The supplementary groups, in the kernel's order. May or may not hold `gid`.
    package let groups: [UInt32]

    package init(pid: Int32, uid: UInt32, gid: UInt32, groups: [UInt32]) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }
}
