import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Logging
import Testing

@testable import DubanPluginHosting

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

/// The whole office in process: a real ledger in a file, real plugin hosts, a clock that stands where it is put, and no
/// courier but the test.
struct Office {
    static let zhang = PersonID("局/張三")
    static let li = PersonID("局/李四")
    static let wang = PersonID("局/王五")
    static let sun = PersonID("局/孫七")
    static let supervision = PersonID("督查室/督查")

    static let campaign = Campaign(
        code: "year", name: "營商環境年", firstDay: day("2021-03-01"), lastDay: day("2021-12-31"),
        timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 510, closes: 1080))

    let supervision: Supervision
    let clock: ManualClock

    init(
        store: any LedgerStore, plugins: Plugins = plugins, clock: ManualClock = ManualClock(seconds: 0),
        campaigns: [Campaign] = [campaign], supervisionOffice: PersonID = Self.supervision,
        digests: [String: String] = [:], calendars: FeedDirectory? = nil,
        invitingChannels: Set<String> = [],
        logger: Logger = .silent,
        install: @escaping @Sendable (String) throws(PluginFailure) -> InstalledPlugin = { name throws(PluginFailure) in
            throw PluginFailure(sentence: "there is no file \(name).so")
        }
    ) {
        self.clock = clock
        supervision = Supervision(
            basis: Supervision.Basis(
                campaigns: campaigns, supervisionOffice: supervisionOffice, channel: "maildir",
                invitingChannels: invitingChannels, calendars: calendars, calendar: .year2021,
                digests: digests),
            store: store, plugins: plugins, clock: .manual(clock), logger: logger, install: install)
    }

    /// The plain deadline rules in their real host; one process serves all tests.
    static let plugins = Plugins(hosts: [host("plain-deadline", "PlainDeadline")], report: { _ in })

    /// A plugin that was built with the tests.
    static func host(
        _ name: String, _ module: String, program: String = BuildProduct.pluginHost, settings: [String: String] = [:]
    ) -> PluginHost {
        PluginHost(
            file: PluginFile(name: name, path: BuildProduct.plugin(module)),
            limits: PluginHost.Limits(host: program, batchTimeLimit: 30), settings: settings, calendar: .year2021)
    }

    /// Runs a test in an office with people and the given tasks, all imported on a day before the campaign's work.
    static func run(
        _ tasks: [TaskRow], people: [PersonRow] = staff, on first: Day = day("2021-04-01"),
        _ body: (Office, SQLiteStore) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store)
            office.put(first, hour: 7)
            try await office.supervision.start()
            try await office.fill(tasks, people: people)
            try await body(office, store)
            try store.expectWhatTheRecordSays()
            try store.close()
        }
    }

    func fill(_ tasks: [TaskRow], people: [PersonRow] = staff) async throws {
        let people = try await supervision.importPeople(people, dryRun: false, by: "test")
        try #require(people.problems.isEmpty, "\(people.problems)")
        guard !tasks.isEmpty else { return }
        let result = try await supervision.importTasks(tasks, into: nil, dryRun: false, by: "test")
        try #require(result.problems.isEmpty, "\(result.problems)")
    }

    /// Sets the clock to an hour and minute of a day in the campaign's place.
    func put(_ day: Day, hour: Int, minute: Int = 0) {
        clock.seconds = Self.seconds(day, hour: hour, minute: minute)
    }

    /// Shanghai is eight hours ahead of UTC, all the year.
    static func seconds(_ day: Day, hour: Int, minute: Int = 0) -> Int64 {
        Int64(day.number) * 86_400 + Int64(hour * 60 + minute - 480) * 60
    }

    /// Does a day's work in the delivery window.
    @discardableResult
    func runDay(_ day: Day, hour: Int = 9) async throws -> ReviewMessages.DayReport {
        put(day, hour: hour)
        return try await supervision.runDay(of: nil, by: "test")
    }

    /// A courier's mark that the final dot is about to go out.
    func mark(_ envelope: String, fence: Int64) async throws {
        try await report(envelope, OutboxMessages.Report(marks: [.init(envelope: envelope, fence: fence)]))
    }

    /// A courier's word for how an attempt ended.
    func settle(_ envelope: String, fence: Int64, _ outcome: DeliveryOutcome) async throws {
        let settlement = OutboxMessages.Settlement(envelope: envelope, fence: fence, outcome: outcome)
        try await report(envelope, OutboxMessages.Report(settlements: [settlement]))
    }

    private func report(_ envelope: String, _ report: OutboxMessages.Report) async throws {
        let lost = try await supervision.report(report, by: "courier")
        if lost.contains(envelope) { throw LeaseLost(envelope: envelope) }
    }

    static let staff: [PersonRow] = [
        person("張三", .officer, superior: "李四"), person("李四", .sectionHead, superior: "王五"),
        person("王五", .leaderInCharge), person("孫七", .officer, superior: "李四"),
        PersonRow(row: 9, name: "督查", unit: "督查室", role: .supervisionOffice, address: "office@example.org"),
    ]

    static func person(_ name: String, _ role: Role, superior: String? = nil) -> PersonRow {
        PersonRow(row: 2, name: name, unit: "局", role: role, address: "\(name)@example.org", superior: superior)
    }

    /// Staff of whom one is away for a while.
    static func staff(away name: String, from first: Day, until last: Day, deputy: String?) -> [PersonRow] {
        staff.map { row in
            guard row.name == name else { return row }
            var row = row
            (row.absentFrom, row.absentUntil, row.deputy) = (first, last, deputy)
            return row
        }
    }

    static func task(
        _ code: String, deadline: Day, owner: String = "張三", _ change: (inout TaskRow) -> Void = { _ in }
    ) -> TaskRow {
        var row = TaskRow(
            row: 2, code: code, title: "事項\(code)", pillar: "一般事項", unit: "局", owner: owner,
            assigned: day("2021-03-01"), due: .day(deadline))
        change(&row)
        return row
    }
}

extension SQLiteStore {
    /// All envelopes, oldest day first.
    func allEnvelopes() throws -> [EnvelopeStanding] {
        try envelopes(matching: EnvelopeFilter(), limit: 10_000).sorted {
            ($0.envelope.day, $0.envelope.id) < ($1.envelope.day, $1.envelope.id)
        }
    }

    /// Whatever an office lives through, its ledger is what its record says.
    func expectWhatTheRecordSays() throws {
        let audit = try audit(noted: nil)
        while true {
            guard let report = try audit.advance().report else { continue }
            #expect(report.isSound, "\(report.firstBroken as Any) \(report.differences) \(report.breaches)")
            return
        }
    }

    func wholeRecord() throws -> [RecordEntry] { try record(from: 1, limit: 100_000) }
}

/// The envelope is no longer the courier's.
struct LeaseLost: Error, Hashable {
    var envelope: String
}
