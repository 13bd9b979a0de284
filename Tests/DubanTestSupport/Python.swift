import FoundationEssentials
import Glibc

/// The Python in which tests write what would be a program of its own.
package enum Python {
    /// The interpreter, which stands in for the program, and takes a script as its first argument: a program that a test
    /// writes cannot be started while another test's child still holds it open (ETXTBSY).
    package static let path: String = {
        // The system's own comes first: elsewhere a shell script may stand in its place.
        let path = "/usr/bin:/usr/local/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        return path.split(separator: ":").map { $0 + "/python3" }.first { access($0, X_OK) == 0 } ?? "python3"
    }()

    /// A script that becomes a program on a kernel without some system calls: a seccomp filter, which whatever it becomes
    /// cannot take off, answers them with ENOSYS. The program is given `words` and then the script's own arguments.
    ///
    /// - Parameter calls: `landlock_create_ruleset`, `seccomp`.
    package static func withoutSystemCalls(_ calls: [String], become words: [String]) -> String {
        """
        import ctypes, os, platform, struct, sys
        numbers = {"landlock_create_ruleset": 444, "seccomp": 317 if platform.machine() == "x86_64" else 277}
        def step(code, match, other, value):
            return struct.pack("<HBBI", code, match, other, value)
        steps = [step(0x20, 0, 0, 0)]
        for call in \(calls):
            steps += [step(0x15, 0, 1, numbers[call]), step(0x06, 0, 0, 0x50000 | 38)]
        steps += [step(0x06, 0, 0, 0x7fff0000)]
        filter = ctypes.create_string_buffer(b"".join(steps))
        program = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(steps), ctypes.addressof(filter)))
        prctl = ctypes.CDLL(None).prctl
        prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
        assert prctl(38, 1, 0, 0, 0) == 0
        assert prctl(22, 2, ctypes.addressof(program), 0, 0) == 0
        words = \(words) + sys.argv[1:]
        os.execv(words[0], words)
        """
    }
}

/// The Python of `Tests/requirements.txt`, which `DUBAN_TEST_PYTHON` names: other people's packages, with which ours are
/// compared.
package enum PackagePython {
    /// Whether there is one, or has to be one.
    package static var canRun: Bool { getenv("DUBAN_TEST_PYTHON") != nil || getenv("CI") != nil }

    /// What a script of the tests prints.
    ///
    /// - Parameters:
    ///   - script: Its text.
    ///   - arguments: What it is given.
    package static func output(of script: String, _ arguments: [String] = []) throws -> String {
        guard let interpreter = getenv("DUBAN_TEST_PYTHON").map({ String(cString: $0) }) else {
            throw ChildFault("DUBAN_TEST_PYTHON does not name a Python interpreter that has Tests/requirements.txt")
        }
        let child = try ChildProcess(interpreter, ["-c", script] + arguments)
        let (output, status) = try child.finish()
        guard status == 0 else { throw ChildFault("a script of the tests failed with \(status)") }
        return String(decoding: output, as: UTF8.self)
    }
}
