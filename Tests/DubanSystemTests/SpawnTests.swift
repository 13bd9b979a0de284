import CLinux
import Glibc
import Testing

@Suite struct SpawnTests {
    /// Runs a shell script with one end of a socketpair as descriptor 3 and gives what it wrote there.
    private func run(_ script: String) throws -> String {
        var ends: [CInt] = [-1, -1]
        try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        defer { close(ends[0]) }
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(script), nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("ONLY=this"), nil]
        defer { (arguments + environment).forEach { free($0) } }
        var pid: pid_t = 0
        let code = duban_spawn("/bin/sh", &arguments, &environment, ends[1], STDERR_FILENO, &pid)
        close(ends[1])
        try #require(code == 0)
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &chunk, chunk.count)
            if count <= 0 { break }
            output += chunk[..<count]
        }
        var status: CInt = 0
        #expect(waitpid(pid, &status, 0) == pid)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("a child has nothing to read, nowhere to print, and its socket as descriptor 3")
    func descriptors() throws {
        let listed = try run("for fd in 0 1 3; do link=$(readlink /proc/$$/fd/$fd); echo $fd $link >&3; done")
        let lines = listed.split(separator: "\n")
        try #require(lines.count == 3)
        #expect(lines[0] == "0 /dev/null")
        #expect(lines[1] == "1 /dev/null")
        #expect(lines[2].hasPrefix("3 socket:"))
    }

    @Test("a child inherits no other descriptor, even one that is not close-on-exec")
    func closed() throws {
        let leaky = fcntl(STDERR_FILENO, F_DUPFD, 50)
        defer { close(leaky) }
        #expect(try run("if [ -e /proc/$$/fd/\(leaky) ]; then echo open; else echo closed; fi >&3") == "closed\n")
    }

    @Test("a child has the environment that it is given and no other")
    func environment() throws {
        let text = try run("tr '\\0' '\\n' < /proc/$$/environ >&3")
        #expect(text == "ONLY=this\n")
    }

    @Test("a child starts with no signal blocked or ignored")
    func signals() throws {
        // Read by the shell itself: to run another program it would block signals for a while.
        let text = try run(
            "while read -r name mask; do case $name in SigBlk:|SigIgn:) echo $name $mask;; esac; done"
                + " < /proc/$$/status >&3")
        let masks = text.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0, radix: 16) }
        try #require(masks.count == 2)
        #expect(masks[0] == 0)
        // posix_spawn(3) itself leaves glibc's two internal signals, 32 and 33, ignored.
        #expect(masks[1] & ~0x1_8000_0000 == 0)
    }

    @Test("a program that is not there is an error, not a child")
    func missing() {
        var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var pid: pid_t = 0
        let code = duban_spawn("/nowhere/at/all", &arguments, &environment, STDERR_FILENO, STDERR_FILENO, &pid)
        #expect(code == ENOENT)
        #expect(duban_spawn("/bin/sh", &arguments, &environment, -1, STDERR_FILENO, &pid) == EBADF)
    }
}
