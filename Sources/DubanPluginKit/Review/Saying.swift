/// What a rule has said in one review, and what came of it: why something is told, and why something is not.
public struct Saying: Hashable, Sendable {
    /// What came of it.
    public enum Verdict: UInt8, Sendable, CaseIterable {
        /// It is told at this review; the light is on.
        case now = 0
        /// It was for a day up to the last review, and was told then; the light's last day has passed.
        case before = 1
        /// Its day is to come.
        case ahead = 2
        /// A later one of its series is told instead; a more severe light is on.
        case overridden = 3
    }

    /// Why.
    public var reason: Reason
    /// The day for which it is; of a light, the first on which it holds.
    public var day: Day
    /// Who is told; empty for a light.
    public var rungs: Rungs
    /// The light; nil for a reminder.
    public var light: Light?
    /// What came of it.
    public var verdict: Verdict

    /// A rule's word.
    public init(reason: Reason, day: Day, rungs: Rungs = [], light: Light? = nil, verdict: Verdict) {
        self.reason = reason
        self.day = day
        self.rungs = rungs
        self.light = light
        self.verdict = verdict
    }
}
