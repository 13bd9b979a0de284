internal import DubanCore

/// A phrase that names a day of every month, quarter, half-year or year: 每月25日前, 每季度末前, 每年6月底前.
enum RecurrencePhrase {
    /// The recurrence, and whether the phrase says its day exactly; nil where it speaks of nothing that comes again.
    ///
    /// - Parameter text: As ``PhraseText/normalised(_:)`` makes it.
    static func read(_ text: String) throws(DeadlineDoubt) -> (recurrence: Recurrence, isExact: Bool)? {
        var scanner = PhraseScanner(PhraseText.digits(text))
        _ = scanner.take("於", "在", "確保", "原則上")
        guard let months = try months(&scanner) else { return nil }
        let named = try day(in: months, &scanner)
        let tail = String(scanner.rest)
        if ["左右", "前後", "上下"].contains(where: { tail.contains($0) }) { throw .about }
        if tail.contains("後") { throw .after }
        let repeats = ["1次", "至少1次", "不少於1次"].reduce(tail) { text, words in
            guard let range = text.firstRange(of: words) else { return text }
            return String(text[..<range.lowerBound] + text[range.upperBound...])
        }
        if repeats.contains(where: { $0.isASCII && $0.isNumber }) {
            throw repeats.contains("次") || repeats.contains(":") ? .unknown : .several
        }
        let isOther = Festival.allCases.contains {
            $0.names.contains { text.contains($0 + "前") || text.contains($0 + "節") }
        }
        if isOther { throw .movingFestival }
        guard let recurrence = Recurrence(everyMonths: months, month: named.month, day: named.day ?? 31) else {
            throw .unknown
        }
        return (recurrence, named.day != nil)
    }

    /// The months of the period.
    private static func months(_ scanner: inout PhraseScanner) throws(DeadlineDoubt) -> Int? {
        let tooOften = [
            "每週", "每個星期", "每星期", "每日", "每天", "每旬", "每個工作日", "按週", "按日", "按旬", "逐日", "逐週", "每兩週", "每半月", "每半個月", "每2週",
        ]
        if scanner.take(tooOften) { throw .tooOften }
        if scanner.take("隔月", "雙月") { return 2 }
        if scanner.take("每個月", "每月度", "每月份", "每月", "按月度", "按月", "逐月", "月月") { return 1 }
        if scanner.take("每個季度", "每季度", "每季", "按季度", "按季", "逐季") { return 3 }
        if scanner.take("每半年", "每半年度", "按半年") { return 6 }
        if scanner.take("每年度", "每年", "每1年", "按年度", "按年", "逐年", "年年") { return 12 }
        var several = scanner
        guard several.take("每") else { return nil }
        guard let count = several.number(1...2, before: "個月", "月"), 12 % max(count, 1) == 0, count > 0 else {
            if scanner.rest.hasPrefix("每") { throw .unknown }
            return nil
        }
        scanner = several
        return count
    }

    /// The month of the period, and the day of it; nil where only the period's end can be meant.
    private static func day(
        in months: Int, _ scanner: inout PhraseScanner
    ) throws(DeadlineDoubt) -> (month: Int, day: Int?) {
        _ = scanner.take("的", "於", "在")
        let said = months == 1 ? nil : try month(in: months, &scanner)
        let month = said ?? months
        if months == 1 { _ = scanner.take("次月", "當月", "下月", "次") }
        _ = scanner.take("的", "度", "份")
        if let day = scanner.number(1...2, before: "日", "號") {
            guard (1...31).contains(day) else { throw .unknown }
            return (month, day)
        }
        let ends = ["年底", "年末", "月底", "月末", "底", "末", "終", "最後1天", "最後1日", "結束前", "內", "結束"]
        if scanner.take(ends) { return (month, 31) }
        let isMonth = said != nil || months == 1
        if isMonth, scanner.take("上旬", "初") { return (month, 10) }
        if isMonth, scanner.take("中旬") { return (month, 20) }
        if isMonth, scanner.take("下旬") { return (month, 31) }
        if said != nil, scanner.rest.hasPrefix("前") || scanner.rest.hasPrefix("之前") { throw .beforePeriod }
        // A month alone, 每年6月, is a stretch; its last day is only likely.
        return (month, nil)
    }

    /// The month that a phrase names within its period.
    private static func month(
        in months: Int, _ scanner: inout PhraseScanner
    ) throws(DeadlineDoubt) -> Int? {
        if scanner.take("末月", "最後1個月", "最後1月", "末個月") { return months }
        if scanner.take("首月", "首個月", "頭1個月", "次月") { return 1 }
        var ordinal = scanner
        if ordinal.take("第"), let month = ordinal.number(1...2, before: "個月") {
            guard (1...months).contains(month) else { throw .unknown }
            scanner = ordinal
            return month
        }
        guard months == 12 else { return nil }
        if let month = scanner.number(1...2, before: "月份", "月") {
            guard (1...12).contains(month) else { throw .unknown }
            return month
        }
        ordinal = scanner
        _ = ordinal.take("第")
        if let quarter = ordinal.number(1...1, before: "季度", "季"), (1...4).contains(quarter) {
            scanner = ordinal
            return quarter * 3
        }
        return scanner.take("上半年") ? 6 : scanner.take("下半年") ? 12 : nil
    }
}

extension Recurrence {
    /// As an office writes it, and as it is read again: 每月25日前, 每季度末月25日前, 每年6月底前.
    package var words: String {
        let period =
            switch everyMonths {
            case 1: "每月"
            case 3: "每季度"
            case 6: "每半年"
            case 12: "每年"
            default: "每\(everyMonths)個月"
            }
        let end = day == 31
        switch everyMonths {
        case 1: return period + (end ? "底前" : "\(day)日前")
        case 12: return period + (end ? "\(month)月底前" : "\(month)月\(day)日前")
        default:
            let within = month == everyMonths ? "末月" : "第\(month)個月"
            return period + (end && month == everyMonths ? "末前" : within + (end ? "底前" : "\(day)日前"))
        }
    }
}
