/// What ledgers call a stage: 開工, 开工. A ledger is written by people, in Traditional or Simplified characters, so a
/// stage is known by its spellings.
///
/// ```swift
/// static let start = MilestoneName("開工", "开工")
/// …
/// if let start = review.task.milestone(Self.start) { … }
/// ```
public struct MilestoneName: Sendable {
    /// A spelling as it stands in a record: its length in two bytes, then its UTF-8. The first eight bytes of that tell
    /// nearly every name from every other, two characters being six bytes.
    private struct Spelling: Sendable {
        let head: UInt64
        let mask: UInt64
        let bytes: [UInt8]

        init(_ text: String) {
            bytes = Array(text.utf8)
            mask = bytes.count >= 6 ? .max : ~(UInt64.max << ((bytes.count + 2) * 8))
            var head = UInt64(bytes.count)
            for (index, byte) in bytes.prefix(6).enumerated() { head |= UInt64(byte) << ((index + 2) * 8) }
            self.head = head
        }
    }

    private let spellings: [Spelling]

    /// A stage that is spelled in any of these ways.
    public init(_ spellings: String...) {
        self.spellings = spellings.map(Spelling.init)
    }

    /// Whether it is one of the spellings that comes next.
    fileprivate func isNext(in record: ByteReader) -> Bool {
        let word = record.nextWord
        for index in spellings.indices where word & spellings[index].mask == spellings[index].head {
            if spellings[index].bytes.count <= 6 || record.isNext(spellings[index].bytes) { return true }
        }
        return false
    }
}

extension TaskView {
    /// A stage on the way (節點), as a rule sees it.
    public struct Milestone: Sendable {
        private let record: ByteReader
        /// The day it is planned for.
        public let planned: Day
        /// The day it was reached; nil where it was not.
        public let reached: Day?

        fileprivate init(from reader: inout ByteReader) throws(WireError) {
            record = reader
            try reader.skipString()
            planned = try reader.day()
            reached = try reader.optionalDay()
        }

        /// Its name as the ledger has it.
        public var name: String {
            var reader = record
            return (try? reader.string()) ?? ""
        }

        /// Whether the ledger calls it so.
        public func isNamed(_ name: MilestoneName) -> Bool {
            name.isNext(in: record)
        }
    }

    /// The stages of a task. It ends early where the record does.
    public struct Milestones: Sequence, IteratorProtocol, Sendable {
        private var reader: ByteReader
        private var remaining = 0

        init(record: ByteReader) {
            reader = record
            // Code and title come first.
            guard (try? reader.skipString()) != nil, (try? reader.skipString()) != nil else { return }
            remaining = Int((try? reader.uint16()) ?? 0)
        }

        /// The next stage.
        public mutating func next() -> Milestone? {
            guard remaining > 0, let milestone = try? Milestone(from: &reader) else { return nil }
            remaining -= 1
            return milestone
        }

        /// The next stage of that name, passing over the others unread.
        mutating func next(named name: MilestoneName) -> Milestone? {
            while remaining > 0 {
                if name.isNext(in: reader) { return next() }
                guard (try? reader.skipString()) != nil, (try? reader.skip(8)) != nil else { return nil }
                remaining -= 1
            }
            return nil
        }
    }
}
