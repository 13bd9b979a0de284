import DubanCalendar
import Testing

@testable import DubanPluginHosting

@Suite struct PluginBudgetTests {
    @Test("what takes long for few tasks has an end, and the next day begins anew")
    func time() {
        var budget = PluginBudget()
        #expect(budget.excess(on: today) == nil)
        budget.charge(milliseconds: 299_000, words: 0, tasks: 10, on: today)
        #expect(budget.excess(on: today) == nil)
        budget.charge(milliseconds: 1010, words: 0, tasks: 0, on: today)
        #expect(
            budget.excess(on: today)
                == "it has taken 300 s for 10 tasks today, and is asked no more before tomorrow")
        #expect(budget.excess(on: today + 1) == nil)
        budget.charge(milliseconds: 1, words: 0, tasks: 1, on: today + 1)
        #expect(budget.excess(on: today + 1) == nil)
    }

    @Test("a plugin that is quick has no end: a million tasks at ten microseconds")
    func quick() {
        var budget = PluginBudget()
        for _ in 0..<500 { budget.charge(milliseconds: 20, words: 2048 * 300, tasks: 2048, on: today) }
        #expect(budget.excess(on: today) == nil)
    }

    @Test("what says too much of few tasks has an end")
    func words() {
        var budget = PluginBudget()
        budget.charge(milliseconds: 1, words: 1 << 20, tasks: 1, on: today)
        #expect(budget.excess(on: today) == nil)
        budget.charge(milliseconds: 1, words: 12 << 10, tasks: 0, on: today)
        #expect(
            budget.excess(on: today)
                == "it has said 1060864 bytes of 1 tasks today, and is asked no more before tomorrow")
    }
}
