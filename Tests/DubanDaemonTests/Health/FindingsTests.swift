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
            version: "1", campaigns: [campaign()], openTasks: ["year": 3], dayMustFinishBy: "09:30",
            announcedYears: [2020, 2021], plugins: [plugin], channels: [.init(name: "maildir")],
            couriers: .present(notCarried: []), houseChannel: "maildir", supervisionOffice: PersonID("督查室/督查"),
            hasOffice: true,
            directory: DirectoryStanding(
                mode: 0o700, owner: 70_007, isWritable: true, freeBytes: 5 << 30, totalBytes: 9 << 30),
            directoryPath: "/var/lib/duban", user: 70_007, ledgerSize: 1 << 20, started: 0)
        change(&facts)
        return facts
    }

    private static func day(_ change: @escaping (inout StatusMessages.Campaign) -> Void) -> (inout HealthFacts) -> Void
    {
        { $0.campaigns = [campaign(change)] }
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
            ("overdue", .day, .failure, "2021-04-28 should have been finished by 09:30, and is not"),
            ("failed", .day, .failure, "the day's work could not be done: the disk is full"),
            ("failed afterwards", .day, .failure, "the day's work could not be done: the disk is full"),
            ("clock", .day, .failure, "2021-04-29 has been opened already"),
            ("forgotten", .settings, .failure, "5 open tasks of the campaign old, which the settings do not have"),
            ("over", .day, .failure, "year ended on 2021-04-27 with 3 open tasks, of which nobody is told any more"),
            ("ends early", .day, .failure, "1 open task of it will be due only after that"),
            ("clock before it all", .day, .failure, "2021-04-28 has been opened already"),
            ("office", .people, .failure, "「督查室/督查」, the supervision office, is not among the people"),
            ("unreachable", .people, .warning, "局/一, 局/二, 局/三, 局/四, 局/五 and 1 more cannot be reached"),
            ("channel gone", .people, .warning, "a channel that the settings do not have, and told by maildir instead"),
            ("feed", .calendar, .warning, "people's calendars could not be written: read-only"),
            ("this year", .calendar, .failure, "the days off of 2021 are not in the calendar"),
            ("next year", .calendar, .warning, "the days off of 2022 are not in the calendar"),
            ("stopped", .plugins, .failure, "the plugin odd does not run: signal 4"),
            ("no plain deadline", .plugins, .failure, "the plugin plain-deadline is not there"),
            ("not locked in", .plugins, .warning, "the plugin odd is not locked in wholly: no Landlock"),
            ("parked", .plugins, .warning, "2 tasks of 奇 parked, judged by the plain deadline rules alone"),
            ("no plugin", .plugins, .warning, "3 open tasks of 奇 without the plugin odd"),
            ("halted", .channel, .failure, "smtp is halted: 535"),
            ("failing", .channel, .warning, "smtp has failed 10 times in a row, the last time with: 450"),
            ("no courier", .courier, .failure, "no duban-courier takes envelopes"),
            ("old courier", .courier, .failure, "does not have the channel robot, smtp"),
            ("full", .disk, .failure, "/var/lib/duban has 99.9 MiB free"),
            ("filling", .disk, .warning, "/var/lib/duban has 1023.9 MiB free"),
            ("large ledger", .disk, .warning, "the ledger has 3.0 GiB"),
            ("read-only", .stateDirectory, .failure, "cannot be written to"),
            ("open to others", .stateDirectory, .warning, "(750) is open to others"),
            ("another's", .stateDirectory, .warning, "is the directory of uid 70008, and duband runs as uid 70007"),
            ("gone", .stateDirectory, .failure, "cannot be looked at"),
        ] as [(String, StatusMessages.Finding.Subject, StatusMessages.Finding.Verdict, String)])
    func wrong(
        name: String, subject: StatusMessages.Finding.Subject, verdict: StatusMessages.Finding.Verdict, words: String
    ) throws {
        let house = Self.house(try #require(Self.changes[name]))
        let findings = house.findings
        let finding = try #require(findings.first { $0.subject == subject && $0.verdict == verdict })
        #expect(finding.words.english.contains(words), "\(finding.words.english)")
        // What a sandbox lacks is the kernel's matter.
        if name != "not locked in" {
            #expect(finding.advice?.english.isEmpty == false && finding.advice?.traditional.isEmpty == false)
        }
        #expect(findings.filter { $0.verdict != .ok } == [finding], "and nothing else is wrong")
        let warning = finding.words.english + (finding.advice.map { "; " + $0.english } ?? "")
        #expect(house.status.warnings == [warning], "and the status warns of it")
    }

    private static var changes: [String: (inout HealthFacts) -> Void] {
        [
            "overdue": day { ($0.figures, $0.isOverdue) = (nil, true) },
            "failed": {
                $0.campaigns = [campaign { $0.figures = nil }]
                $0.failure = "the disk is full"
            },
            "failed afterwards": { $0.failure = "the disk is full" },
            "clock before it all": day { ($0.today, $0.figures) = (day("2021-01-04"), nil) },
            "forgotten": { $0.openTasks = ["year": 3, "old": 5] },
            "over": day { $0.lastDay = day("2021-04-27") },
            "ends early": { $0.openTasksAfterLastDay = ["year": 1] },
            "clock": day { $0.lastOpenedDay = day("2021-04-29") },
            "office": { $0.hasOffice = false },
            "unreachable": { $0.unreachable = ["一", "二", "三", "四", "五", "六"].map { PersonID("局/" + $0) } },
            "channel gone": { $0.peopleOfUnknownChannels = ["smtp": 2] },
            "feed": { $0.calendarsFailure = "read-only" },
            "this year": { $0.announcedYears = [2020] },
            "next year": day {
                $0.today = day("2021-12-01")
                $0.lastOpenedDay = $0.today
            },
            "stopped": {
                $0.plugins.append(.init(name: "odd", label: .same("奇"), isRunning: false, reason: "signal 4"))
            },
            "no plain deadline": { $0.plugins = [.init(name: "odd", label: .same("奇"), isRunning: true)] },
            "not locked in": { $0.sandboxGaps = [.init(plugin: "odd", words: "no Landlock")] },
            "parked": { $0.pillars = [.init(name: "odd", label: .same("奇"), openTasks: 3, parked: 2)] },
            "no plugin": {
                $0.pillars = [.init(name: "odd", label: .same("奇"), openTasks: 3, parked: 2, isServed: false)]
            },
            "halted": { $0.channels = [.init(name: "smtp", halt: "535")] },
            "failing": { $0.channels = [.init(name: "smtp", standing: .init(failures: 10, lastFailure: "450"))] },
            "no courier": { $0.couriers = .away },
            "old courier": { $0.couriers = .present(notCarried: ["robot", "smtp"]) },
            "full": { $0.directory?.freeBytes = 100 << 20 - 1 },
            "filling": { $0.directory?.freeBytes = 1 << 30 - 1 },
            "large ledger": { $0.ledgerSize = 3 << 30 },
            "read-only": { $0.directory?.isWritable = false },
            "open to others": { $0.directory?.mode = 0o750 },
            "another's": { $0.directory?.owner = 70_008 },
            "gone": { $0.directory = nil },
        ]
    }

    @Test("what is wrong with the configuration stands first, and a campaign that is over in good order needs no day")
    func others() {
        let house = Self.house {
            $0.missingAccounts = [.courierUser("nobody-such")]
            $0.campaigns = [Self.campaign { ($0.lastDay, $0.figures) = (Self.day("2021-04-01"), nil) }]
            $0.openTasks = [:]
        }
        #expect(house.findings.first?.words.english.contains("there is no user nobody-such") == true)
        #expect(house.findings.first?.verdict == .failure && house.findings.first?.advice != nil)
        #expect(house.findings.first { $0.subject == .day }?.verdict == .ok)
        #expect(house.status.warnings.count == 1)
    }

    @Test("when a channel last took a message is told as the clocks of the place show it")
    func lastDelivery() {
        let house = Self.house {
            $0.channels = [.init(name: "smtp", standing: .init(lastDelivery: 1_619_744_709))]
            $0.offsetFromUTC = 28_800
        }
        #expect(house.findings.contains { $0.words.english == "smtp last took a message at 2021-04-30T09:05:09+08:00" })
    }

    @Test("a courier that is only about to come is no reason to warn")
    func expected() {
        let house = Self.house { $0.couriers = .expected }
        #expect(house.status.warnings.isEmpty)
        #expect(house.findings.contains { $0.words.english == "duban-courier has not come yet" })
    }

    @Test("an office looks at itself: who it runs as, its directory, its disk")
    func itself() async throws {
        try await Office.run([]) { office, _ in
            let findings = try await office.supervision.findings()
            let failing = Set(findings.filter { $0.verdict == .failure }.map(\.subject))
            // One plugin host serves all tests, and another one may just have ended it. The office is given no directory.
            #expect(failing.subtracting([.plugins]) == [.stateDirectory])
            office.clock.seconds += 60
            #expect(try await office.supervision.status().warnings.contains { $0.contains("no duban-courier takes") })
            await office.supervision.courierCame(1, carrying: ["maildir"])
            #expect(try await office.supervision.metrics().contains("duban_courier_connected 1"))
            await office.supervision.courierCame(2, carrying: ["smtp"])
            try await office.supervision.courierLeft(1, holder: "connection 1")
            #expect(
                try await office.supervision.status().warnings.contains { $0.contains("not have the channel maildir") })
        }
        try await withTemporaryDirectory { directory in
            let standing = try #require(DirectoryStanding(path: directory))
            #expect(standing.isWritable && standing.freeBytes > 0 && standing.freeBytes <= standing.totalBytes)
            #expect(DirectoryStanding(path: directory + "/none") == nil)
        }
    }
}
