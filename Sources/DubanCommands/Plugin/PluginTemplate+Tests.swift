extension PluginTemplate {
    /// In the order that the format asks for.
    private var imports: String {
        ["DubanPluginKit", module, "Testing"].sorted().map { "import \($0)" }.joined(separator: "\n")
    }

    /// A test a rule.
    var tests: String {
        #"""
        \#(imports)

        @Suite("\#(name.name)")
        struct \#(module)Tests {
            /// A task whose deadline is far away, so that the other rules are seen alone.
            private func task(
                milestones: [TaskFacts.Milestone] = [], attributes: [String: TaskFacts.Value] = [:]
            ) -> TaskFacts {
                TaskFacts(
                    assigned: day("2021-04-20"), deadline: day("2021-12-31"), milestones: milestones, attributes: attributes)
            }

            // From 20 April the Sunday that pays for 勞動節 counts, and the days off do not: the tenth working day is 6 May.
            @Test("who does not report within ten working days is told on the next one")
            func reportMissing() throws {
                let plugin = try \#(module)(settings: Settings())
                let silent = task()
                let expected = ["05-07 yellow report-missing", "05-07 report-missing o"]
                #expect(diary(of: silent, judgedBy: plugin, from: "2021-04-20", to: "2021-05-31") == expected)
                #expect(
                    diary(of: silent, judgedBy: plugin, from: "2021-04-20", to: "2021-05-31", onlyWhenAsked: true)
                        == expected)
                let reported = task(attributes: ["last-report": .day(day("2021-05-08"))])
                #expect(diary(of: reported, judgedBy: plugin, from: "2021-05-08", to: "2021-05-21").isEmpty)
            }

            @Test("a stage whose day has passed is yellow, and told up the ladder on working days")
            func stageOverdue() throws {
                let plugin = try \#(module)(settings: Settings(["report-working-days": .integer(100)]))
                let task = task(milestones: [
                    TaskFacts.Milestone("立項", planned: day("2021-04-21"), reached: day("2021-04-21")),
                    TaskFacts.Milestone("開工", planned: day("2021-04-30")),
                ])
                #expect(
                    diary(of: task, judgedBy: plugin, from: "2021-04-20", to: "2021-05-11") == [
                        "05-01 yellow stage-overdue", "05-06 stage-overdue 開工 os", "05-08 stage-overdue 開工 osl",
                        "05-11 stage-overdue 開工 osltb!",
                    ])
            }

            @Test("a setting that makes no sense is refused by name")
            func settings() throws {
                let error = try #require(throws: SettingsError.self) {
                    _ = try \#(module)(settings: Settings(["report-working-days": .integer(0)]))
                }
                #expect(error.sentence.hasPrefix("report-working-days"))
            }
        }

        """#
    }

    /// What the tests see of a task over the days.
    var diary: String {
        #"""
        import DubanPluginKit

        /// A day that a test writes out.
        func day(_ text: String) -> Day {
            guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
            return day
        }

        /// 勞動節 2021: 1 to 5 May are off, and Sunday, 25 April, and Saturday, 8 May, pay for two of them (調休).
        let mayHoliday = WorkCalendar(
            exceptions: (1...5).map { holiday("2021-05-0\($0)", isWorkingDay: false) }
                + [holiday("2021-04-25", isWorkingDay: true), holiday("2021-05-08", isWorkingDay: true)],
            announcedYears: [2021])

        private func holiday(_ text: String, isWorkingDay: Bool) -> WorkCalendar.Exception {
            WorkCalendar.Exception(day: day(text), isWorkingDay: isWorkingDay, holiday: "勞動節")
        }

        /// What became of a task from one day to another, a line for each
        ///
        /// - change of the light, `05-04 yellow stage-overdue`;
        /// - reminder, `05-11 stage-overdue 開工 osl!`: the rule, the part of the task, who is told (owner, section head, leader in
        ///   charge, top leader, b for the supervision office), and `!` where it is told at once;
        /// - task that follows, `05-04 follows acceptance by 2021-08-04`.
        ///
        /// It is reviewed every day, or only on the days for which the rules ask, as duband does; both must come to the same.
        func diary(
            of task: TaskFacts, judgedBy plugin: some PillarPlugin, from first: String, to last: String,
            onlyWhenAsked: Bool = false
        ) -> [String] {
            var task = task
            var lines: [String] = []
            var entered: Set<String> = []
            var lightBefore = "green"
            var today = day(first)
            task.lastReview = today - 1
            while today <= day(last) {
                let date = today.description.dropFirst(5)
                let finding = plugin.finding(of: task, on: today, calendar: mayHoliday)
                let light = finding.lightReason.map { "\(finding.light) \($0.rule)" } ?? "green"
                if light != lightBefore { lines.append("\(date) \(light)") }
                lines += finding.reminders.map { "\(date) \($0.line)" }
                // duband enters it once, however often the rule asks.
                for followUp in finding.followUps where entered.insert(followUp.key).inserted {
                    lines.append("\(date) follows \(followUp.key) by \(followUp.deadline)")
                }
                lightBefore = light
                task.lastReview = today
                today = onlyWhenAsked ? finding.nextReview ?? .latest : today + 1
            }
            return lines
        }

        extension Finding.WantedReminder {
            /// `stage-overdue 開工 osl!`
            fileprivate var line: String {
                let letters: [(Rungs, String)] = [
                    (.owner, "o"), (.sectionHead, "s"), (.leaderInCharge, "l"), (.topLeader, "t"), (.supervisionOffice, "b"),
                ]
                let told = letters.filter { rungs.contains($0.0) }.map(\.1).joined()
                let subject = reason.subject.isEmpty ? "" : " " + reason.subject
                return "\(reason.rule)\(subject) \(told)\(urgency == .immediate ? "!" : "")"
            }
        }

        """#
    }
}
