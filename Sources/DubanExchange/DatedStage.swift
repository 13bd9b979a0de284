internal import DubanCalendar
internal import DubanCore

/// An item of a list such as `立項:2021-03-31(2021-03-28); 開工:2021-06-30`: a name, a day, and in parentheses the day on
/// which it was over. Milestones and blockers are written so, with half-width or full-width signs; items end with a
/// semicolon or a line end.
struct DatedStage {
    let name: String
    let start: Day
    let end: Day?

    static func list(_ text: String) throws(CivilDayRefusal) -> [DatedStage] {
        let items = text.split { $0 == ";" || $0 == "；" || $0.isNewline }.map { String($0).trimmed }
        var stages: [DatedStage] = []
        for item in items where !item.isEmpty {
            stages.append(try DatedStage(item))
        }
        return stages
    }

    private init(_ item: String) throws(CivilDayRefusal) {
        guard let colon = item.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            throw CivilDayRefusal(
                words: Phrase(
                    "「\(item.excerpt)」的名稱與日期之間沒有冒號", "“\(item.excerpt)”的名称与日期之间没有冒号",
                    "“\(item.excerpt)” has no colon between its name and its day"))
        }
        name = String(item[..<colon]).trimmed
        if name.isEmpty {
            throw CivilDayRefusal(
                words: Phrase(
                    "「\(item.excerpt)」的日期之前沒有名稱", "“\(item.excerpt)”的日期之前没有名称",
                    "“\(item.excerpt)” has no name before its day"))
        }
        var days = String(item[item.index(after: colon)...]).trimmed
        guard let open = days.firstIndex(where: { $0 == "(" || $0 == "（" }) else {
            (start, end) = (try Day(stage: days, of: name), nil)
            return
        }
        guard let last = days.last, last == ")" || last == "）" else {
            throw CivilDayRefusal(
                words: Phrase(
                    "「\(item.excerpt)」的括號沒有閉合", "“\(item.excerpt)”的括号没有闭合",
                    "“\(item.excerpt)” does not close its parenthesis"))
        }
        days.removeLast()
        start = try Day(stage: String(days[..<open]), of: name)
        end = try Day(stage: String(days[days.index(after: open)...]), of: name)
    }
}

extension Day {
    fileprivate init(stage text: String, of name: String) throws(CivilDayRefusal) {
        do {
            self = try Day(written: text)
        } catch {
            throw CivilDayRefusal(
                words: Phrase(
                    "\(name.excerpt)：\(error.words.traditional)", "\(name.excerpt)：\(error.words.simplified)",
                    "\(name.excerpt): \(error.words.english)"))
        }
    }
}
