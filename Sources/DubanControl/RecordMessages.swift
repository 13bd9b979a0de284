package import DubanCalendar
package import DubanCore
package import FoundationEssentials

/// `org.duban.Record`.
package enum RecordMessages {
    package struct Entry: Codable, Hashable, Sendable {
        package var sequence: Int64
        /// Seconds since 1970-01-01 UTC.
        package var at: Int64
        package var day: Day
        package var actor: String
        /// Nil for what our own programs did, and in entries of earlier versions.
        package var permission: String?
        package var kind: String
        package var campaign: String
        package var subject: String
        /// The text of a JSON object.
        package var facts: String
        /// In hexadecimal digits.
        package var digest: String

        package init(
            sequence: Int64, at: Int64, day: Day, actor: String, permission: String? = nil, kind: String,
            campaign: String,
            subject: String, facts: String, digest: String
        ) {
            self.sequence = sequence
            self.at = at
            self.day = day
            self.actor = actor
            self.permission = permission
            self.kind = kind
            self.campaign = campaign
            self.subject = subject
            self.facts = facts
            self.digest = digest
        }
    }

    package struct Filter: Codable, Hashable, Sendable {
        package var since: Day?
        package var kind: String?
        package var subject: String?
        package var actor: String?
        package var campaign: String?

        package init() {}
    }

    package struct Log: Codable, Sendable {
        package static let method = "org.duban.Record.Log"
        package static let mostEntries = 1000
        package var filter: Filter
        package var before: Int64?
        package var limit: Int?

        package init(filter: Filter, before: Int64? = nil, limit: Int? = nil) {
            self.filter = filter
            self.before = before
            self.limit = limit
        }
    }

    package struct LogPage: Codable, Sendable {
        package var entries: [Entry]
        package var next: Int64?

        package init(entries: [Entry], next: Int64?) {
            self.entries = entries
            self.next = next
        }
    }

    package struct Follow: Codable, Sendable {
        package static let method = "org.duban.Record.Follow"
        package var filter: Filter
        package var after: Int64

        package init(filter: Filter, after: Int64) {
            self.filter = filter
            self.after = after
        }
    }

    package struct Entries: Codable, Sendable {
        package var entries: [Entry]

        package init(entries: [Entry]) {
            self.entries = entries
        }
    }

    /// An entry that was noted down at an earlier time.
    package struct Noted: Codable, Hashable, Sendable {
        package var sequence: Int64
        /// In hexadecimal digits.
        package var digest: String

        package init(sequence: Int64, digest: String) {
            self.sequence = sequence
            self.digest = digest
        }
    }

    package enum Backup {
        package static let method = "org.duban.Record.Backup"
    }

    /// Where the ledger lies that a copy is taken of, so that no copy is put in its place.
    package struct LedgerPlace: Codable, Hashable, Sendable {
        /// The device and the inode of its directory (stat(2)).
        package var device: Int64
        package var directory: Int64
        /// What the names of its files begin with.
        package var name: String
        /// The inodes of those that are there.
        package var files: [Int64]

        package init(device: Int64, directory: Int64, name: String, files: [Int64]) {
            self.device = device
            self.directory = directory
            self.name = name
            self.files = files
        }
    }

    package struct BackupPart: Codable, Sendable {
        /// Of the first reply.
        package var ledger: LedgerPlace?
        /// Pages that have been copied, and how many there are.
        package var done: Int
        package var total: Int
        /// The next part of the file, when all have been.
        package var bytes: Data?

        package init(done: Int, total: Int, bytes: Data? = nil, ledger: LedgerPlace? = nil) {
            self.ledger = ledger
            self.done = done
            self.total = total
            self.bytes = bytes
        }
    }

    package struct Verify: Codable, Sendable {
        package static let method = "org.duban.Record.Verify"
        package var noted: Noted?

        package init(noted: Noted? = nil) {
            self.noted = noted
        }
    }

    package struct Progress: Codable, Hashable, Sendable {
        /// How many entries and rows have been read.
        package var done: Int64
        package var total: Int64
        /// In the last reply.
        package var report: AuditReport?

        package init(done: Int64, total: Int64, report: AuditReport? = nil) {
            self.done = done
            self.total = total
            self.report = report
        }
    }
}
