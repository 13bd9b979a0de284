import DubanTestSupport
import Testing

@testable import DubanPluginKit

@Suite struct ExplanationTests {
    private let today = day("2021-04-28")

    private func explained(
        lastReview: Day? = day("2021-04-20"), _ judge: (inout Review) -> Void
    ) -> Review {
        let facts = TaskFacts(assigned: day("2021-01-01"), deadline: day("2021-12-31"), lastReview: lastReview)
        var review = Review(of: TaskView(facts), on: today, calendar: .year2021)
        review.explain()
        judge(&review)
        return review
    }

    private func verdicts(_ review: Review) -> [String] {
        review.sayings.map { "\($0.reason.rule)\($0.reason.subject) \($0.day) \($0.verdict)" }
    }

    @Test("each word of a rule is kept with what came of it")
    func reminders() {
        let review = explained { review in
            review.remind(.owner, by: rule("before"), on: day("2021-04-20"))
            review.remind(.owner, by: rule("ahead"), on: day("2021-05-06"), facts: ["days": 8])
            review.remind(.owner, by: rule("first", series: "s"), on: day("2021-04-21"))
            review.remind([.owner, .sectionHead], by: rule("last", series: "s"), on: day("2021-04-26"), of: "")
            review.remind(.owner, by: rule("middle", series: "s"), on: day("2021-04-23"))
            review.remind(.owner, by: rule("first", series: "s"), on: day("2021-04-25"), of: "節點")
        }
        #expect(
            verdicts(review) == [
                "before 2021-04-20 before", "ahead 2021-05-06 ahead", "first 2021-04-21 overridden",
                "last 2021-04-26 now", "middle 2021-04-23 overridden", "first節點 2021-04-25 now",
            ])
        #expect(review.sayings[1].reason.facts == ["days": "8"], "facts are worked out for what is not told, too")
        #expect(review.sayings[3].rungs == [.owner, .sectionHead])
        let told = review.sayings.filter { $0.verdict == .now }.map(\.reason)
        #expect(told == review.finding.reminders.map(\.reason))
    }

    @Test("of the lights one is on, and the others say what came of them")
    func lights() {
        let review = explained { review in
            review.light(.yellow, from: day("2021-04-01"), by: rule("first"))
            review.light(.red, from: day("2021-04-02"), by: rule("second"))
            review.light(.red, from: day("2021-04-03"), by: rule("third"))
            review.light(.red, from: day("2021-05-03"), by: rule("later"))
            review.light(.red, from: day("2021-04-03"), through: day("2021-04-27"), by: rule("gone"))
        }
        #expect(
            verdicts(review) == [
                "first 2021-04-01 overridden", "second 2021-04-02 now", "third 2021-04-03 overridden",
                "later 2021-05-03 ahead", "gone 2021-04-03 before",
            ])
        #expect(review.finding.lightReason?.rule == "second")
    }

    @Test("to be asked why changes nothing of what is found, on any day and for any task")
    func sameFinding() throws {
        let plugin = try SamplePlugin(settings: Settings([:], declared: SamplePlugin.declaration.settings))
        let session = PluginSession(channel: FrameChannel(descriptor: -1))
        for offset in stride(from: -40, through: 400, by: 3) {
            for task in sampleTasks {
                let day = task.deadline + offset - 200
                var batch = ReviewBatch(today: day)
                batch.append(task)
                let found = try Finding.list(
                    payload: session.judge(batch.frame.payload, plugin, .year2021), count: 1)
                let explained = try Explanation(
                    payload: session.explain(
                        Explanation.question(of: task, on: day).payload, plugin, .year2021))
                #expect(explained.finding == found[0], "\(task.code) on \(day)")
                let told = explained.sayings.filter { $0.verdict == .now && $0.light == nil }
                #expect(
                    Set(told.map { "\($0.reason.rule) \($0.day)" })
                        == Set(found[0].reminders.map { "\($0.reason.rule) \($0.occurrence)" }))
            }
        }
    }

    @Test("far from its deadline the ladder says what it will say, and when")
    func farAway() {
        let task = TaskFacts(assigned: day("2021-01-01"), deadline: day("2021-12-31"))
        var review = Review(of: TaskView(task), on: today, calendar: .year2021)
        review.explain()
        guard let ladder = try? DeadlineLadder(Settings([:], declared: DeadlineLadder.settings)) else {
            Issue.record("the ladder takes its own defaults")
            return
        }
        ladder.judge(&review)
        let ahead = review.sayings.filter { $0.verdict == .ahead && $0.light == nil }.map(\.day)
        #expect(ahead == ["2021-12-24", "2021-12-28", "2021-12-30", "2021-12-31"].map(day))
        #expect(review.finding.nextReview == day("2021-12-24"))
    }

    @Test("an explanation is read as it was written, and what is behind what is known is passed over")
    func wire() throws {
        let review = explained { review in
            review.remind(.all, by: rule("a"), on: today, of: "節點", facts: ["days": 3])
            review.light(.red, from: today, by: rule("b"))
        }
        let explanation = Explanation(finding: review.finding, sayings: review.sayings)
        #expect(try Explanation(payload: explanation.frame.payload) == explanation)
        #expect(try Explanation(payload: explanation.frame.payload + [1, 2, 3]) == explanation)
        for count in 0..<explanation.frame.payload.count {
            #expect(throws: WireError.self) {
                _ = try Explanation(payload: Array(explanation.frame.payload.prefix(count)))
            }
        }
    }

    @Test("a hello that ends behind the rules is one of a plugin that does not say why")
    func oldHello() throws {
        let payload = SamplePlugin.declaration.frame.payload
        #expect(try PluginDeclaration(payload: payload).explains)
        #expect(try !PluginDeclaration(payload: Array(payload.dropLast())).explains)
    }
}
