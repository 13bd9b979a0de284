package import DubanCalendar

/// How much of a day's time and words one plugin may take. A batch has its limit; this is the sum of them, so that one that
/// answers each question just in time does not hold up everybody's day.
package struct PluginBudget: Sendable {
    /// Whatever it judges, in milliseconds of waiting for it.
    static let milliseconds: Int64 = 300_000
    /// For each task that it has judged, on top of that: a hundred times what the rule-books take.
    static let millisecondsPerTask: Int64 = 1
    /// Whatever it judges, in bytes of UTF-8 of its sentences in all languages.
    static let words = 1 << 20
    /// For each task that it has judged, on top of that: ten times what the rule-books say of one that is due.
    static let wordsPerTask = 12 << 10

    private var day: Day?
    private var taken: Int64 = 0
    private var said = 0
    private var tasks = 0

    package init() {}

    /// Charges a review that has ended, well or badly.
    ///
    /// - Parameters:
    ///   - milliseconds: How long it was waited for.
    ///   - words: How many bytes its sentences have.
    ///   - tasks: How many tasks it has judged.
    package mutating func charge(milliseconds: Int64, words: Int, tasks: Int, on day: Day) {
        if self.day != day { self = PluginBudget() }
        self.day = day
        taken += milliseconds
        said += words
        self.tasks += tasks
    }

    /// Why nothing more is asked of it on a day, in one sentence; nil while there is something left.
    package func excess(on day: Day) -> String? {
        guard self.day == day else { return nil }
        if taken >= Self.milliseconds + Int64(tasks) * Self.millisecondsPerTask {
            return "it has taken \(taken / 1000) s for \(tasks) tasks today, and is asked no more before tomorrow"
        }
        if said >= Self.words + tasks * Self.wordsPerTask {
            return "it has said \(said) bytes of \(tasks) tasks today, and is asked no more before tomorrow"
        }
        return nil
    }
}
