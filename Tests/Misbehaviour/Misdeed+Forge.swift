import DubanPluginKit
import Glibc

extension Misdeed {
    /// Writes a frame of its own to the socket, before the Kit writes the true one.
    func forge() {
        switch self {
        case .scribble:
            let bytes = [UInt8](repeating: 0xff, count: 64)
            for descriptor in 0..<64 as Range<Int32> { _ = write(descriptor, bytes, bytes.count) }
        case .forgedFrame: sendFindings([finding()])
        case .introducesAgain: send(Misbehaviour.declaration.frame.bytes)
        case .truncatedFrame:
            send([5, 100, 0, 0, 0, 1, 2, 3])
            exit(0)
        case .oversizedFrame: send([5] + bytes(of: UInt32(Frame.longest) + 1))
        case .unknownFrame: send([99, 0, 0, 0, 0])
        case .outOfRange: sendFindings([finding(light: 7)])
        case .tooFewFindings: sendFindings([])
        case .tooManyFindings: sendFindings([finding(), finding()])
        case .millionFindings: sendMillionFindings()
        case .reminderAhead: sendFindings([finding(reminder: Day.latest)])
        case .nextReviewPast: sendFindings([finding(nextReview: Day.earliest)])
        default: break
        }
    }

    private func sendFindings(_ findings: [[UInt8]]) {
        send(Frame(.findings, Array(findings.joined())).bytes)
    }

    private func sendMillionFindings() {
        let thousand = Array(Array(repeating: finding(), count: 1000).joined())
        send([Frame.Kind.findings.rawValue] + bytes(of: UInt32(thousand.count) * 1000))
        for _ in 0..<1000 { send(thousand) }
    }

    /// A finding as the wire has it, behind its length: light, next review, and perhaps a reminder.
    private func finding(light: UInt8 = 0, nextReview: Day? = nil, reminder: Day? = nil) -> [UInt8] {
        var writer = ByteWriter()
        writer.byte(light)
        writer.day(nextReview)
        writer.uint16(reminder == nil ? 0 : 1)
        if let reminder {
            writer.string(Misbehaviour.noted.id)
            writer.string("")
            writer.byte(0)
            writer.byte(Rungs.owner.rawValue)
            writer.day(reminder)
            writer.byte(0)
        }
        // No follow-up tasks.
        writer.uint16(0)
        return bytes(of: UInt32(writer.bytes.count)) + writer.bytes
    }

    private func bytes(of number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }
}
