import DubanCalendar
import DubanControl
import DubanCore

/// What a rehearsal comes to, counted up day by day. Pure.
struct RehearsalSummary {
    /// A day on which somebody is told something.
    struct Day: Hashable, Encodable {
        var day: DubanCalendar.Day
        var mails = 0
        var people = 0
        /// How many things the mails tell.
        var lines = 0
        /// Whoever has the longest mail, and how many lines it has.
        var longest: PersonID?
        var longestLines = 0
    }

    /// Somebody who is told something.
    struct Person: Hashable, Encodable {
        var person: PersonID
        var mails = 0
        var lines = 0
        /// The weeks in which they have more mails than the budget allows.
        var weeksOver = 0
        /// The Monday of the week with the most, the first of several.
        var worstWeek: DubanCalendar.Day?
        var worstWeekMails = 0
    }

    /// How many mails a week somebody may have.
    let budget: Int
    private(set) var days: [Day] = []
    private var people: [PersonID: Person] = [:]
    /// The week that is being counted: its Monday, and who has had how many.
    private var week: DubanCalendar.Day?
    private var mailsOfWeek: [PersonID: Int] = [:]

    init(budget: Int) {
        self.budget = budget
    }

    /// Counts a day; days come in order.
    mutating func add(_ rehearsed: RehearsalMessages.RehearsedDay) {
        guard !rehearsed.mails.isEmpty else { return }
        let monday = rehearsed.day.mondayOfWeek
        if monday != week {
            endWeek()
            week = monday
        }
        var day = Day(day: rehearsed.day)
        for mail in rehearsed.mails {
            day.mails += 1
            day.lines += mail.lines
            if mail.lines > day.longestLines || day.longest == nil {
                (day.longest, day.longestLines) = (mail.person, mail.lines)
            }
            people[mail.person, default: Person(person: mail.person)].mails += 1
            people[mail.person]?.lines += mail.lines
            mailsOfWeek[mail.person, default: 0] += 1
        }
        day.people = Set(rehearsed.mails.map(\.person)).count
        days.append(day)
    }

    /// Counts the last week to its end.
    mutating func end() {
        endWeek()
        week = nil
    }

    private mutating func endWeek() {
        for (id, mails) in mailsOfWeek {
            if mails > budget { people[id]?.weeksOver += 1 }
            if mails > people[id]?.worstWeekMails ?? 0 {
                people[id]?.worstWeek = week
                people[id]?.worstWeekMails = mails
            }
        }
        mailsOfWeek.removeAll(keepingCapacity: true)
    }

    var mails: Int { days.reduce(0) { $0 + $1.mails } }
    var lines: Int { days.reduce(0) { $0 + $1.lines } }

    /// Everybody, by name.
    var everybody: [Person] { people.values.sorted { $0.person < $1.person } }

    /// The days with the most mails, at most so many.
    func busiest(_ limit: Int) -> [Day] {
        Array(days.sorted { ($1.mails, $0.day) < ($0.mails, $1.day) }.prefix(limit))
    }

    /// Who has more than the budget in some week, the worst first.
    var overBudget: [Person] {
        everybody.filter { $0.weeksOver > 0 }
            .sorted { ($1.weeksOver, $1.worstWeekMails, $0.person) < ($0.weeksOver, $0.worstWeekMails, $1.person) }
    }
}

extension Day {
    /// The Monday of its week.
    var mondayOfWeek: Day { self - (weekday.rawValue - Weekday.monday.rawValue) }
}
