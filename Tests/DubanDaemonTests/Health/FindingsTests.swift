import DubanCalendar
import DubanControl
import DubanCore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Testing

@testable import DubanDaemon

/// What `dubanctl doctor` hears from duband.
@Suite struct FindingsTests {
    private typealias Finding = StatusMessages.Finding

    private static let today = day("2021-04-28")

    private static func campaign(_ change: (inout StatusMessages.Campaign) -> Void = { _ in })
        -> StatusMessages.Campaign
    {
        var campaign = StatusMessages.Campaign(
            code: "year", name: "年", firstDay: day("2021-03-01"), lastDay: day("2022-12-31"), today: today,
            isWorkingDay: true, isProvisional: false, windowIsOpen: true, lastOpenedDay: today,
            figures: .init(reviewed: 3, reminders: 2, parked: 0), lights: [],
            outbox: .init(queued: 0, leased: 0, finalDot: 0, told: 0, rejected: 0))
        change(&campaign)
        return campaign
    }

    /// A house in which all is well, but for what is changed.
    static func house(_ change: (inout HealthFacts) -> Void = { _ in }) -> HealthFacts {
        let plugin = StatusMessages.Plugin(name: "plain-deadline", label: .same("通用"), isRunning: true)
        var facts = HealthFacts(
            status: .init(version: "1", campaigns: [campaign()], plugins: [plugin], warnings: []), failure: nil,
            announcedYears: [2020, 2021], channels: [.init(name: "maildir")], isCourierConnected: true, parked: [:],
            unreachable: 0, hasOffice: true,
            directory: DirectoryStanding(
                mode: 0o700, owner: 7, isWritable: true, freeBytes: 5 << 30, totalBytes: 9 << 30),
            directoryPath: "/var/lib/duban", user: 7, ledgerSize: 1 << 20, started: 0, findingsOfStart: [])
        change(&facts)
        return facts
    }

    private static func day(_ change: @escaping (inout StatusMessages.Campaign) -> Void) -> (inout HealthFacts) -> Void
    {
        { $0.status.campaigns = [campaign(change)] }
    }

    private static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    @Test("where all is well, each subject is there once and asks for nothing")
    func well() {
        let findings = Self.house().findings
        #expect(
            findings.map(\.subject) == [
                .day, .people, .calendar, .plugins, .channel, .courier, .disk, .stateDirectory,
            ])
        #expect(findings.allSatisfy { $0.verdict == .ok && $0.advice == nil })
    }

    @Test(
        "what is wrong is found, says what it is, and what to do",
        arguments: [
            ("overdue", .day, .failure, "is not finished yet, and late"),
            ("failed", .day, .failure, "is not finished yet: the disk is full"),
            ("clock", .day, .failure, "2021-04-29 has been opened already"),
            ("office", .people, .failure, "the supervision office is not among the people"),
            ("unreachable", .people, .warning, "1 person cannot be reached"),
            ("this year", .calendar, .failure, "the days off of 2021 are not in the calendar"),
            ("next year", .calendar, .warning, "the days off of 2022 are not in the calendar"),
            ("stopped", .plugins, .failure, "the plugin odd does not run: signal 4"),
            ("parked", .plugins, .warning, "2 tasks of odd judged by the plain deadline rules alone"),
            ("halted", .channel, .failure, "smtp is halted: 535"),
            ("failing", .channel, .warning, "smtp has failed 10 times in a row, the last time with: 450"),
            ("no courier", .courier, .failure, "no duban-courier takes envelopes"),
            ("full", .disk, .failure, "/var/lib/duban has 99.9 MiB free"),
            ("filling", .disk, .warning, "/var/lib/duban has 1023.9 MiB free"),
            ("large ledger", .disk, .warning, "the ledger has 3.0 GiB"),
            ("read-only", .stateDirectory, .failure, "cannot be written to"),
            ("open to others", .stateDirectory, .warning, "(750, uid 7) is open to others"),
            ("another's", .stateDirectory, .warning, "(700, uid 8) is open to others"),
            ("gone", .stateDirectory, .failure, "cannot be looked at"),
        ] as [(String, StatusMessages.Finding.Subject, StatusMessages.Finding.Verdict, String)])
    func wrong(
        name: String, subject: StatusMessages.Finding.Subject, verdict: StatusMessages.Finding.Verdict, words: String
    ) throws {
        let findings = Self.house(try #require(Self.changes[name])).findings
        let finding = try #require(findings.first { $0.subject == subject && $0.verdict == verdict })
        #expect(finding.words.english.contains(words), "\(finding.words.english)")
        #expect(finding.advice?.english.isEmpty == false && finding.advice?.traditional.isEmpty == false)
        #expect(findings.filter { $0.verdict != .ok } == [finding], "and nothing else is wrong")
    }

    private static var changes: [String: (inout HealthFacts) -> Void] {
        [
            "overdue": day { ($0.figures, $0.isOverdue) = (nil, true) },
            "failed": {
                $0.status.campaigns = [campaign { $0.figures = nil }]
                $0.failure = "the disk is full"
            },
            "clock": day { $0.lastOpenedDay = day("2021-04-29") },
            "office": { $0.hasOffice = false },
            "unreachable": { $0.unreachable = 1 },
            "this year": { $0.announcedYears = [2020] },
            "next year": day {
                $0.today = day("2021-12-01")
                $0.lastOpenedDay = $0.today
            },
            "stopped": {
                $0.status.plugins.append(.init(name: "odd", label: .same("奇"), isRunning: false, reason: "signal 4"))
            },
            "parked": { $0.parked = ["odd": 2] },
            "halted": { $0.channels = [.init(name: "smtp", halt: "535")] },
            "failing": { $0.channels = [.init(name: "smtp", standing: .init(failures: 10, lastFailure: "450"))] },
            "no courier": { $0.isCourierConnected = false },
            "full": { $0.directory?.freeBytes = 100 << 20 - 1 },
            "filling": { $0.directory?.freeBytes = 1 << 30 - 1 },
            "large ledger": { $0.ledgerSize = 3 << 30 },
            "read-only": { $0.directory?.isWritable = false },
            "open to others": { $0.directory?.mode = 0o750 },
            "another's": { $0.directory?.owner = 8 },
            "gone": { $0.directory = nil },
        ]
    }

    @Test("what was found at the start stands first, and a campaign that is over needs no day")
    func others() {
        let found = Self.house {
            $0.findingsOfStart = [.same("no group")]
            $0.status.campaigns = [Self.campaign { ($0.lastDay, $0.figures) = (Self.day("2021-04-01"), nil) }]
        }.findings
        #expect(found.first == Finding(.setup, .warning, .same("no group")))
        #expect(found.first { $0.subject == .day }?.verdict == .ok)
    }

    @Test("an office looks at itself: who it runs as, its directory, its disk")
    func itself() async throws {
        try await Office.run([]) { office, _ in
            let findings = try await office.supervision.findings(isCourierConnected: false)
            let failing = Set(findings.filter { $0.verdict == .failure }.map(\.subject))
            // One plugin host serves all tests, and another one may just have ended it.
            #expect(failing.subtracting([.plugins]) == [.courier, .stateDirectory])
        }
        try await withTemporaryDirectory { directory in
            let standing = try #require(DirectoryStanding(path: directory))
            #expect(standing.isWritable && standing.freeBytes > 0 && standing.freeBytes <= standing.totalBytes)
            #expect(DirectoryStanding(path: directory + "/none") == nil)
        }
    }
}
