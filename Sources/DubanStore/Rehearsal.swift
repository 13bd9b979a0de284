package import DubanCalendar
package import DubanCore

/// A private copy of a ledger, on which days to come are lived through. Nothing that happens to it is seen by anybody else,
/// no power cut spares it, and it is gone when it is closed.
package protocol RehearsalLedger: Sendable {
    /// The copy.
    var store: any LedgerStore { get }

    /// Counts everything as told that is in an envelope and not held back: a courier that takes all at once, to people who
    /// are all reached. Halted channels work again.
    ///
    /// - Returns: What has been told, in the order of campaigns, people and kinds.
    func tellAll() throws -> [RehearsedMail]

    /// Has those who answer for open tasks be in time with all that was due before a day: stages are reached on the day for
    /// which they are planned, and tasks done that were due before it.
    ///
    /// - Parameter before: The day of the call before this one; nil for the first.
    func finish(dueBefore day: Day, since before: Day?) throws

    /// Ends it.
    func close() throws
}

/// A mail that a rehearsal foresees.
package struct RehearsedMail: Hashable, Sendable {
    package var person: PersonID
    /// The civil day on which it is told.
    package var day: Day
    package var kind: Envelope.Kind
    /// The codes of the campaigns of whose tasks it tells, or in whose name it is sent, in order.
    package var campaigns: [String]
    /// How many lines it has.
    package var lines: Int

    package init(person: PersonID, day: Day, kind: Envelope.Kind, campaigns: [String], lines: Int) {
        self.person = person
        self.day = day
        self.kind = kind
        self.campaigns = campaigns
        self.lines = lines
    }
}
