internal import DubanCalendar

/// The year with which a phrase begins.
struct YearPhrase {
    private(set) var scanner: PhraseScanner
    private let reference: Day?

    init(_ digits: String, from reference: Day?) {
        scanner = PhraseScanner(digits)
        self.reference = reference
    }

    /// Takes it; nil where there is none.
    mutating func take() -> Int? {
        if scanner.take("民國"), let year = scanner.number(2...3, before: "年") { return year + 1911 }
        if let year = scanner.number(4...4, before: "年度", "年") { return year }
        let relative: [([String], Int)] = [
            (["今年度", "今年", "本年度", "本年", "當年度", "當年"], 0), (["明年度", "明年", "次年", "來年", "下年度", "下1年"], 1), (["後年"], 2),
        ]
        for (words, offset) in relative {
            if let year = reference?.year, scanner.take(words) { return year + offset }
        }
        // 21年6月底; but 3年內 is a term.
        var short = scanner
        if let year = short.number(2...2, before: "年度", "年"), (10...99).contains(year), !short.rest.hasPrefix("內") {
            scanner = short
            return 2000 + year
        }
        var sign = scanner
        if let year = sign.number(4...4), (1900...2199).contains(year),
            sign.rest.first.map({ "-/.q第上下末首底h".contains($0) }) != false
        {
            scanner = sign
            return year
        }
        return nil
    }
}

/// Reads a stretch of time, or a day whose year is not written, off the front of a phrase.
struct Period {
    private(set) var scanner: PhraseScanner
    /// Whether it names a stretch, of which 前 may mean the beginning or the end.
    private(set) var isStretch = false
    private let reference: Day?
    private let year: Int?

    init(_ digits: String, from reference: Day?) {
        var phrase = YearPhrase(digits, from: reference)
        year = phrase.take()
        scanner = phrase.scanner
        self.reference = reference
    }

    /// The last day of what it names; nil where it names nothing.
    mutating func day() throws(DeadlineDoubt) -> Day? {
        if let day = try month() { return day }
        if let day = try quarter() { return day }
        if let day = try half() { return day }
        if let day = try endOfYear() { return day }
        if year == nil, let day = try dayAlone() { return day }
        if year == nil, let day = try near() { return day }
        return year == nil ? try term() : nil
    }

    private mutating func month() throws(DeadlineDoubt) -> Day? {
        var scanner = self.scanner
        var month = scanner.number(1...2, before: "月份", "月")
        if month == nil, year != nil, scanner.take("-", "/", ".") {
            month = scanner.number(1...2)
            if scanner.rest.first.map({ "-/.0123456789".contains($0) }) == true { month = nil }
        }
        guard let month, (1...12).contains(month) else { return nil }
        self.scanner = scanner
        if let day = self.scanner.number(1...2, before: "日", "號") {
            return try resolved { Day(year: $0, month: month, day: day) }
        }
        if let day = tenDays() {
            return try resolved { Day(year: $0, month: month, day: min(day, Day.length(ofMonth: month, year: $0))) }
        }
        takeEnd()
        return try resolved { Day(year: $0, month: month, day: Day.length(ofMonth: month, year: $0)) }
    }

    /// 上旬 ends on the 10th, 中旬 on the 20th; 初 and 中 are read as 上旬 and the 15th.
    private mutating func tenDays() -> Int? {
        if scanner.take("上旬", "初") { return 10 }
        if scanner.take("中旬") { return 20 }
        if scanner.take("下旬") { return 31 }
        return scanner.take("中") ? 15 : nil
    }

    private mutating func quarter() throws(DeadlineDoubt) -> Day? {
        var scanner = self.scanner
        var quarter: Int?
        _ = scanner.take("-", "/", ".")
        if scanner.take("q") {
            quarter = scanner.number(1...1)
        } else if scanner.take("首季度", "首季") {
            quarter = 1
        } else if scanner.take("末季度", "前4季度") {
            quarter = 4
        } else {
            _ = scanner.take("第", "前")
            quarter = scanner.number(1...1, before: "個季度", "季度", "季", "q")
        }
        guard let quarter, (1...4).contains(quarter) else { return nil }
        self.scanner = scanner
        takeEnd()
        return try resolved { Day(year: $0, month: quarter * 3, day: 1)?.endOfMonth }
    }

    private mutating func half() throws(DeadlineDoubt) -> Day? {
        let isFirst = scanner.take("上半年", "h1")
        guard isFirst || scanner.take("下半年", "h2") else { return nil }
        takeEnd()
        return try resolved { Day(year: $0, month: isFirst ? 6 : 12, day: isFirst ? 30 : 31) }
    }

    private mutating func endOfYear() throws(DeadlineDoubt) -> Day? {
        if year == nil {
            // 年前 is before 春節, or in the year.
            if scanner.take("年前") { throw .beforePeriod }
            guard scanner.take("年底", "年末", "年終", "年內", "年度內", "歲末", "歲尾", "全年") else { return nil }
            _ = scanner.take("前")
        } else {
            _ = scanner.take("全年", "年")
            takeEnd()
            let follows = ["", "前", "之前", "以前", "完成", "全部", ")"]
            guard !isStretch || follows.contains(where: { $0.isEmpty ? scanner.isAtEnd : scanner.rest.hasPrefix($0) })
            else { return nil }
        }
        return try resolved { Day(year: $0, month: 12, day: 31) }
    }

    /// 25日前: the next such day.
    private mutating func dayAlone() throws(DeadlineDoubt) -> Day? {
        var scanner = self.scanner
        guard let day = scanner.number(1...2, before: "日", "號"), (1...31).contains(day),
            !["內", "之內", "以內", "後"].contains(where: { scanner.rest.hasPrefix($0) })
        else { return nil }
        guard let reference else { throw .yearless }
        self.scanner = scanner
        for months in 0...2 {
            let month = Day(year: reference.year, month: reference.month, day: 1)?.adding(months: months) ?? reference
            if let found = Day(year: month.year, month: month.month, day: day), found >= reference { return found }
        }
        return nil
    }

    /// 本月底, 下季度末, 本週五, 明日.
    private mutating func near() throws(DeadlineDoubt) -> Day? {
        if ["上旬", "中旬", "下旬"].contains(where: { scanner.rest.hasPrefix($0) }), let day = tenDays() {
            return try referred { Day(year: $0.year, month: $0.month, day: min(day, $0.endOfMonth.dayOfMonth)) }
        }
        let isNext = scanner.take("下個", "下", "次")
        if !isNext { _ = scanner.take("本", "當", "這個", "這") }
        let shift = isNext ? 1 : 0
        if scanner.take("季度", "季") {
            takeEnd()
            return try referred { $0.endOfQuarter.adding(months: 3 * shift).endOfMonth }
        }
        if scanner.take("月") {
            if let day = scanner.number(1...2, before: "日", "號") {
                return try referred { reference in
                    let month = reference.adding(months: shift)
                    return Day(year: month.year, month: month.month, day: day)
                }
            }
            if let day = tenDays() {
                return try referred { reference in
                    let end = Day(year: reference.year, month: reference.month, day: 1)?.adding(months: shift)
                        .endOfMonth
                    return end.flatMap { Day(year: $0.year, month: $0.month, day: min(day, $0.dayOfMonth)) }
                }
            }
            takeEnd()
            return try referred { $0.adding(months: shift).endOfMonth }
        }
        if scanner.take("週", "星期", "禮拜") {
            let days = ["1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "日": 6, "天": 6, "內": 6]
            guard let offset = scanner.rest.first.flatMap({ days[String($0)] }) else { return nil }
            _ = scanner.take(Array(days.keys))
            return try referred { $0 - ($0.weekday.rawValue - 1) + offset + 7 * shift }
        }
        if scanner.take("今日", "今天", "當日", "當天", "即日") { return try referred { $0 } }
        if scanner.take("日", "天") { return isNext ? try referred { $0 + 1 } : nil }
        return scanner.take("明日", "明天") ? try referred { $0 + 1 } : nil
    }

    /// 一個月內, 30日內: from the day of handing over, which is not itself counted.
    private mutating func term() throws(DeadlineDoubt) -> Day? {
        let isFromHandingOver = scanner.take(
            "自交辦之日起", "交辦之日起", "自交辦日起", "從交辦之日起", "交辦後", "自即日起", "即日起")
        if !isFromHandingOver, scanner.rest.contains("後") || scanner.rest.contains("之日起") { return nil }
        if scanner.rest.contains("工作日") { throw .workingDays }
        let end: (Day) -> Day
        if scanner.take("半個月", "半月") {
            end = { $0 + 15 }
        } else if scanner.take("半年") {
            end = { $0.adding(months: 6) }
        } else if let days = scanner.number(1...4, before: "個自然日", "自然日", "天", "日") {
            end = { $0 + days }
        } else if let weeks = scanner.number(1...2, before: "個星期", "星期", "個禮拜", "週") {
            end = { $0 + 7 * weeks }
        } else if let months = scanner.number(1...3, before: "個月") {
            end = { $0.adding(months: months) }
        } else if let years = scanner.number(1...2, before: "年") {
            end = { $0.adding(months: 12 * years) }
        } else {
            return nil
        }
        guard scanner.take("之內", "以內", "內") || isFromHandingOver else { return nil }
        return try referred { end($0) }
    }

    /// 底, 末, 內 and what stands behind them; without one, 前 may mean the beginning.
    private mutating func takeEnd() {
        _ = scanner.take("份")
        if scanner.take("底", "末", "終", "之內", "以內", "內", "結束", "最後1天", "最後1日") {
            _ = scanner.take("之前", "以前", "前")
        } else {
            isStretch = true
        }
    }

    /// The day of the stated year, or the next such day.
    private func resolved(_ day: (Int) -> Day?) throws(DeadlineDoubt) -> Day? {
        if let year { return day(year) }
        guard let reference else { throw .yearless }
        // Five years, so that a 29th of February is found.
        for year in reference.year...reference.year + 4 {
            if let day = day(year), day >= reference { return day }
        }
        return nil
    }

    private func referred(_ day: (Day) -> Day?) throws(DeadlineDoubt) -> Day? {
        guard let reference else { throw .yearless }
        return day(reference)
    }
}
