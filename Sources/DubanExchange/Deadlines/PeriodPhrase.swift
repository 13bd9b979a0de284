internal import DubanCalendar

/// A phrase that names a stretch of time, or a day without saying it whole: 6月底前, 二季度, 國慶前, 一個月內.
enum PeriodPhrase {
    /// The day that is meant.
    ///
    /// - Parameters:
    ///   - text: As ``PhraseText/normalised(_:)`` makes it, Chinese numbers still as written.
    ///   - reference: The day from which the phrase is read: the next such day is meant. Nil where there is none.
    static func day(_ text: String, from reference: Day?) throws(DeadlineDoubt) -> Day {
        if let range = lastOfRange(text) { return try day(range, from: reference) }
        if isEndless(text) { throw .endless }
        let plain = withoutOpening(text)
        if let day = try festivalEve(plain, from: reference) { return day }
        let digits = monthApart(PhraseText.digits(plain))
        if let (written, length) = WrittenDay.prefix(of: digits),
            let day = Day(year: written.year, month: written.month, day: written.day)
        {
            try check(tail: String(decoding: digits.utf8.dropFirst(length), as: UTF8.self), isPeriod: false)
            return day
        }
        var period = Period(digits, from: reference)
        guard let day = try period.day() else {
            let saysSoon = soon.contains { digits.contains($0) }
            throw saysSoon ? .unset : digits.contains("後") || digits.contains("之日") ? .afterEvent : .unknown
        }
        try check(tail: String(period.scanner.rest), isPeriod: period.isStretch)
        return day
    }

    /// 202106 as 2021.06.
    private static func monthApart(_ digits: String) -> String {
        guard digits.prefix(while: { $0.isASCII && $0.isNumber }).count == 6, digits.hasPrefix("20") else {
            return digits
        }
        return digits.prefix(4) + "." + digits.dropFirst(4)
    }

    /// What may follow a day without changing it: nothing, 前, 之前完成, 星期五, 下班前; but not another day.
    private static func check(tail: String, isPeriod: Bool) throws(DeadlineDoubt) {
        let about = ["前後", "左右", "上下", "大約"]
        if about.contains(where: { tail.contains($0) }) { throw .about }
        if tail.contains("後") || tail.hasPrefix("起") { throw .after }
        if isPeriod, ["前", "之前", "以前"].contains(where: { tail.hasPrefix($0) }) { throw .beforePeriod }
        let others = ["每", "月底", "年底", "季度", "半年", "月末", "年末", "節", "旬"]
        let isTime = tail.hasPrefix("t") || tail.contains(":") || tail.contains("時") || tail.contains("點")
        let hasNumber = tail.contains { $0.isASCII && $0.isNumber } && !isTime && !isWeekday(tail)
        if hasNumber || others.contains(where: { tail.contains($0) }) { throw .several }
    }

    private static func isWeekday(_ tail: String) -> Bool {
        ["星期", "週", "禮拜"].contains { tail.contains($0) }
            || (tail.count == 3 && tail.hasPrefix("(") && tail.hasSuffix(")"))
    }

    private static func isEndless(_ text: String) -> Bool {
        [
            "持續", "長期", "常態", "經常", "常抓", "不斷", "貫穿", "滾動", "久久為功", "常年", "全過程", "全程", "永久", "一以貫之",
            "不間斷", "動態", "始終", "無期限", "逐步",
        ].contains { text.contains($0) }
    }

    private static let soon = [
        "儘快", "儘早", "早日", "立即", "立刻", "馬上", "即刻", "近期", "適時", "隨時", "即時", "及時", "按時", "如期", "按期", "按計劃",
        "按要求", "按照", "按規定", "視情況", "根據", "待定", "另行", "另定", "未定", "tbd", "第1時間", "從速", "限期", "同步", "抓緊", "擇期",
        "擇機", "抓好", "推進中", "進行中", "無", "n/a", "儘速", "短期", "中期", "分階段", "分期", "分步", "長遠", "適當", "儘", "屆時", "到期",
        "同上", "本次會議", "即日起", "今後",
    ]

    /// 力爭, 確保, 於: they change no day.
    private static func withoutOpening(_ text: String) -> String {
        var scanner = PhraseScanner(text)
        while scanner.take(
            "力爭", "爭取", "確保", "務必", "原則上", "最遲", "不遲於", "不晚於", "截至", "截止到", "截止", "計劃", "預計", "擬", "於", "在", "限",
            "須", "完成時限", "辦結時限", "時限", ":", "務於", "請", "要", "應")
        {}
        return String(scanner.rest)
    }

    /// The end of 2021年3月至6月, 2021-2023年 or 3月—6月底, with the year of its beginning where it has none of its own.
    private static func lastOfRange(_ text: String) -> String? {
        let digits = PhraseText.digits(text)
        let signs = ["至", "到", "~", "—", "–", "-"]
        for sign in signs {
            let parts = digits.split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 2, let last = parts.last, let first = parts.first,
                first.contains(where: { $0.isASCII && $0.isNumber }),
                last.first.map({ $0.isASCII && $0.isNumber || "今本明年春國下".contains($0) }) == true
            else { continue }
            // 2021-06 is a month, and no range.
            let isRange =
                first.contains { "年月日號.季度".contains($0) } || (first.count == 4 && last.hasPrefix("20"))
                || (first.count <= 2 && last.contains("月"))
            if sign == "-", !isRange { continue }
            var year = PhraseScanner(String(first))
            let beginsWithYear = year.number(4...4) != nil
            let hasYear = last.prefix(4).count(where: { $0.isASCII && $0.isNumber }) == 4
            let ownYear = hasYear || "今本明年".contains(last.first ?? " ")
            let isBare = last.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
            let unit = !isBare || last.contains(".") ? "" : last.count == 4 ? "年" : first.hasSuffix("月") ? "月" : ""
            return (beginsWithYear && !ownYear ? first.prefix(4) + "年" : "") + last + unit
        }
        return nil
    }

    /// The day before a festival that is named with 前.
    private static func festivalEve(_ text: String, from reference: Day?) throws(DeadlineDoubt) -> Day? {
        var year = YearPhrase(PhraseText.digits(text), from: reference)
        // A year is written before the festival; 五一 must not be counted as a number.
        let stated = year.take()
        let name = stated == nil ? text : String(text.suffix(year.scanner.rest.count))
        var scanner = PhraseScanner(name)
        guard
            let festival = Festival.allCases.first(where: { festival in
                festival.names.contains { name.hasPrefix($0) && !isNumber(name, behind: $0) }
            })
        else { return nil }
        _ = scanner.take(festival.names)
        _ = scanner.take("節日", "節")
        _ = scanner.take("放假", "假期", "假日", "長假", "小長假", "來臨")
        let tail = String(scanner.rest)
        if tail.hasPrefix("前後") { throw .about }
        if tail.contains("後") { throw .after }
        guard scanner.take("前夕", "之前", "以前", "前"), !scanner.rest.contains(where: PhraseText.isNumeral) else {
            if tail.contains(where: PhraseText.isNumeral) { throw .unknown }
            if Festival.allCases.contains(where: { $0.names.contains { tail.contains($0) } }) { throw .several }
            throw .festivalAlone
        }
        guard let first = stated ?? reference?.year else { throw .yearless }
        for candidate in [first, first + 1] {
            guard let eve = festival.day(in: candidate).map({ $0 - 1 }) else { throw .unknownFestival }
            if stated != nil || reference.map({ eve >= $0 }) != false { return eve }
        }
        throw .unknownFestival
    }

    /// 十一月, 五一〇: what only begins like a festival.
    private static func isNumber(_ text: String, behind name: String) -> Bool {
        guard name.allSatisfy(PhraseText.isNumeral) else { return false }
        guard let next = text.dropFirst(name.count).first else { return false }
        return PhraseText.isNumeral(next) || "月日號個年天季週旬".contains(next)
    }
}
