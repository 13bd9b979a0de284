import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import duban_plugin_host

/// The real host with the plugin that misbehaves while it is loaded, where its file is called `early MISDEED.so`.
@Suite struct SandboxTests {
    /// Runs the host in the plugin's directory, where another file lies, too; no socket is on its descriptor 3, so that a
    /// plugin that is served ends at once with status 1.
    private func run(
        loading misdeed: String, _ options: [String] = [], lacking calls: [String] = []
    ) async throws -> (status: CInt, words: String) {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/early \(misdeed).so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin("Misbehaviour"), toPath: path)
            try "not for plugins".write(toFile: "\(directory)/neighbour", atomically: false, encoding: .utf8)
            let words = [BuildProduct.pluginHost] + options + ["--name=misbehaviour", path]
            let script = Python.withoutSystemCalls(calls, become: words)
            // What it says goes through a pipe, as it does with duband.
            let piped = ["/bin/bash", "-c", "set -o pipefail; cd \"$0\"; \"$@\" 2>&1 | cat", directory]
            let command = try await Command.run(piped + (calls.isEmpty ? words : [Python.path, "-c", script]))
            return (command.status, command.output)
        }
    }

    @Test(
        "a constructor, which runs while the plugin is loaded, is stopped at what it must not do",
        arguments: [
            ("read-a-file", "openat"), ("read-the-file-beside", "openat"), ("write-a-file", "openat"),
            ("open-a-socket", "socket"), ("fork", "clone"), ("posix-spawn", "clone3"), ("exec", "execve"),
            ("start-a-thread", "clone3"), ("signal-the-parent", "kill"), ("trace-the-parent", "ptrace"),
            ("read-the-parents-memory", "process_vm_readv"), ("make-memory-executable", "mmap"),
            ("install-a-filter", "seccomp"),
        ])
    func constructor(misdeed: String, call: String) async throws {
        let ended = try await run(loading: misdeed)
        #expect(ended.status == 128 + SIGSYS)
        #expect(ended.words.hasPrefix("duban-plugin-host: signal 31 at the forbidden system call "))
        #expect(ended.words.hasSuffix(" (\(call))\n"), "\(ended.words)")
    }

    @Test("a constructor learns of no file whether it is there, and how large")
    func constructorExamines() async throws {
        #expect(try await run(loading: "examine-a-file").words == "examine-a-file: -1 (Permission denied)\n")
        #expect(try await run(loading: "examine-a-file", ["--sandbox=off"]).words == "examine-a-file: 0 (Success)\n")
    }

    @Test(
        "where the kernel filters no calls, a constructor finds no file to read but its plugin and libraries",
        arguments: ["read-a-file", "read-the-file-beside"])
    func constructorReads(misdeed: String) async throws {
        let ended = try await run(loading: misdeed, ["--sandbox=warn"], lacking: ["seccomp"])
        #expect(ended.words.hasSuffix("\n\(misdeed): -1 (Permission denied)\n"), "\(ended.words)")
        let open = try await run(loading: misdeed, ["--sandbox=off"]).words
        #expect(open.hasSuffix(" (Success)\n"), "\(open)")
    }

    @Test("a constructor that crashes is told by its plugin's name")
    func constructorCrashes() async throws {
        let ended = try await run(loading: "wild-pointer")
        #expect(ended.status == 128 + SIGSEGV)
        #expect(ended.words.hasPrefix("duban-plugin-host: signal 11 in early wild-pointer.so +0x"), "\(ended.words)")
    }

    @Test("what the host says is also heard where a file takes it, and a plugin that says too much is not")
    func saysIntoFile() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/early wild-pointer.so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin("Misbehaviour"), toPath: path)
            let words = [BuildProduct.pluginHost, "--name=misbehaviour", path]
            let ended = try await Command.run(words)
            #expect(ended.status == 128 + SIGSEGV)
            #expect(
                ended.errors.hasPrefix("duban-plugin-host: signal 11 in early wild-pointer.so +0x"), "\(ended.errors)")

            let chatter = "\(directory)/early talk-too-much.so"
            try FileManager.default.copyItem(atPath: path, toPath: chatter)
            let talked = try await Command.run([BuildProduct.pluginHost, "--name=misbehaviour", chatter])
            #expect(talked.status == 1)
            #expect(talked.errors.utf8.count == 64 << 10)
        }
    }

    @Test("a plugin has the memory that it is given, and not more")
    func memory() async throws {
        let ended = try await run(loading: "endless-allocation", ["--memory=64"])
        #expect(ended.status == 128 + SIGABRT)
        #expect(ended.words.contains("Fatal error: failed to allocate"))
    }

    @Test(
        "a kernel that lacks a part of the sandbox is refused before the plugin runs, and it is said which",
        arguments: [
            ("landlock_create_ruleset", "Landlock (Linux 5.13, and 'landlock' in its lsm= list)"),
            ("seccomp", "seccomp filters (Linux 4.14, CONFIG_SECCOMP_FILTER)"),
        ])
    func lacking(call: String, part: String) async throws {
        let ended = try await run(loading: "read-a-file", lacking: [call])
        #expect(ended.status == EX_OSERR)
        #expect(
            ended.words
                == "duban-plugin-host: this kernel does not grant \(part): Function not implemented; start a kernel that "
                + "does, or let plugins run without it by 'plugins: {sandbox: warn}' in the settings\n")
    }

    @Test("where a warning is enough, each part that is missing is warned of once, and the rest holds")
    func warned() async throws {
        let ended = try await run(
            loading: "write-a-file", ["--sandbox=warn"], lacking: ["landlock_create_ruleset"])
        let lines = ended.words.split(separator: "\n")
        #expect(lines.count == 2, "\(ended.words)")
        #expect(lines.first?.hasPrefix("duban-plugin-host: warning: this kernel does not grant Landlock") == true)
        #expect(lines.last?.hasSuffix(" (openat)") == true)

        let open = try await run(
            loading: "read-a-file", ["--sandbox=warn"], lacking: ["landlock_create_ruleset", "seccomp"])
        #expect(open.status == 1)
        #expect(open.words.split(separator: "\n").count { $0.contains(": warning: ") } == 2, "\(open.words)")
        #expect(open.words.hasSuffix(" (Success)\n"), "\(open.words)")
    }

    @Test("a host that is stopped, as between questions, ends with whoever started it")
    func orphan() async throws {
        let script = """
            import os, signal, socket, sys
            ours, theirs = socket.socketpair()
            pid = os.fork()
            if pid == 0:
                os.dup2(theirs.fileno(), 3)
                os.execv(sys.argv[1], sys.argv[1:])
            ours.recv(1)
            os.kill(pid, signal.SIGSTOP)
            os.waitpid(pid, os.WUNTRACED)
            print(pid)
            """
        let plugin = BuildProduct.plugin("PlainDeadline")
        let pid = try await Command.succeed(
            [Python.path, "-c", script, BuildProduct.pluginHost, "--name=plain-deadline", plugin]
        ).split(separator: "\n")[0]
        try await until("the host has ended") {
            guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
            return status.contains(") Z ")
        }
    }

    @Test("without a warning nothing is said where nothing is missing")
    func silent() async throws {
        for mode in ["require", "warn", "off"] {
            let ended = try await run(loading: "nothing", ["--sandbox=" + mode])
            #expect(ended.status == 1)
            #expect(ended.words.isEmpty, "\(ended.words)")
        }
    }
}
