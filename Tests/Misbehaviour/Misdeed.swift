/// What a plugin must not do. A task with such a title has it done; rules are named so too.
enum Misdeed: String, CaseIterable {
    // It crashes.
    case index = "index-out-of-range"
    case overflow = "arithmetic-overflow"
    case unwrappedNil = "unexpected-nil"
    case fatalError = "fatal-error"
    case wildPointer = "wild-pointer"
    case stackOverflow = "stack-overflow"
    case leave = "exit"

    // It takes without end.
    case endlessLoop = "endless-loop"
    case endlessAllocation = "endless-allocation"
    case slowDrip = "slow-drip-of-bytes"
    case chatter = "talk-too-much"

    // It reaches for what is not its own.
    case readFile = "read-a-file"
    case readNeighbour = "read-the-file-beside"
    case examineFile = "examine-a-file"
    case writeFile = "write-a-file"
    case socket = "open-a-socket"
    case fork = "fork"
    case spawn = "posix-spawn"
    case exec = "exec"
    case thread = "start-a-thread"
    case signalParent = "signal-the-parent"
    case traceParent = "trace-the-parent"
    case readParent = "read-the-parents-memory"
    case executableMemory = "make-memory-executable"
    case ownFilter = "install-a-filter"
    case environment = "read-the-environment"

    // It says what the wire does not allow.
    case scribble = "scribble-on-descriptors"
    case forgedFrame = "forged-frame"
    case introducesAgain = "introduce-itself-again"
    case truncatedFrame = "truncated-frame"
    case oversizedFrame = "oversized-frame"
    case unknownFrame = "frame-of-unknown-kind"
    case outOfRange = "light-out-of-range"
    case tooFewFindings = "too-few-findings"
    case tooManyFindings = "too-many-findings"
    case millionFindings = "a-million-findings"

    // It says what a plugin must not say.
    case undeclaredRule = "undeclared-rule"
    case undeclaredRungs = "undeclared-rungs"
    case reminderAhead = "reminder-ahead"
    case nextReviewPast = "next-review-in-the-past"
    case nondeterminism = "two-answers-to-one-question"
    /// Lets as many tasks as one may follow from each that is called so, each day others, and they are called so too.
    case breed
}
