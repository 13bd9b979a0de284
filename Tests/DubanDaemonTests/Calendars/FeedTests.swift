import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Foundation
import Logging
import Testing

@testable import DubanDaemon
@testable import DubanPluginHosting

/// An office that keeps everybody's deadlines as calendars.
@Suite struct FeedTests {
    private static let first = day("2021-04-01")
    private let deadline = day("2021-04-30")

    /// What a test can see of the calendars.
    private struct Feeds {
        let directory: FeedDirectory

        func path(_ person: PersonID) throws -> String {
            directory.path + "/" + (try directory.key().fileName(of: person))
        }

        /// Without its folds; nil where there is none.
        func text(_ person: PersonID) throws -> String? {
            guard let bytes = FileManager.default.contents(atPath: try path(person)) else { return nil }
            return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
        }

        /// The values of a property, in the order of the events.
        func values(_ name: String, _ person: PersonID = Office.zhang) throws -> [String] {
            (try text(person) ?? "").components(separatedBy: "\r\n").filter { $0.hasPrefix(name + ":") }
                .map { String($0.dropFirst(name.count + 1)) }
        }

        var files: [String] {
            get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
        }
    }

    private static func feeds(in directory: String, key: UInt8 = 7) -> Feeds {
        Feeds(
            directory: FeedDirectory(
                path: directory + "/calendars", keyDirectory: directory, domain: "example.org",
                newKey: { [UInt8](repeating: key, count: 32) }))
    }

    /// An office with tasks, whose calendars have been written once.
    private func run(
        _ tasks: [TaskRow], logger: Logger = .silent,
        _ body: (Office, Feeds, SQLiteStore) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let feeds = Self.feeds(in: directory)
            let office = Office(store: store, calendars: feeds.directory, logger: logger)
            office.put(Self.first, hour: 7)
            try await office.supervision.start()
            try await office.fill(tasks)
            _ = try await office.supervision.tick()
            try await body(office, feeds, store)
            try store.close()
        }
    }

    private func change(_ office: Office, _ task: TaskRow) async throws {
        try await office.fill([task])
        _ = try await office.supervision.tick()
    }

    @Test("a deadline that is moved moves the event: the same name, the new day, a higher SEQUENCE")
    func moved() async throws {
        try await run([Office.task("1", deadline: deadline), Office.task("2", deadline: deadline + 9)]) {
            office, feeds, _ in
            let names = try feeds.values("UID")
            #expect(Set(names).count == 2)
            #expect(try feeds.values("DTSTART;VALUE=DATE") == ["20210430", "20210509"])
            #expect(try feeds.values("SEQUENCE") == ["0", "0"])
            let stamps = try feeds.values("DTSTAMP")

            office.put(Self.first + 1, hour: 7)
            try await change(office, Office.task("1", deadline: day("2021-06-30")))
            #expect(try feeds.values("UID") == names.reversed())
            #expect(try feeds.values("DTSTART;VALUE=DATE") == ["20210509", "20210630"])
            #expect(try feeds.values("SEQUENCE") == ["0", "1"])
            #expect(try feeds.values("DTSTAMP") == [stamps[1], "20210401T230000Z"], "only what has changed is new")
        }
    }

    @Test("an event's name is the digest of campaign, task and person, as in the mail that invites")
    func name() async throws {
        try await run([Office.task("1", deadline: deadline)]) { _, feeds, _ in
            let names = try feeds.values("UID")
            #expect(names == ["9eae19fda20d889838b072b715ac6228@example.org"])
            #expect(try feeds.values("SUMMARY") == ["【截止】[1] 事項1"])
            #expect(try feeds.values("DESCRIPTION") == [#"營商環境年\n類別：一般事項\n責任單位：局"#])
        }
    }

    @Test("what is done is gone, and who has nothing left has no calendar")
    func done() async throws {
        try await run([Office.task("1", deadline: deadline), Office.task("2", deadline: deadline)]) {
            office, feeds, _ in
            try await change(office, Office.task("1", deadline: deadline) { $0.state = .done })
            #expect(try feeds.values("SUMMARY") == ["【截止】[2] 事項2"])
            try await change(office, Office.task("2", deadline: deadline) { $0.state = .suspended })
            #expect(try feeds.files == [])
            try await change(office, Office.task("2", deadline: deadline) { $0.state = .open })
            #expect(try feeds.values("SUMMARY") == ["【截止】[2] 事項2"])
        }
    }

    @Test("a task that is given to somebody else moves from one calendar to the other")
    func handedOver() async throws {
        try await run([Office.task("1", deadline: deadline)]) { office, feeds, _ in
            let name = try feeds.values("UID")
            try await change(office, Office.task("1", deadline: deadline, owner: "孫七"))
            #expect(try feeds.text(Office.zhang) == nil)
            #expect(try feeds.values("DTSTART;VALUE=DATE", Office.sun) == ["20210430"])
            #expect(try feeds.values("UID", Office.sun) != name, "the first owner may have been mailed theirs")
        }
    }

    @Test("a calendar speaks the language that its reader has come to read")
    func language() async throws {
        try await run([Office.task("1", deadline: deadline)]) { office, feeds, _ in
            #expect(try feeds.values("X-WR-CALNAME") == ["督辦 張三"])
            var staff = Office.staff
            staff[0].language = .english
            try await office.fill([], people: staff)
            _ = try await office.supervision.tick()
            #expect(try feeds.values("X-WR-CALNAME") == ["Duban: 張三"])
        }
    }

    @Test("only the calendars are written whose tasks have changed; a start looks at all and writes what differs")
    func onlyWhatChanged() async throws {
        try await run([
            Office.task("1", deadline: deadline), Office.task("2", deadline: deadline, owner: "李四"),
        ]) { office, feeds, store in
            // Whoever looks at all calendars would write this one again.
            try FileManager.default.removeItem(atPath: try feeds.path(Office.li))
            try await change(office, Office.task("1", deadline: deadline + 1))
            office.put(Self.first + 5, hour: 9)
            _ = try await office.supervision.tick()
            #expect(try feeds.values("SEQUENCE") == ["1"])
            #expect(try feeds.text(Office.li) == nil)

            // A start does, and leaves alone what is as it should be.
            let inode = try FileManager.default.attributesOfItem(atPath: try feeds.path(Office.zhang))[
                .systemFileNumber]
            let next = Office(store: store, clock: office.clock, calendars: feeds.directory)
            try await next.supervision.start()
            _ = try await next.supervision.tick()
            #expect(try feeds.values("SEQUENCE", Office.li) == ["0"])
            let same = try FileManager.default.attributesOfItem(atPath: try feeds.path(Office.zhang))[.systemFileNumber]
            #expect(inode as? Int == same as? Int)
        }
    }

    @Test("tasks that follow from another stand in the calendar after the day that brought them")
    func followUps() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let feeds = Self.feeds(in: directory)
            let plugins = Plugins(
                hosts: [
                    Office.host("investment-attraction", "InvestmentAttraction"),
                    Office.host("plain-deadline", "PlainDeadline"),
                ], report: { _ in })
            let office = Office(store: store, plugins: plugins, calendars: feeds.directory)
            office.put(Self.first, hour: 7)
            try await office.supervision.start()
            let signed = Office.task("1", deadline: day("2021-12-29")) {
                $0.pillar = "招商引資"
                $0.milestones = [Milestone(name: "簽約", planned: Self.first, reached: Self.first)]
            }
            try await office.fill([signed])
            _ = try await office.supervision.tick()
            #expect(try feeds.values("SUMMARY").count == 4)
            #expect(try feeds.values("SUMMARY").contains { $0.hasSuffix("註冊：事項1") })
            await office.supervision.stop()
            try store.close()
        }
    }

    @Test("a start removes the calendars that are nobody's, and what others put there stays")
    func strangers() async throws {
        try await run([Office.task("1", deadline: deadline)]) { office, feeds, store in
            let nobody = String(repeating: "0", count: 32) + ".ics"
            for name in [nobody, "." + nobody + ".new", "index.html", "a.ics"] {
                try Data().write(to: URL(filePath: feeds.directory.path + "/" + name))
            }
            let next = Office(store: store, clock: office.clock, calendars: feeds.directory)
            try await next.supervision.start()
            _ = try await next.supervision.tick()
            let own = try #require(try feeds.path(Office.zhang).split(separator: "/").last)
            #expect(try feeds.files == [String(own), "a.ics", "index.html"].sorted())
        }
    }

    @Test("whoever dies between two files leaves whole ones, and the next start writes the rest")
    func crash() async throws {
        let tasks = ["張三", "李四", "孫七"].enumerated().map { Office.task("\($0)", deadline: deadline, owner: $1) }
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let feeds = Self.feeds(in: directory)
            let office = Office(store: store)
            office.put(Self.first, hour: 7)
            try await office.supervision.start()
            try await office.fill(tasks)
            _ = try await office.supervision.tick()
            var counts: Set<Int> = []
            for operation in 1... {
                try? FileManager.default.removeItem(atPath: feeds.directory.path)
                let observed = ObservedStore(store, dyingAt: .init(operation: operation, isAfter: true))
                let dying = Office(store: observed, clock: office.clock, calendars: feeds.directory)
                do {
                    try await dying.supervision.start()
                    _ = try await dying.supervision.tick()
                } catch is ObservedStore.Dead {}
                let files = (try? feeds.files) ?? []
                counts.insert(files.count)
                for person in [Office.zhang, Office.li, Office.sun] {
                    guard let text = try feeds.text(person) else { continue }
                    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
                }
                if observed.operations < operation { break }
            }
            #expect(counts == [0, 1, 2, 3])
            try store.close()
        }
    }

    @Test("calendars that cannot be written are on the journal and in the status, once, and hold up nothing else")
    func unwritable() async throws {
        let journal = Journal()
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let feeds = Self.feeds(in: directory)
            // Whoever is root may write into every directory, and into none that is a file.
            try Data().write(to: URL(filePath: feeds.directory.path))
            let office = Office(store: store, calendars: feeds.directory, logger: journal.logger)
            office.put(Self.first, hour: 7)
            try await office.supervision.start()
            try await office.fill([Office.task("1", deadline: deadline)])
            office.put(Self.first, hour: 9)
            #expect(try await office.supervision.tick() <= 300)
            _ = try await office.supervision.tick()
            func told() -> Int { journal.lines.count { $0.contains("calendars could not be written") } }
            #expect(told() == 1, "it is not tried at every tick")
            #expect(journal.lines.contains { $0.contains("Not a directory") })
            #expect(try store.figures(of: "year", on: Self.first) != nil, "the day is done")
            let warnings = try await office.supervision.status().warnings
            #expect(warnings.contains { $0.hasPrefix("people's calendars could not be written: cannot ") })

            try FileManager.default.removeItem(atPath: feeds.directory.path)
            office.put(Self.first, hour: 9, minute: 5)
            _ = try await office.supervision.tick()
            #expect(try feeds.values("SUMMARY") == ["【截止】[1] 事項1"])
            #expect(try await !office.supervision.status().warnings.contains { $0.contains("calendars could") })
            try store.close()
        }
    }

    @Test("an administrator is told whose calendar is which")
    func list() async throws {
        try await run([
            Office.task("1", deadline: deadline), Office.task("2", deadline: deadline),
            Office.task("3", deadline: deadline, owner: "李四"),
        ]) { office, feeds, store in
            let page = try await office.supervision.calendars(.init())
            #expect(page.next == nil)
            #expect(page.calendars.map(\.person) == ["局/張三", "局/李四"].sorted())
            #expect(try page.calendars.map(\.file).sorted() == feeds.files.map { feeds.directory.path + "/" + $0 })
            #expect(page.calendars.first { $0.person == "局/張三" }?.events == 2)
            let without = Office(store: store, clock: office.clock)
            await #expect(throws: SupervisionError.noCalendars) { try await without.supervision.calendars(.init()) }
        }
    }
}
