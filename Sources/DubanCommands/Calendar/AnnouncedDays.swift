import DubanCalendar
import DubanControl

/// What is announced of a year.
struct AnnouncedDays {
    private let days: [CalendarMessages.AnnouncedDay]
    let calendar: WorkCalendar

    init(_ days: [CalendarMessages.AnnouncedDay], year: Int, isAnnounced: Bool) {
        self.days = days
        calendar = WorkCalendar(
            exceptions: days.map { .init(day: $0.day, isWorkingDay: $0.isWorkingDay, holiday: $0.holiday) },
            announcedYears: isAnnounced ? [year] : [])
    }

    /// How many days of the range are of each kind.
    func counts(_ range: ClosedRange<Day>) -> (working: Int, off: Int, makeUp: Int) {
        var counts = (working: 0, off: 0, makeUp: 0)
        for number in 0...(range.upperBound - range.lowerBound) {
            let kind = calendar.kind(of: range.lowerBound + number)
            if kind.isWorking { counts.working += 1 }
            if case .dayOff = kind { counts.off += 1 }
            if case .makeUp = kind { counts.makeUp += 1 }
        }
        return counts
    }

    /// The holidays of the range in the order of their days, with days off and make-up days in words.
    func holidays(_ range: ClosedRange<Day>) -> [(name: String, off: String, makeUp: String)] {
        var names: [String] = []
        for day in days where range.contains(day.day) && !names.contains(day.holiday) { names.append(day.holiday) }
        return names.map { name in
            let own = days.filter { $0.holiday == name && range.contains($0.day) }
            return (
                name, Self.words(own.filter { !$0.isWorkingDay }.map(\.day)),
                Self.words(own.filter(\.isWorkingDay).map(\.day))
            )
        }
    }

    /// How the days of a new announcement differ from these, a line each: what is new, what is otherwise, what is gone.
    /// The last days of December may belong to the next year's announcement, and are not missed.
    func differences(to new: AnnouncedDays, year: Int) -> [(sign: String, day: CalendarMessages.AnnouncedDay)] {
        let old = Dictionary(days.map { ($0.day, $0) }) { $1 }
        let wanted = Dictionary(new.days.map { ($0.day, $0) }) { $1 }
        let ends = Day(year: year, month: 12, day: 21)!
        return Set(old.keys).union(wanted.keys).sorted().compactMap { day in
            switch (old[day], wanted[day]) {
            case (nil, let wanted?): ("+", wanted)
            case (let old?, nil): day.year == year && day < ends ? ("-", old) : nil
            case (let old?, let wanted?): old == wanted ? nil : ("~", wanted)
            case (nil, nil): nil
            }
        }
    }

    /// Days in a row as one: 2021-02-11..2021-02-17.
    private static func words(_ days: [Day]) -> String {
        var runs: [ClosedRange<Day>] = []
        for day in days {
            if let last = runs.last, last.upperBound + 1 == day {
                runs[runs.count - 1] = last.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
            .joined(separator: " ")
    }
}

extension ClosedRange<Day> {
    fileprivate var count: Int { upperBound - lowerBound + 1 }
}
