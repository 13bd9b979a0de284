package import DubanCore

/// Why a text is no exact deadline, and which would be meant where one can tell.
package struct DeadlineRefusal: Error, Hashable, Sendable {
    /// One sentence for people: what is wrong, and what would be right.
    package let sentence: String
    /// What an office that writes so means; nil where nobody can tell.
    package let suggestion: Due?

    init(_ sentence: String, suggestion: Due? = nil) {
        self.sentence = sentence
        self.suggestion = suggestion
    }
}

/// Why nobody can tell which day a phrase means.
enum DeadlineDoubt: Error, Hashable {
    /// 長期堅持: no day at all.
    case endless
    /// 儘快: soon, or in order.
    case unset
    /// 會後一週內: counted from an event whose day the file does not have.
    case afterEvent
    /// 10個工作日內: counted in working days.
    case workingDays
    /// 6月前: before the period, or in it.
    case beforePeriod
    /// 6月底左右, 國慶前後.
    case about
    /// 6月30日後: a beginning and no end.
    case after
    /// 6月底、12月底: several days.
    case several
    /// 每週五: more often than monthly.
    case tooOften
    /// 每年春節前: a festival that moves.
    case movingFestival
    /// 春節前 of a year for which the table has no festivals.
    case unknownFestival
    /// 春節: the festival itself, its eve, or its holidays.
    case festivalAlone
    /// 6月底前 where nothing tells the year.
    case yearless
    /// Nothing of it is understood.
    case unknown

    /// The second half of a sentence: why, and what would be right.
    var advice: String {
        switch self {
        case .endless:
            "it has no end, so that nobody can be held to it; write milestones with days of their own, "
                + "or a day that comes again, such as 每月25日前"
        case .unset: "it sets no day; agree on one with the person responsible, and write it as 2021-04-30"
        case .afterEvent:
            "it is counted from something whose day is not in the file; count, and write the day, such as 2021-04-30"
        case .workingDays:
            "working days are counted with the calendar of days off; count, and write the day, such as 2021-04-30"
        case .beforePeriod: "it may mean the day before that period begins or the last of it; write one of them"
        case .about: "it is only about then; write the last day that is allowed, such as 2021-04-30"
        case .after: "it says when something begins and not when it ends; write the last day, such as 2021-04-30"
        case .several: "it names more than one day; give each a row of its own, or make them milestones"
        case .tooOften:
            "that is more often than the ledger can follow; write a day of each month, such as 每月25日前"
        case .movingFestival: "that day moves from year to year; write a row for each year, such as 2022-01-31"
        case .unknownFestival: "the days of that festival are known from 2019 to 2050; write the day"
        case .festivalAlone: "it may mean the day before the festival or the end of its days off; write the day"
        case .yearless: "it needs a year; an exact day such as 2021-04-30 would be right"
        case .unknown: "an exact day such as 2021-04-30 would be right"
        }
    }
}
