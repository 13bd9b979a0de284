import DubanCore
import DubanDelivery
import DubanTestSupport
import FoundationEssentials

/// A message as Python's mail parser reads it.
struct ParsedMessage: Decodable {
    struct Mailbox: Decodable, Equatable {
        let name: String
        let address: String
    }

    let subject: String
    let from: [Mailbox]
    let to: [Mailbox]
    let timestamp: Int64
    let weekday: Bool
    let messageID: String
    let inReplyTo: String?
    let references: String?
    let fields: [String]
    let single: [String: String]
    let type: String
    let partTypes: [String]
    let partEncodings: [String]
    /// Of the attached calendars.
    let calendarTypes: [String]
    let calendars: [String]
    let calendarNames: [String]
    let plain: String
    let html: String
    let defects: [String]
    let bareLineEnds: Int
    let nonASCII: Int
    let longestHeaderLine: Int
    let longestBodyLine: Int
    let longestEncodedWord: Int
    let wordsDecodeAlone: Bool

    init(_ message: [UInt8]) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "parse_message.py").path()
        let child = try ChildProcess("python3", [script])
        try child.write(message)
        let (output, status) = try child.finish()
        guard status == 0 else { throw ChildFault("Python could not read the message") }
        self = try JSONDecoder().decode(ParsedMessage.self, from: Data(output))
    }

    init(_ envelope: Envelope) throws {
        try self.init(try Samples.format().message(for: envelope))
    }
}
