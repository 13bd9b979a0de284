import DubanCalendar

extension CalendarFile {
    /// Reads a calendar file strictly: unknown keys, days that do not exist, and days that cannot be meant are refused.
    package static func load(_ path: String) throws(SettingsError) -> CalendarFile {
        try read(try readConfigurationText(path), file: path)
    }

    /// Reads a calendar file's text; `file` names it in problems and says its year.
    package static func read(_ text: String, file: String) throws(SettingsError) -> CalendarFile {
        let problems = ProblemList(file: file)
        let root = try parseConfiguration(text, problems)
        guard let section = root.section(["year", "papers"]) else { throw problems.error }
        let year = section.required("year", "the year of the papers")?.integer(in: 1949...9999)
        if let year, let name = fileYear(file), name != year {
            problems.add(section["year"]?.line, "'year' is \(year), but the file is named for \(name).")
        }
        let reader = PaperReader(year: year)
        let papers = section.required("papers", "the list of the year's papers")?.list(of: "papers") ?? []
        if papers.isEmpty, let list = section["papers"] {
            problems.add(list.line, "'papers' is empty; a year that is not announced has no file.")
        }
        var read: [Paper] = []
        for value in papers {
            guard let paper = reader.paper(value) else { continue }
            if let previous = read.last, paper.published < previous.published {
                problems.add(
                    value.line,
                    "'\(value.path)' was published on \(paper.published), before the one above it; papers stand in "
                        + "order of publication.")
            }
            read.append(paper)
        }
        guard problems.isEmpty, let year else { throw problems.error }
        return CalendarFile(year: year, papers: read)
    }

    /// The year that the name `YYYY.yaml` says.
    static func fileYear(_ path: String) -> Int? {
        let name = path.split(separator: "/").last ?? ""
        guard name.hasSuffix(".yaml"), name.utf8.count == 9 else { return nil }
        return Int(name.prefix(4))
    }
}

/// Reads the papers of one year.
private struct PaperReader {
    let year: Int?

    func paper(_ value: ConfigurationValue) -> CalendarFile.Paper? {
        guard let section = value.section(["title", "number", "published", "holidays"]) else { return nil }
        let title = section.required("title", "the paper's title")?.text()
        let number = section.required("number", "the paper's number")?.text()
        let published = section.required("published", "the day of publication")?.scalar("a day, YYYY-MM-DD") { Day($0) }
        let list = section.required("holidays", "the list of its holidays")?.list(of: "holidays")
        var holidays: [CalendarFile.Holiday] = []
        for value in list ?? [] {
            guard let holiday = holiday(value) else { continue }
            if holidays.contains(where: { $0.name == holiday.name }) {
                value.problems.add(value.line, "'\(value.path)' names \(holiday.name) a second time in the same paper.")
            }
            holidays.append(holiday)
        }
        guard let title, let number, let published, list != nil else { return nil }
        return CalendarFile.Paper(title: title, number: number, published: published, holidays: holidays)
    }

    private func holiday(_ value: ConfigurationValue) -> CalendarFile.Holiday? {
        guard let section = value.section(["name", "off", "make-up"]) else { return nil }
        let name = section.required("name", "the holiday's name")?.text()
        let off = section.required("off", "the list of its days off").flatMap { days($0) { _ in nil } }
        let makeUp = section["make-up"].flatMap { value in
            days(value) { day in
                if day.weekday.rawValue <= 5 {
                    return "\(day) is neither a Saturday nor a Sunday, as every make-up day is"
                }
                return off?.contains(day) == true ? "\(day) is a day off of the same holiday" : nil
            }
        }
        guard let name, let off else { return nil }
        return CalendarFile.Holiday(name: name, off: off, makeUp: makeUp ?? [])
    }

    private func days(_ value: ConfigurationValue, objection: (Day) -> String?) -> [Day]? {
        guard let list = value.list(of: "days") else { return nil }
        var result: [Day] = []
        for item in list {
            let expectation = "a day, YYYY-MM-DD, or at most 31 days, YYYY-MM-DD..YYYY-MM-DD"
            for day in item.scalar(expectation, dayOrRange) ?? [] {
                let repeated = result.contains(day) ? "\(day) is there twice" : nil
                if let objection = outside(day) ?? repeated ?? objection(day) {
                    value.problems.add(item.line, "'\(value.path)': \(objection).")
                }
                result.append(day)
            }
        }
        return result.sorted()
    }

    private func dayOrRange(_ text: String) -> [Day]? {
        if let day = Day(text) { return [day] }
        let parts = text.split(separator: "..", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Day(String(parts[0])), let last = Day(String(parts[1])) else { return nil }
        guard (0...30).contains(last - first) else { return nil }
        return (0...(last - first)).map { first + $0 }
    }

    private func outside(_ day: Day) -> String? {
        guard let year, day.year != year else { return nil }
        if day.year == year - 1, day.month == 12, day.dayOfMonth >= 21 { return nil }
        return "\(day) is not in \(year), nor in the last days of December before it"
    }
}
