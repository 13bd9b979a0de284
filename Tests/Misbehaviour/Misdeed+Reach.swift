import Glibc

extension Misdeed {
    /// Reaches for files, processes, the network and the parent. What is not stopped says how it went.
    func reach() {
        errno = 0
        let result =
            switch self {
            case .readFile: Int(open("/etc/passwd", O_RDONLY))
            // A test puts one there, and starts the host in the plugin's own directory.
            case .readNeighbour: Int(open("neighbour", O_RDONLY))
            case .examineFile: examine("/etc/passwd")
            case .writeFile: Int(open("/tmp/duban-misbehaviour", O_WRONLY | O_CREAT, 0o600))
            case .socket: Int(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
            case .fork: call("fork", as: (@convention(c) () -> pid_t).self).map { Int($0()) } ?? -1
            case .spawn: start(by: posix_spawn)
            case .exec: start { _, path, _, _, words, _ in execv(path, words) }
            case .thread: startThread()
            // A signal that does nothing, should it come through.
            case .signalParent: Int(kill(getppid(), SIGWINCH))
            case .traceParent: traceParent()
            case .readParent: readParent()
            case .executableMemory: mapCode()
            case .ownFilter: installFilter()
            default: 0
            }
        say("\(rawValue): \(result) (\(String(cString: strerror(errno))))")
    }

    private func start(
        by start: (
            UnsafeMutablePointer<pid_t>, UnsafePointer<CChar>, UnsafePointer<posix_spawn_file_actions_t>?,
            UnsafePointer<posix_spawnattr_t>?, UnsafePointer<UnsafeMutablePointer<CChar>?>,
            UnsafePointer<UnsafeMutablePointer<CChar>?>
        ) -> Int32
    ) -> Int {
        var pid: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
        return Int(start(&pid, "/bin/true", nil, nil, &words, environ))
    }

    private func startThread() -> Int {
        var thread = pthread_t()
        return Int(pthread_create(&thread, nil, { _ in nil }, nil))
    }

    private func traceParent() -> Int {
        // PTRACE_ATTACH; the function is variadic, which Swift does not call.
        let ptrace = call("ptrace", as: (@convention(c) (Int, Int, Int, Int) -> Int).self)
        return ptrace?(16, Int(getppid()), 0, 0) ?? -1
    }

    private func readParent() -> Int {
        typealias Read =
            @convention(c) (
                pid_t, UnsafePointer<iovec>, UInt, UnsafePointer<iovec>, UInt, UInt
            ) -> Int
        var word = 0
        return withUnsafeMutableBytes(of: &word) { bytes in
            // The same address there holds something, since the host and the parent are laid out alike.
            var own = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
            return call("process_vm_readv", as: Read.self).map { $0(getppid(), &own, 1, &own, 1, 0) } ?? -1
        }
    }

    private func examine(_ path: String) -> Int {
        var status = stat()
        return Int(stat(path, &status))
    }

    /// One that answers every later attempt to install a filter with success, and so makes a pretence of it.
    private func installFilter() -> Int {
        struct Step { var code: UInt16, match: UInt8, other: UInt8, value: UInt32 }
        struct Program { var count: UInt16, steps: UnsafeMutablePointer<Step> }
        #if arch(x86_64)
            let seccomp = 317
        #else
            let seccomp = 277
        #endif
        var steps = [
            Step(code: 0x20, match: 0, other: 0, value: 0),
            Step(code: 0x15, match: 0, other: 1, value: UInt32(seccomp)),
            Step(code: 0x06, match: 0, other: 0, value: 0x5_0000),
            Step(code: 0x06, match: 0, other: 0, value: 0x7fff_0000),
        ]
        typealias Call = @convention(c) (Int, Int, Int, UnsafeRawPointer) -> Int
        return steps.withUnsafeMutableBufferPointer { steps in
            var program = Program(count: UInt16(steps.count), steps: steps.baseAddress!)
            return call("syscall", as: Call.self).map { $0(seccomp, 1, 0, &program) } ?? -1
        }
    }

    private func mapCode() -> Int {
        let page = mmap(nil, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        return page == MAP_FAILED ? -1 : 0
    }

    /// A function of the C library that Swift does not show.
    private func call<Function>(_ name: String, as type: Function.Type) -> Function? {
        dlsym(nil, name).map { unsafeBitCast($0, to: type) }
    }
}
