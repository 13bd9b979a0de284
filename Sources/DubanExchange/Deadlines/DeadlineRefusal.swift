package import DubanCore

/// Why a text is no exact deadline, and which would be meant where one can tell.
package struct DeadlineRefusal: Error, Hashable, Sendable {
    /// One sentence for people: what is wrong, and what would be right.
    package let words: Phrase
    /// What an office that writes so means; nil where nobody can tell.
    package let suggestion: Due?

    init(_ words: Phrase, suggestion: Due? = nil) {
        self.words = words
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
    var advice: Phrase {
        switch self {
        case .endless:
            Phrase(
                "沒有盡期，無法追究；請寫出有日期的節點，或周期性的時限，如每月25日前", "没有尽期，无法追究；请写出有日期的节点，或周期性的时限，如每月25日前",
                "it has no end, so that nobody can be held to it; write milestones with days of their own, "
                    + "or a day that comes again, such as 每月25日前")
        case .unset:
            Phrase(
                "沒有定日期；請與責任人商定，寫成 2021-04-30", "没有定日期；请与责任人商定，写成 2021-04-30",
                "it sets no day; agree on one with the person responsible, and write it as 2021-04-30")
        case .afterEvent:
            Phrase(
                "起算之事的日期不在文件中；請算好，寫上日期，如 2021-04-30", "起算之事的日期不在文件中；请算好，写上日期，如 2021-04-30",
                "it is counted from something whose day is not in the file; count, and write the day, such as 2021-04-30"
            )
        case .workingDays:
            Phrase(
                "工作日要依放假安排計算；請算好，寫上日期，如 2021-04-30", "工作日要依放假安排计算；请算好，写上日期，如 2021-04-30",
                "working days are counted with the calendar of days off; count, and write the day, such as 2021-04-30")
        case .beforePeriod:
            Phrase(
                "可指該時段之前，也可指其最後一日；請寫其中之一", "可指该时段之前，也可指其最后一日；请写其中之一",
                "it may mean the day before that period begins or the last of it; write one of them")
        case .about:
            Phrase(
                "只是大約；請寫最遲的一日，如 2021-04-30", "只是大约；请写最迟的一日，如 2021-04-30",
                "it is only about then; write the last day that is allowed, such as 2021-04-30")
        case .after:
            Phrase(
                "只說何時開始，沒說何時為止；請寫最後一日，如 2021-04-30", "只说何时开始，没说何时为止；请写最后一日，如 2021-04-30",
                "it says when something begins and not when it ends; write the last day, such as 2021-04-30")
        case .several:
            Phrase(
                "不止一個日期；請各立一行，或列為節點", "不止一个日期；请各立一行，或列为节点",
                "it names more than one day; give each a row of its own, or make them milestones")
        case .tooOften:
            Phrase(
                "比台賬所能跟蹤的更頻繁；請寫每月的某日，如每月25日前", "比台账所能跟踪的更频繁；请写每月的某日，如每月25日前",
                "that is more often than the ledger can follow; write a day of each month, such as 每月25日前")
        case .movingFestival:
            Phrase(
                "此日逐年變動；請每年立一行，如 2022-01-31", "此日逐年变动；请每年立一行，如 2022-01-31",
                "that day moves from year to year; write a row for each year, such as 2022-01-31")
        case .unknownFestival:
            Phrase(
                "該節日只知 2019 至 2050 年的日期；請寫上日期", "该节日只知 2019 至 2050 年的日期；请写上日期",
                "the days of that festival are known from 2019 to 2050; write the day")
        case .festivalAlone:
            Phrase(
                "可指節前一日，也可指假期最後一日；請寫上日期", "可指节前一日，也可指假期最后一日；请写上日期",
                "it may mean the day before the festival or the end of its days off; write the day")
        case .yearless:
            Phrase(
                "缺少年份；請寫確切日期，如 2021-04-30", "缺少年份；请写确切日期，如 2021-04-30",
                "it needs a year; an exact day such as 2021-04-30 would be right")
        case .unknown:
            Phrase(
                "請寫確切日期，如 2021-04-30", "请写确切日期，如 2021-04-30",
                "an exact day such as 2021-04-30 would be right")
        }
    }
}
