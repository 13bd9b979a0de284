import DubanCalendar
import DubanCore
import DubanStore

/// What an import would do: every change, or the reasons why none is made.
struct ImportPlan<Value: Hashable & Sendable>: Sendable {
    var changes: [Change<Value>] = []
    var unchanged = 0
    var problems: [ImportProblem] = []
    /// The headers of columns that no plugin reads, in alphabetical order.
    var unreadColumns: [String] = []
}

/// Works out what a people file changes. Pure.
///
/// - Parameter channels: The names of the channels that there are.
func plan(_ rows: [PersonRow], existing: [Person], channels: [String]) -> ImportPlan<Person> {
    var plan = ImportPlan<Person>()
    let before = Dictionary(existing.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let index = PersonIndex(before.keys + rows.map { PersonID(unit: $0.unit, name: $0.name) })
    var rowOf: [PersonID: Int] = [:]
    var superiors = before.mapValues(\.superior)
    var people: [(row: Int, person: Person)] = []

    for row in rows {
        let id = PersonID(unit: row.unit, name: row.name)
        if let other = rowOf.updateValue(row.row, forKey: id) {
            plan.refuse(
                row.row, .name,
                Phrase(
                    "「\(id)」在第 \(other) 行已有；同一單位的人須以姓名區別", "“\(id)”在第 \(other) 行已有；同一单位的人须以姓名区别",
                    "「\(id)」 stands in row \(other) already; each person of a unit needs a name of their own"))
            continue
        }
        plan.checkWords(row)
        let superior = plan.resolve(row.superior, row.row, .superior, from: row.unit, index)
        let deputy = plan.resolve(row.deputy, row.row, .deputy, from: row.unit, index)
        superiors[id] = superior
        if let channel = row.channel, !channels.contains(channel) {
            plan.refuse(
                row.row, .channel,
                Phrase(
                    "沒有渠道 \(channel.harmless)；現有 \(channels.sorted().joined(separator: "、"))",
                    "没有渠道 \(channel.harmless)；现有 \(channels.sorted().joined(separator: "、"))",
                    "there is no channel \(channel.harmless); there are \(channels.sorted().joined(separator: ", "))"))
        }
        let person = Person(
            name: row.name, unit: row.unit, role: row.role, address: row.address, channel: row.channel,
            account: row.account, window: row.window, superior: superior,
            language: row.language ?? before[id]?.language ?? .house,
            absence: plan.absence(row, id, deputy: deputy))
        people.append((row.row, person))
    }
    for (row, person) in people where isInCircle(person.id, superiors) {
        plan.refuse(
            row, .superior,
            Phrase(
                "「\(person.id)」的上級鏈繞回自己；須止於某人", "“\(person.id)”的上级链绕回自己；须止于某人",
                "the reporting line above 「\(person.id)」 leads back to them; it must end at somebody"))
    }
    for (_, person) in people {
        switch before[person.id] {
        case nil: plan.changes.append(.added(person))
        case person?: plan.unchanged += 1
        case let old?: plan.changes.append(.changed(from: old, to: person))
        }
    }
    return plan
}

private func isInCircle(_ start: PersonID, _ superiors: [PersonID: PersonID?]) -> Bool {
    var seen: Set<PersonID> = []
    var next = superiors[start] ?? nil
    while let current = next, seen.insert(current).inserted {
        if current == start { return true }
        next = superiors[current] ?? nil
    }
    return false
}

extension ImportPlan {
    /// More problems than this are not listed: nobody reads them, and the first usually explain the rest.
    private static var mostProblems: Int { 2000 }

    mutating func refuse(_ row: Int, _ field: ImportField, _ words: Phrase) {
        if problems.count >= Self.mostProblems {
            if problems.count == Self.mostProblems {
                problems.append(
                    ImportProblem(
                        words: Phrase(
                            "問題超過 \(Self.mostProblems) 個；請先改正以上各項", "问题超过 \(Self.mostProblems) 个；请先改正以上各项",
                            "there are more problems than \(Self.mostProblems); correct these first")))
            }
            return
        }
        problems.append(ImportProblem(row: row, field: field, words: words))
    }

    /// What names and reaches a person stands on one line.
    fileprivate mutating func checkWords(_ row: PersonRow) {
        let words: [(String, ImportField)] = [
            (row.unit, .unit), (row.name, .name), (row.address, .address), (row.account ?? "", .account),
        ]
        for (word, field) in words where word.utf8.count > Person.longestName || word.harmless != word {
            refuse(
                row.row, field,
                Phrase(
                    "超過 \(Person.longestName) 字節，或含有換行或控制字符；須寫成一行",
                    "超过 \(Person.longestName) 字节，或含有换行或控制字符；须写成一行",
                    "it is longer than \(Person.longestName) bytes, or holds a line's end or a control character; it must stand "
                        + "on one line"))
        }
    }

    fileprivate mutating func resolve(
        _ name: String?, _ row: Int, _ field: ImportField, from unit: String, _ index: PersonIndex
    ) -> PersonID? {
        guard let name else { return nil }
        do throws(PersonIndex.Failure) {
            return try index.find(name, from: unit)
        } catch {
            refuse(row, field, error.words(name: name))
            return nil
        }
    }

    fileprivate mutating func absence(_ row: PersonRow, _ id: PersonID, deputy: PersonID?) -> Absence? {
        switch (row.absentFrom, row.absentUntil) {
        case (nil, nil):
            if row.deputy != nil {
                refuse(
                    row.row, .deputy,
                    Phrase(
                        "有代理人，還須寫請假起止日期", "有代理人，还须写请假起止日期",
                        "a deputy needs the days of the absence too"))
            }
            return nil
        case (let first?, let last?):
            if last < first {
                refuse(
                    row.row, .absentUntil,
                    Phrase(
                        "請假止於 \(last)，早於起始的 \(first)", "请假止于 \(last)，早于起始的 \(first)",
                        "the absence ends on \(last), before it begins on \(first)"))
            }
            if deputy == id {
                refuse(
                    row.row, .deputy,
                    Phrase(
                        "不能由本人代理；請寫另一人", "不能由本人代理；请写另一人",
                        "nobody stands in for themselves"))
            }
            return Absence(first: first, last: last, deputy: deputy)
        case (let first?, nil):
            refuse(
                row.row, .absentUntil,
                Phrase(
                    "請假自 \(first) 起，還須寫止日", "请假自 \(first) 起，还须写止日",
                    "the absence that begins on \(first) needs its last day"))
        case (nil, let last?):
            refuse(
                row.row, .absentFrom,
                Phrase(
                    "請假止於 \(last)，還須寫起日", "请假止于 \(last)，还须写起日",
                    "the absence that ends on \(last) needs its first day"))
        }
        return nil
    }
}
