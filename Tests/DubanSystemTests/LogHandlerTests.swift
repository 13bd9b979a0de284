import Logging
import Synchronization
import Testing

@testable import DubanSystem

/// Keeps what a handler gives away.
private final class Sink<Item: Sendable>: Sendable {
    private let kept = Mutex<[Item]>([])

    var items: [Item] { kept.withLock { $0 } }

    func take(_ item: Item) {
        kept.withLock { $0.append(item) }
    }
}

private func event(
    _ message: Logger.Message, level: Logger.Level = .info, error: (any Error)? = nil, metadata: Logger.Metadata = [:]
) -> LogEvent {
    LogEvent(
        level: level, message: message, error: error, metadata: metadata, source: nil, file: "DubanCore/Rung.swift",
        function: "next()", line: 7)
}

private struct Refusal: Error, CustomStringConvertible {
    let description = "the day is closed"
}

@Suite struct JournalLogHandlerTests {
    @Test("metadata with a field's name becomes a field, and all other stands behind the message")
    func fields() throws {
        let sink = Sink<[JournalField]>()
        var handler = JournalLogHandler(identifier: "duband", send: sink.take)
        handler[metadataKey: "DUBAN_DAY"] = "2021-03-01"
        handler[metadataKey: "peer"] = "uid 7"
        handler.log(
            event: event(
                "first line\nPRIORITY=0", level: .warning, error: Refusal(),
                metadata: [
                    "MESSAGE_ID": "0123456789abcdef0123456789abcdef", "DUBAN_TASK": "12\nDUBAN_TASK=13",
                    "_UID": "0", "MESSAGE": "forged", "DUBAN_DAY": "2021-03-02",
                ]))
        let fields = try #require(sink.items.first)
        #expect(
            fields == [
                JournalField(
                    "MESSAGE",
                    "first line\nPRIORITY=0 MESSAGE=forged _UID=0 error=the day is closed peer=uid 7"),
                JournalField("PRIORITY", "4"),
                JournalField("SYSLOG_IDENTIFIER", "duband"),
                JournalField("CODE_FILE", "DubanCore/Rung.swift"),
                JournalField("CODE_LINE", "7"),
                JournalField("CODE_FUNC", "next()"),
                JournalField("DUBAN_DAY", "2021-03-02"),
                JournalField("DUBAN_TASK", "12\nDUBAN_TASK=13"),
                JournalField("MESSAGE_ID", "0123456789abcdef0123456789abcdef"),
            ])
    }

    @Test(
        "a field's name is upper case, begins with a letter and has at most 64 characters",
        arguments: [
            ("DUBAN_TASK", true), ("A", true), ("A1_", true), (String(repeating: "A", count: 64), true),
            (String(repeating: "A", count: 65), false), ("", false), ("task", false), ("_PID", false), ("1A", false),
            ("A-B", false), ("A=B", false), ("Ä", false), ("PRIORITY", false),
        ])
    func names(key: String, isField: Bool) {
        #expect(JournalField.isName(key) == isField)
    }

    @Test(
        "levels have syslog's numbers",
        arguments: zip(Logger.Level.allCases, ["7", "7", "6", "5", "4", "3", "2"]))
    func priorities(level: Logger.Level, number: String) {
        let sink = Sink<[JournalField]>()
        JournalLogHandler(identifier: "duband", send: sink.take).log(event: event("", level: level))
        #expect(sink.items.first?.contains(JournalField("PRIORITY", number)) == true)
    }

    @Test(
        "stderr is the journal's only where JOURNAL_STREAM names its device and inode",
        arguments: [("8:123", true), ("8:124", false), ("9:123", false), ("", false), (nil, false), ("08:123", false)])
    func stream(variable: String?, isJournal: Bool) {
        #expect(isJournalStream(variable, device: 8, inode: 123) == isJournal)
    }
}

@Suite struct TerminalLogHandlerTests {
    private func line(_ event: LogEvent, coloured: Bool = false) -> String? {
        let sink = Sink<String>()
        TerminalLogHandler(coloured: coloured, write: sink.take).log(event: event)
        return sink.items.first
    }

    @Test("a line is the level, the message and the fields, without the message's id")
    func plain() {
        let metadata: Logger.Metadata = ["MESSAGE_ID": "0123", "DUBAN_TASK": "12", "DUBAN_DAY": "2021-03-01"]
        let expected = "notice The day is done.  DUBAN_DAY=2021-03-01 DUBAN_TASK=12\n"
        #expect(line(event("The day is done.", level: .notice, metadata: metadata)) == expected)
        #expect(line(event("Up.")) == "info Up.\n")
    }

    @Test("colour marks the level of what is bad, and nothing else")
    func colour() {
        #expect(line(event("Lost.", level: .error), coloured: true) == "\u{1B}[31merror\u{1B}[0m Lost.\n")
        #expect(line(event("Up."), coloured: true) == "info Up.\n")
    }

    @Test("what others said can neither look like an entry nor command the terminal")
    func harmless() {
        let reply: Logger.Message = "550 no\ninfo All is well.\u{1B}[2J\r\u{9B}1m"
        #expect(line(event(reply)) == "info 550 no\n    info All is well.\u{FFFD}[2J\u{FFFD}\u{FFFD}1m\n")
    }
}
