import Testing

/// A misdeed of `Tests/Misbehaviour` that costs its task the plugin's judgement.
struct KnownMisdeed: Sendable, CustomTestStringConvertible {
    /// The title of the task.
    let title: String
    /// Words of the reason that is given.
    let words: [String]
    /// Where waiting is the point, no longer than need be, in seconds.
    let limit: Int

    var testDescription: String { title }

    private init(_ title: String, seen words: String..., limit: Int = 10) {
        self.title = title
        self.words = words
        self.limit = limit
    }

    private init(_ title: String, forbidden call: String) {
        self.init(title, seen: "signal 31 (Bad system call) at the forbidden system call ", "(\(call))")
    }

    static let all = [
        KnownMisdeed("index-out-of-range", seen: "it was ended by signal 4 (Illegal instruction) in lib"),
        KnownMisdeed("arithmetic-overflow", seen: "it was ended by signal 4 (Illegal instruction) in lib"),
        KnownMisdeed("unexpected-nil", seen: "it was ended by signal 4 (Illegal instruction) in lib"),
        KnownMisdeed("fatal-error", seen: "Misdeed+Commit.swift:", "Fatal error: the plugin says no"),
        KnownMisdeed("wild-pointer", seen: "signal 11 (Segmentation fault) in libMisbehaviour.so +0x"),
        KnownMisdeed("stack-overflow", seen: "after a stack overflow in libMisbehaviour.so +0x"),
        KnownMisdeed("exit", seen: "it ended with status 0"),
        KnownMisdeed("endless-loop", seen: "it did not answer within 1 s", limit: 1),
        KnownMisdeed("endless-allocation", seen: "Fatal error: failed to allocate"),
        KnownMisdeed("slow-drip-of-bytes", seen: "it did not answer within 1 s", limit: 1),
        KnownMisdeed("read-a-file", forbidden: "openat"),
        KnownMisdeed("read-the-file-beside", forbidden: "openat"),
        KnownMisdeed("write-a-file", forbidden: "openat"),
        KnownMisdeed("open-a-socket", forbidden: "socket"),
        KnownMisdeed("fork", forbidden: "clone"),
        KnownMisdeed("posix-spawn", forbidden: "clone3"),
        KnownMisdeed("exec", forbidden: "execve"),
        KnownMisdeed("start-a-thread", forbidden: "clone3"),
        KnownMisdeed("signal-the-parent", forbidden: "kill"),
        KnownMisdeed("trace-the-parent", forbidden: "ptrace"),
        KnownMisdeed("read-the-parents-memory", forbidden: "process_vm_readv"),
        KnownMisdeed("make-memory-executable", forbidden: "mmap"),
        KnownMisdeed("install-a-filter", forbidden: "seccomp"),
        KnownMisdeed("scribble-on-descriptors", seen: "it sent frame of kind 255"),
        // The frame too many is the answer to the question that is asked again.
        KnownMisdeed("forged-frame", seen: "it gave two answers to one question, about forged-frame"),
        KnownMisdeed("introduce-itself-again", seen: "it answered with a frame of kind 1"),
        KnownMisdeed("truncated-frame", seen: "it ended with status 0, in the middle of a frame"),
        KnownMisdeed("oversized-frame", seen: "it sent frame of 67108865 bytes"),
        KnownMisdeed("frame-of-unknown-kind", seen: "it sent frame of kind 99"),
        KnownMisdeed("light-out-of-range", seen: "its findings hold light 7"),
        KnownMisdeed("too-few-findings", seen: "its findings end too early"),
        KnownMisdeed("too-many-findings", seen: "its findings hold bytes after the last finding"),
        KnownMisdeed("a-million-findings", seen: "it sent a frame of 13000000 bytes, where 69632 are plenty"),
        KnownMisdeed("undeclared-rule", seen: "its findings hold the undeclared rule 'unheard-of'"),
        KnownMisdeed("undeclared-rungs", seen: "its findings hold rungs 128"),
        KnownMisdeed("reminder-ahead", seen: "its findings hold a reminder for"),
        KnownMisdeed("next-review-in-the-past", seen: "its findings hold a next review on"),
        KnownMisdeed("two-answers-to-one-question", seen: "it gave two answers to one question, about "),
    ]

    /// What no single review can tell from good behaviour.
    static let unseen = ["talk-too-much", "examine-a-file", "read-the-environment", "breed"]
}
