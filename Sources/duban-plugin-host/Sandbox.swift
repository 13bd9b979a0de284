import CPluginSandbox
import Glibc

/// Locks the process in, in two steps: before a byte of the plugin runs, and again before the plugin is first asked.
///
/// The first step is the one that holds a plugin which means harm, since its constructors run while it is loaded. The
/// second takes away what only loading needed.
struct Sandbox {
    /// A part of it, as the kernel offers it or not.
    enum Part: String {
        case privileges = "PR_SET_NO_NEW_PRIVS"
        case limits = "resource limits"
        case landlock = "Landlock (Linux 5.13, and 'landlock' in its lsm= list)"
        case seccomp = "seccomp filters (Linux 4.14, CONFIG_SECCOMP_FILTER)"
    }

    private let mode: Options.SandboxMode
    private let memory: Int
    private let warn: (String) -> Void
    private var missing: Set<Part> = []

    /// - Parameters:
    ///   - memory: How much address space the process may have, in MiB.
    ///   - warn: Told of each missing part, in one sentence.
    init(_ mode: Options.SandboxMode, memory: Int, warn: @escaping (String) -> Void) {
        self.mode = mode
        self.memory = memory
        self.warn = warn
    }

    /// The first step: no privilege, no file but the plugin's directory and the libraries, no process, no socket.
    ///
    /// - Throws: A ``Refusal`` with the status 71 where the kernel lacks a part that is required.
    mutating func lockForLoading(from directory: String) throws(Refusal) {
        try lock(.privileges) { duban_give_up_privileges() }
        try lock(.limits) { [memory] in duban_limit_resources(UInt64(memory) << 20) }
        try lock(.landlock) { duban_landlock_libraries(directory) }
        try lock(.seccomp) { duban_seccomp_loading() }
    }

    /// The second step: no file at all, and no code that is not yet there.
    mutating func lockForServing() throws(Refusal) {
        try lock(.landlock) { duban_landlock_nothing() }
        try lock(.seccomp) { duban_seccomp_serving() }
    }

    private mutating func lock(_ part: Part, _ step: () -> CInt) throws(Refusal) {
        guard mode != .off, !missing.contains(part) else { return }
        let error = step()
        guard error != 0 else { return }
        missing.insert(part)
        let fault = "this kernel does not grant \(part.rawValue): \(String(cString: strerror(error)))"
        guard mode == .warn else {
            throw Refusal(
                status: EX_OSERR,
                sentence: "\(fault); start a kernel that does, or let plugins run without it by "
                    + "'plugins: {sandbox: warn}' in the settings")
        }
        warn("\(fault); the plugin runs without")
    }
}
