import DubanCalendar
import DubanCore
import DubanExchange
import DubanPluginKit
import DubanStore

/// What an import of tasks is measured against.
struct TaskPlanContext {
    var campaign: String
    var firstDay: Day
    var lastDay: Day
    var today: Day
    var people: [PersonID]
    /// What the plugins declare; tells the pillars and their attributes.
    var pillars: [PluginDeclaration]
    /// The tasks that are in the ledger already, by code: at least those of the rows, of their occurrences, and
    /// of all that stand above them.
    var existing: [String: LedgerTask]
}

/// Works out what a ledger file changes. Pure.
func plan(_ rows: [TaskRow], in context: TaskPlanContext) -> ImportPlan<LedgerTask> {
    var planner = TaskPlanner(context, rows)
    if rows.count > 1, rows.allSatisfy(\.pillar.isEmpty) {
        planner.refuseWithoutPillars()
        return planner.plan
    }
    for row in rows { planner.add(row) }
    planner.checkParents(rows)
    // The reasons of a row stand together.
    planner.plan.problems.sort { ($0.row ?? 0) < ($1.row ?? 0) }
    planner.plan.unreadColumns = planner.unreadColumns(rows)
    return planner.plan
}

struct TaskPlanner {
    var plan = ImportPlan<LedgerTask>()

    let context: TaskPlanContext
    private let people: PersonIndex
    private let pillarOfWord: [String: PluginDeclaration]
    private let codes: Set<String>
    private let units: Set<String>
    var rowOf: [String: Int] = [:]

    init(_ context: TaskPlanContext, _ rows: [TaskRow]) {
        self.context = context
        people = PersonIndex(context.people)
        units = Set(context.people.map { $0.description.split(separator: "/").dropLast().joined(separator: "/") })
        var words: [String: PluginDeclaration] = [:]
        for pillar in context.pillars {
            let label = pillar.pillar
            for word in [pillar.name, label.traditional, label.simplified, label.english.lowercased()] {
                words[word] = pillar
            }
        }
        pillarOfWord = words
        codes = Set(rows.map(\.code)).union(context.existing.keys)
    }

    /// The labels of the pillars that there are.
    private var knownPillars: Phrase {
        let known = context.pillars.map(\.pillar)
        return Phrase(
            known.map(\.traditional).joined(separator: "、"), known.map(\.simplified).joined(separator: "、"),
            known.map(\.traditional).joined(separator: "、"))
    }

    /// Said once of a file that has no such column, and not of each of its rows.
    mutating func refuseWithoutPillars() {
        let lists = knownPillars
        plan.problems.append(
            ImportProblem(
                field: .pillar,
                words: Phrase(
                    "沒有「戰線」一欄，或整欄為空；每項任務須寫明戰線：\(lists.traditional)；欄名不同時用 --map 指明",
                    "没有“战线”一栏，或整栏为空；每项任务须写明战线：\(lists.simplified)；栏名不同时用 --map 指明",
                    "there is no column 戰線, or all of it is empty; each task names its pillar: \(lists.english); --map says which "
                        + "column it is")))
    }

    mutating func add(_ row: TaskRow) {
        let problemsBefore = plan.problems.count
        checkWords(row)
        checkNumbers(row)
        checkBlockers(row)
        if let other = rowOf.updateValue(row.row, forKey: row.code) {
            plan.refuse(
                row.row, .code,
                Phrase(
                    "序號「\(row.code)」在第 \(other) 行已有；每項任務須有自己的序號", "序号“\(row.code)”在第 \(other) 行已有；每项任务须有自己的序号",
                    "the code 「\(row.code)」 stands in row \(other) already; each task needs its own"))
        }
        let pillar = pillarOfWord[row.pillar] ?? pillarOfWord[row.pillar.lowercased()]
        if pillar == nil {
            let lists = knownPillars
            plan.refuse(
                row.row, .pillar,
                Phrase(
                    "沒有戰線「\(row.pillar)」；現有 \(lists.traditional)", "没有战线“\(row.pillar)”；现有 \(lists.simplified)",
                    "no pillar is called 「\(row.pillar)」; there are \(lists.english)"))
        }
        if row.code.harmless != row.code || row.longestCode > LedgerTask.longestCode {
            plan.refuse(
                row.row, .code,
                Phrase(
                    "序號超過 \(LedgerTask.longestCode) 字節，或含有換行或控制字符；須寫成一行",
                    "序号超过 \(LedgerTask.longestCode) 字节，或含有换行或控制字符；须写成一行",
                    "the number is longer than \(LedgerTask.longestCode) bytes, or holds a line's end or a control character; "
                        + "it must stand on one line"))
        }
        if row.title.utf8.count > LedgerTask.longestTitle {
            plan.refuse(
                row.row, .title,
                Phrase(
                    "任務名稱有 \(row.title.utf8.count) 字節，最多 \(LedgerTask.longestTitle)；請縮為一行",
                    "任务名称有 \(row.title.utf8.count) 字节，最多 \(LedgerTask.longestTitle)；请缩为一行",
                    "the title has \(row.title.utf8.count) bytes; \(LedgerTask.longestTitle) are the most, and a line says it"
                )
            )
        }
        let owner = self.owner(row)
        let lead = self.lead(row)
        if let parent = row.parent, parent == row.code || !codes.contains(parent) {
            plan.refuse(
                row.row, .parent,
                Phrase(
                    "「\(parent)」不是本文件或台賬中的另一項任務", "“\(parent)”不是本文件或台账中的另一项任务",
                    "「\(parent)」 is no other task of this file or of the ledger"))
        }
        let attributes = self.attributes(row, pillar)
        let recusedUnits = self.recusedUnits(row, pillar, attributes)
        let dated = dated(row)
        guard plan.problems.count == problemsBefore, let pillar, let owner else { return }

        for dated in dated {
            let old = context.existing[dated.code]
            // What is done of a row that comes again is no longer the row's.
            if dated.isOccurrence, let old, [.done, .struck, .cancelled].contains(old.state) {
                plan.unchanged += 1
                continue
            }
            let task = LedgerTask(
                code: dated.code, campaign: context.campaign, title: row.title, pillar: pillar.name, unit: row.unit,
                owner: owner, lead: lead, assigned: dated.assigned, deadline: dated.deadline,
                originalDeadline: old?.originalDeadline, deadlineWords: row.deadlineWords,
                state: row.state ?? old?.state ?? .open, meter: dated.isOccurrence ? row.meter(of: old) : row.meter,
                milestones: dated.isOccurrence ? old?.milestones ?? [] : row.milestones,
                blockers: dated.isOccurrence ? old?.blockers ?? [] : row.blockers, attributes: attributes,
                recusedUnits: recusedUnits + inherited(old, pillar).filter { !recusedUnits.contains($0) },
                parent: row.parent, process: old?.process ?? TaskProcess())
            switch old {
            case nil: plan.changes.append(.added(task))
            case task?: plan.unchanged += 1
            case let old?: plan.changes.append(.changed(from: old, to: task))
            }
        }
    }

    /// When the row's tasks are handed over and due: one task, or one for each day that comes again.
    private mutating func dated(_ row: TaskRow) -> [DatedTask] {
        switch row.due {
        case nil:
            plan.refuse(
                row.row, .deadline,
                Phrase(
                    "該行既無時限，也無周期；須有其一", "该行既无时限，也无周期；须有其一",
                    "the row has neither a deadline nor a recurrence; it needs one of them"))
            return []
        case .recurring(let recurrence): return occurrences(of: row, recurrence)
        case .day(let day):
            let old = context.existing[row.code]
            // What was once read into the same words is not read anew because today is another day.
            let isKept = row.isSuggested && old?.deadlineWords == row.deadlineWords
            let deadline = isKept ? old?.deadline ?? day : day
            let assigned = row.assigned ?? old?.assigned ?? min(context.today, deadline)
            if deadline >= assigned {
                checkDeadline(deadline, of: row, old)
            } else {
                plan.refuse(
                    row.row, .deadline,
                    Phrase(
                        "任務的時限 \(deadline) 早於交辦日期 \(assigned)", "任务的时限 \(deadline) 早于交办日期 \(assigned)",
                        "the task is due on \(deadline), before it was handed over on \(assigned)"))
            }
            return [DatedTask(code: row.code, assigned: assigned, deadline: deadline, isOccurrence: false)]
        }
    }

    /// The headers that stand over something and name no attribute of any pillar: often a slip of the pen.
    func unreadColumns(_ rows: [TaskRow]) -> [String] {
        let attributes = context.pillars.flatMap(\.attributes)
        var headers: Set<String> = []
        for row in rows { headers.formUnion(row.attributes.keys) }
        return headers.sorted().filter { header in !attributes.contains { $0.stands(under: header) } }
    }

    private mutating func owner(_ row: TaskRow) -> PersonID? {
        let id = PersonID(unit: row.unit, name: row.owner)
        if people.contains(id) { return id }
        let elsewhere = people.all(named: row.owner)
        let units = elsewhere.map { $0.description.split(separator: "/").dropLast().joined(separator: "/") }
        plan.refuse(
            row.row, .owner,
            elsewhere.isEmpty
                ? PersonIndex.Failure.unknown.words(name: row.owner)
                : Phrase(
                    "「\(row.owner)」不屬「\(row.unit)」，而屬" + units.map { "「\($0)」" }.joined(separator: "、")
                        + "；責任人須屬責任單位",
                    "“\(row.owner)”不属“\(row.unit)”，而属" + units.map { "“\($0)”" }.joined(separator: "、")
                        + "；责任人须属责任单位",
                    "「\(row.owner)」 is not of 「\(row.unit)」 but of "
                        + units.map { "「\($0)」" }.joined(separator: " and ")
                        + "; the person responsible must be of the unit responsible"))
        return nil
    }

    private mutating func lead(_ row: TaskRow) -> PersonID? {
        guard let name = row.lead else { return nil }
        do throws(PersonIndex.Failure) {
            return try people.find(name, from: row.unit)
        } catch {
            plan.refuse(row.row, .lead, error.words(name: name))
            return nil
        }
    }

    /// The units that the pillar's attributes recuse. A name that is no unit's would keep nobody in the dark, and nobody of
    /// such a unit can answer for the task.
    private mutating func recusedUnits(
        _ row: TaskRow, _ pillar: PluginDeclaration?, _ attributes: [String: AttributeValue]
    ) -> [String] {
        var recused: [String] = []
        for attribute in pillar?.attributes ?? [] where attribute.recusesUnit {
            guard case .text(let text)? = attributes[attribute.name] else { continue }
            for unit in Self.units(text) {
                let field = ImportField.attribute(attribute.label.traditional)
                if unit == row.unit {
                    plan.refuse(
                        row.row, field,
                        Phrase(
                            "「\(unit)」須迴避此任務，卻是責任單位；請改由別的單位負責", "“\(unit)”须回避此任务，却是责任单位；请改由别的单位负责",
                            "「\(unit)」 must not hear of the task, and is responsible for it; another unit must be"))
                } else if !units.contains(unit) {
                    plan.refuse(
                        row.row, field,
                        Phrase(
                            "名冊中沒有單位「\(unit)」，迴避便落空；請照名冊書寫單位", "名册中没有单位“\(unit)”，回避便落空；请照名册书写单位",
                            "nobody is of a unit called 「\(unit)」, so that nobody would be kept from hearing of it; write the "
                                + "unit as the people file does"))
                }
                recused.append(unit)
            }
        }
        return recused
    }

    private static func units(_ text: String) -> [String] {
        text.split(whereSeparator: { "、,，;；".contains($0) }).map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    /// The units that a task has from the task that it follows from: no attribute of its own names them.
    private func inherited(_ old: LedgerTask?, _ pillar: PluginDeclaration) -> [String] {
        guard let old, !old.recusedUnits.isEmpty else { return [] }
        let own = pillar.attributes.filter(\.recusesUnit).flatMap { attribute in
            if case .text(let text)? = old.attributes[attribute.name] { Self.units(text) } else { [] as [String] }
        }
        return old.recusedUnits.filter { !own.contains($0) }
    }

    /// The row's other columns, by the pillar's declarations; what the pillar does not know is kept as text.
    private mutating func attributes(_ row: TaskRow, _ pillar: PluginDeclaration?) -> [String: AttributeValue] {
        guard let pillar, !(row.attributes.isEmpty && pillar.attributes.isEmpty) else { return [:] }
        var values: [String: AttributeValue] = [:]
        var refused: Set<String> = []
        for (header, text) in row.attributes.sorted(by: { $0.key < $1.key }) {
            guard let declared = pillar.attributes.first(where: { $0.stands(under: header) }) else {
                values[header] = .text(text)
                continue
            }
            do throws(ValueRefusal) {
                values[declared.name] = try AttributeValue(text, kind: declared.kind)
            } catch {
                plan.refuse(row.row, .attribute(header), error.words)
                refused.insert(declared.name)
            }
        }
        for attribute in pillar.attributes
        where attribute.isRequired && values[attribute.name] == nil && !refused.contains(attribute.name) {
            let (label, column) = (pillar.pillar, attribute.label)
            plan.refuse(
                row.row, .attribute(column.traditional),
                Phrase(
                    "\(label.traditional)的任務須填「\(column.traditional)」一列",
                    "\(label.simplified)的任务须填“\(column.simplified)”一列",
                    "a task of \(label.traditional) needs a value in a column 「\(column.traditional)」"))
        }
        return values
    }
}

extension AnyAttribute {
    /// Whether a column of that header holds it.
    fileprivate func stands(under header: String) -> Bool {
        header == name || header == label.traditional || header == label.simplified
            || header.lowercased() == label.english.lowercased()
    }
}

/// A cell that does not hold what its column needs.
private struct ValueRefusal: Error {
    var words: Phrase
}

extension AttributeValue {
    fileprivate init(_ text: String, kind: AttributeKind) throws(ValueRefusal) {
        switch kind {
        case .text:
            self = .text(text)
        case .number:
            let digits = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()) : text
            guard let number = Double(digits), number.isFinite else {
                throw ValueRefusal(
                    words: Phrase(
                        "「\(text)」不是數字；請寫如 25 或 0.5", "“\(text)”不是数字；请写如 25 或 0.5",
                        "「\(text)」 is not a number, such as 25 or 0.5"))
            }
            self = .number(number)
        case .day:
            do throws(CivilDayRefusal) {
                self = .day(try Day(written: text))
            } catch {
                throw ValueRefusal(words: error.words)
            }
        case .flag:
            switch text.lowercased() {
            case "是", "有", "yes", "true", "1", "√", "✓": self = .flag(true)
            case "否", "無", "无", "no", "false", "0": self = .flag(false)
            default:
                throw ValueRefusal(
                    words: Phrase(
                        "「\(text)」既不是「是」，也不是「否」", "“\(text)”既不是“是”，也不是“否”",
                        "「\(text)」 is neither 是 nor 否"))
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
