package import DubanCalendar
package import DubanCore

extension Due {
    /// Reads a deadline (完成時限) as people write it: an exact day in the forms of ``DubanCalendar/Day/init(written:)``,
    /// or a day that comes again (每月25日前, 每季度末前). Everything else is refused, because a deadline is one day:
    /// 「6月底前」 is a wish; the refusal says which day is meant where one can tell.
    ///
    /// - Parameter reference: The day of handing over, or today: where a phrase has no year the next such day is meant,
    ///   and a term such as 一個月內 begins there. Nil where neither is known.
    package init(written text: String, from reference: Day?) throws(DeadlineRefusal) {
        let plain = text.trimmed.halfWidth
        guard !plain.isEmpty else {
            throw DeadlineRefusal(
                Phrase(
                    "沒有寫日期；請寫確切日期，如 2021-04-30", "没有写日期；请写确切日期，如 2021-04-30",
                    "there is no day; an exact day such as 2021-04-30 would be right"))
        }
        if let day = try Day(exactly: plain) {
            self = .day(day)
            return
        }
        if let day = Day(serial: plain) {
            throw DeadlineRefusal(
                Phrase(
                    "「\(text.excerpt)」似是表格中 \(day) 的序號；請將該列設為日期格式，重新導出",
                    "“\(text.excerpt)”似是表格中 \(day) 的序号；请将该列设为日期格式，重新导出",
                    "“\(text.excerpt)” looks like a spreadsheet's number for \(day); format the column as a date, and "
                        + "export again"), suggestion: .day(day))
        }
        let phrase = PhraseText.normalised(plain)
        let meant: Due
        do throws(DeadlineDoubt) {
            if let (recurrence, isExact) = try RecurrencePhrase.read(phrase) {
                meant = .recurring(recurrence)
                if isExact {
                    self = meant
                    return
                }
            } else {
                meant = .day(try PeriodPhrase.day(phrase, from: reference))
            }
        } catch {
            let advice = error.advice
            throw DeadlineRefusal(
                Phrase(
                    "「\(text.excerpt)」不是確切日期；\(advice.traditional)", "“\(text.excerpt)”不是确切日期；\(advice.simplified)",
                    "“\(text.excerpt)” is not an exact day; \(advice.english)"))
        }
        throw DeadlineRefusal(
            Phrase(
                "「\(text.excerpt)」不是確切日期：\(meant.words)？請寫此日，或所指的日期",
                "“\(text.excerpt)”不是确切日期：\(meant.words)？请写此日，或所指的日期",
                "“\(text.excerpt)” is not an exact day: \(meant.words)? Write that, or the day that is meant"),
            suggestion: meant)
    }
}

extension Due {
    /// As one would write it to be understood: `2021-06-30`, 每月25日前.
    package var words: String {
        switch self {
        case .day(let day): day.description
        case .recurring(let recurrence): recurrence.words
        }
    }
}
