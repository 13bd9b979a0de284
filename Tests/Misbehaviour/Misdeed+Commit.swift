import Glibc

extension Misdeed {
    /// Does it, as far as it can be done without a review at hand.
    func commit() {
        switch self {
        case .index, .overflow, .unwrappedNil, .fatalError, .wildPointer, .stackOverflow, .leave: crash()
        case .endlessLoop, .endlessAllocation, .slowDrip: takeWithoutEnd()
        case .readFile, .readNeighbour, .examineFile, .writeFile, .socket, .fork, .spawn, .exec, .thread, .signalParent,
            .traceParent, .readParent, .executableMemory, .ownFilter:
            reach()
        case .scribble, .forgedFrame, .introducesAgain, .truncatedFrame, .oversizedFrame, .unknownFrame, .outOfRange,
            .tooFewFindings, .tooManyFindings, .millionFindings, .reminderAhead, .nextReviewPast:
            forge()
        case .chatter: for _ in 0..<4096 { say(String(repeating: "z", count: 255)) }
        case .environment, .undeclaredRule, .undeclaredRungs, .nondeterminism, .breed: break
        }
    }

    private func crash() {
        // The title's length is a number that the compiler cannot know.
        let number = rawValue.utf8.count
        switch self {
        case .index: say("\([1, 2, 3][number])")
        case .overflow: say("\(Int.max - 1 + number)")
        case .unwrappedNil: say("\(Int(rawValue)!)")
        case .wildPointer: say("\(UnsafePointer<Int>(bitPattern: number * 16)!.pointee)")
        case .stackOverflow: say("\(depth(below: number))")
        case .leave: exit(0)
        default: Swift.fatalError("the plugin says no")
        }
    }

    private func takeWithoutEnd() {
        var hoard: [[UInt8]] = []
        // An answer that is announced, and then never comes to its end.
        if self == .slowDrip { send([5, 0xff, 0xff, 0, 0]) }
        while true {
            switch self {
            case .endlessAllocation: hoard.append([UInt8](repeating: 1, count: 1 << 20))
            case .slowDrip:
                send([0])
                usleep(20_000)
            default: break
            }
        }
    }
}

@inline(never)
private func depth(below number: Int) -> Int {
    var copy = number
    return withUnsafeMutablePointer(to: &copy) { pointer in
        number == .max ? 0 : depth(below: number + 1) + pointer.pointee
    }
}

/// Writes a line to the standard error.
func say(_ line: String) {
    let line = line + "\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
}

/// Writes bytes to the socket, as though they were a frame.
func send(_ bytes: [UInt8]) {
    _ = send(3, bytes, bytes.count, Int32(MSG_NOSIGNAL))
}

/// What the plugin sees of the environment.
func environmentText() -> String {
    var names: [String] = []
    var entry = environ
    while let pointer = entry.pointee {
        names.append(String(cString: pointer))
        entry += 1
    }
    return names.joined(separator: " ")
}
