import DubanCore
import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanDelivery

@Suite struct SendmailChannelTests {
    /// A sendmail that notes its arguments, environment and input in files beside it, and then does as `ending` says.
    private func program(in root: String, _ ending: String) async throws -> String {
        let path = root + "/sendmail"
        let script = """
            #!/bin/sh
            printf '%s\\n' "$@" > "\(root)/arguments"
            env > "\(root)/environment"
            cat > "\(root)/message"
            \(ending)
            """
        try Data(script.utf8).write(to: URL(filePath: path + ".text"))
        // Copied by another process: one that this one starts meanwhile, for another test, would hold open for writing
        // what was written here, and nobody could run it (ETXTBSY).
        try await Command.succeed(["/bin/cp", path + ".text", path])
        guard chmod(path, 0o700) == 0 else { throw TestFailure("chmod") }
        return path
    }

    private func channel(_ program: String, clock: ManualDeliveryClock = .init()) throws -> SendmailChannel {
        SendmailChannel(
            program: program, envelopeSender: try MailAddress("bounces@example.org"), format: try Samples.format(),
            clock: clock.clock)
    }

    private func content(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    @Test("the program gets the message with plain line ends, the sender and the recipient, and nothing else")
    func handedOver() async throws {
        try await withTemporaryDirectory { root in
            let channel = try channel(try await program(in: root, "echo queued as 4F1A; exit 0"))
            var envelope = Samples.digest()
            envelope.address = "-oQ/tmp@example.org"
            var marks = 0
            let outcome = channel.deliver(envelope) {
                marks += 1
                #expect(access(root + "/message", F_OK) != 0)
            }
            #expect(outcome == .delivered(reply: "queued as 4F1A"))
            #expect(marks == 1)
            #expect(
                try content(root + "/arguments") == "-i\n-f\nbounces@example.org\n--\n-oQ/tmp@example.org\n")
            let message = try Samples.format().message(for: envelope)
            #expect(
                try content(root + "/message")
                    == String(decoding: message, as: UTF8.self).replacing("\r\n", with: "\n"))
            let environment = try content(root + "/environment").split(separator: "\n")
            #expect(
                Set(environment.map { String($0.prefix { $0 != "=" }) }).isSubset(of: [
                    "PATH", "LANG", "PWD", "SHLVL", "_", "OLDPWD",
                ]))
        }
    }

    @Test("where the mark cannot be made, the program does not start")
    func unmarked() async throws {
        try await withTemporaryDirectory { root in
            let channel = try channel(try await program(in: root, "exit 0"))
            let outcome = channel.deliver(Samples.digest()) { throw MailFault("the ledger is away") }
            #expect(
                outcome == .unmarked("the ledger is away"))
            #expect(access(root + "/arguments", F_OK) != 0)
        }
    }

    @Test(
        "exit codes mean what sysexits.h says",
        arguments: [
            (0, Ending.delivered), (64, .retry(nil, .channel)), (65, .rejected), (66, .retry(nil, .message)),
            (67, .rejected), (68, .rejected), (69, .retry(nil, .message)), (70, .retry(nil, .message)),
            (71, .retry(nil, .message)), (72, .retry(nil, .channel)), (73, .retry(nil, .message)),
            (74, .retry(nil, .message)), (75, .retry(nil, .message)), (76, .retry(nil, .message)),
            (77, .retry(nil, .channel)), (78, .retry(nil, .channel)), (127, .retry(nil, .channel)),
            (1, .retry(nil, .message)),
        ])
    func exits(_ status: Int, _ expected: Ending) {
        let outcome = SendmailExit.status(status).outcome("its words")
        #expect(Ending(outcome) == expected)
        #expect("\(outcome)".contains("its words"))
    }

    @Test("what the program says reaches the outcome on one line, and is bounded")
    func words() async throws {
        try await withTemporaryDirectory { root in
            let ending = "printf 'no\\n\\033[31muser\\n' >&2; head -c 1000000 /dev/zero | tr '\\0' x; exit 67"
            let outcome = try channel(try await program(in: root, ending)).deliver(Samples.digest()) {}
            guard case .rejected(let reason) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reason.hasPrefix("sendmail ended with 67 (EX_NOUSER): no \u{FFFD}[31muser xxxx"))
            #expect(reason.utf8.count < 1000 && !reason.contains("\n"))
        }
    }

    @Test("a program that is killed, or does not end, may have taken the message")
    func unfinished() async throws {
        try await withTemporaryDirectory { root in
            let killed = try channel(try await program(in: root, "kill -9 $$")).deliver(Samples.digest()) {}
            #expect(Ending(killed) == .unknown, "\(killed)")
            // Each look at the clock takes a minute and a half.
            let clock = ManualDeliveryClock(lookTakes: 90_000)
            let endless = try channel(try await program(in: root, "exec sleep 3600"), clock: clock)
            let outcome = endless.deliver(Samples.digest()) {}
            #expect(Ending(outcome) == .unknown, "\(outcome)")
        }
    }

    @Test("what the program leaves running does not hold the courier up")
    func leftRunning() async throws {
        try await withTemporaryDirectory { root in
            let channel = try channel(try await program(in: root, "sleep 5 & exit 0"))
            #expect(Ending(channel.deliver(Samples.digest()) {}) == .delivered)
        }
    }

    @Test("a program that is not there is the channel's own fault")
    func absent() throws {
        let outcome = try channel("/nowhere/sendmail").deliver(Samples.digest()) { Issue.record("marked") }
        #expect(
            outcome
                == .retry(
                    after: nil, reason: "cannot start /nowhere/sendmail: No such file or directory", fault: .channel))
    }
}
