import CPluginSandbox
import Glibc

/// Locks the process in, in two steps, and both before a byte of the plugin runs: before it is loaded, and once it is in
/// memory. The second takes away what only loading needed, so that a constructor has no more than a plugin that is asked.
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

    /// The first step: no privilege, no file but the plugin's own and the libraries, no process, no socket. The plugin's
    /// code is held: whatever of it dlopen runs has the second step come first.
    ///
    /// - Throws: A ``Refusal`` with the status 71 where the kernel lacks a part that is required.
    mutating func lockForLoading(_ file: PluginFile) throws(Refusal) {
        try lock(.privileges) { duban_give_up_privileges() }
        try lock(.limits) { [memory] in duban_limit_resources(UInt64(memory) << 20) }
        try lock(.landlock) { duban_landlock_libraries(file.descriptor) }
        try lock(.seccomp) { [missing] in
            duban_seccomp_loading(file.descriptor, missing.contains(.landlock) ? 0 : 1)
        }
    }

    /// The second step, where no constructor has brought it about: no file at all, and no code that is not yet there.
    mutating func lockForServing() throws(Refusal) {
        // Without a filter no code is held.
        if missing.contains(.seccomp) { try lock(.landlock) { duban_landlock_nothing() } }
        try lock(.seccomp) { duban_release_code() }
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
