/// Why a plugin is not served.
struct Refusal: Error, Equatable {
    /// The exit status: 64 for wrong use, 65 for a file that is no plugin of ours, 66 for one that cannot be loaded, 71
    /// for a kernel that lacks a part of the sandbox.
    let status: Int32
    /// What is wrong, where, and what would be right.
    let sentence: String
}
