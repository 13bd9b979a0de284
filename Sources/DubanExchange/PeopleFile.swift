package import DubanCore

/// A people file (人員名冊), read and checked as far as the file alone allows: its superiors and deputies are still names.
///
/// Its header is found as a ledger's is; see ``LedgerFile``. Columns without a known header are left out.
package struct PeopleFile: Hashable, Sendable {
    package private(set) var rows: [PersonRow] = []
    package private(set) var problems: [ImportProblem] = []
    /// Which column holds what; nil where there is no header.
    package private(set) var layout: SheetLayout?
    /// How near it comes to one then.
    package private(set) var missingHeader: MissingHeader?

    /// Reads a CSV file; bytes that are none give one problem.
    package init(csv bytes: [UInt8], encoding: TextEncoding? = nil) {
        do {
            self.init(try SheetFile(bytes, encoding: encoding, sheetName: nil).sheet(0))
        } catch {
            self.init(refused: error)
        }
    }

    private init(refused refusal: ImportRefusal) {
        problems = [ImportProblem(row: refusal.row, words: refusal.words)]
    }

    /// Reads the rows of a sheet.
    package init(_ sheet: SheetFile.Sheet, mapping: [ColumnMapping] = []) {
        let mapping = mapping.of(PeopleFile.fields)
        let found = SheetHeader.find(in: sheet.rows, fields: PeopleFile.fields, mapping: mapping)
        let missing = MissingHeader(PeopleFile.fields, found: found)
        guard let header = found, missing.lacking.isEmpty else {
            missingHeader = missing
            problems = found.map { SheetHeader.unused(mapping, in: $0) } ?? []
            problems.append(missing.problem)
            return
        }
        layout = SheetLayout(header, of: sheet)
        problems = header.problems + SheetHeader.unused(mapping, in: header)
        guard problems.isEmpty else { return }
        var rowOfPerson: [PersonID: Int] = [:]
        for row in sheet.rows where row.number > header.row && row.cells.contains(where: { !$0.isEmpty }) {
            var reader = RowReader(row, header: header)
            reader.checkWidth()
            let person = reader.personRow()
            if let person {
                let id = PersonID(unit: person.unit, name: person.name)
                if let first = rowOfPerson[id] {
                    reader.refuse(
                        .name,
                        Phrase(
                            "\(id.description.excerpt) 在第 \(first) 行已有；每個單位的每個人只能出現一次",
                            "\(id.description.excerpt) 在第 \(first) 行已有；每个单位的每个人只能出现一次",
                            "\(id.description.excerpt) stands in row \(first) already; each person of a unit stands once"
                        )
                    )
                } else {
                    rowOfPerson[id] = row.number
                }
            }
            if let person, reader.problems.isEmpty { rows.append(person) }
            problems += reader.problems
        }
    }
}

extension RowReader {
    fileprivate mutating func personRow() -> PersonRow? {
        let name = person(.name)
        let unit = required(.unit, example: "市發展改革委")
        let role = role()
        let address = address()
        let channel = text(.channel)
        let account = account()
        let window = window()
        let superior = reference(.superior)
        let language = language()
        let deputy = reference(.deputy)
        let absentFrom = day(.absentFrom)
        let absentUntil = day(.absentUntil)
        if let absentFrom, let absentUntil, absentUntil < absentFrom {
            refuse(
                .absentUntil,
                Phrase(
                    "請假止於 \(absentUntil)，早於起始的 \(absentFrom)", "请假止于 \(absentUntil)，早于起始的 \(absentFrom)",
                    "the absence ends on \(absentUntil), before it begins on \(absentFrom)"))
        }
        if absentFrom != nil, text(.absentUntil).isEmpty {
            refuse(
                .absentUntil,
                Phrase(
                    "請假沒有止日；請寫日期，如 2021-05-10", "请假没有止日；请写日期，如 2021-05-10",
                    "the absence has no last day; a day such as 2021-05-10 would be right"))
        }
        if absentUntil != nil, text(.absentFrom).isEmpty {
            refuse(
                .absentFrom,
                Phrase(
                    "請假沒有起日；請寫日期，如 2021-04-26", "请假没有起日；请写日期，如 2021-04-26",
                    "the absence has no first day; a day such as 2021-04-26 would be right"))
        }
        guard let name, let unit, let role, let address else { return nil }
        return PersonRow(
            row: row.number,
            name: name,
            unit: unit,
            role: role,
            address: address,
            channel: channel.isEmpty ? nil : channel,
            account: account,
            window: window,
            superior: superior,
            language: language,
            absentFrom: absentFrom,
            absentUntil: absentUntil,
            deputy: deputy
        )
    }

    private mutating func role() -> Role? {
        let text = text(.role)
        let word = text.halfWidth.compacted.lowercased()
        if let role = PeopleFile.roles.first(where: { $0.words.contains(word) })?.role { return role }
        let known = PeopleFile.roles.compactMap(\.words.first)
        let list = known.joined(separator: "、")
        let english = known.joined(separator: ", ")
        refuse(
            .role,
            text.isEmpty
                ? Phrase(
                    "沒有寫職務；請寫其一：\(list)", "没有写职务；请写其一：\(list)",
                    "no role is named; one of \(english) would be right")
                : Phrase(
                    "「\(text.excerpt)」不是已知的職務；請寫其一：\(list)", "“\(text.excerpt)”不是已知的职务；请写其一：\(list)",
                    "“\(text.excerpt)” is no role that the ladder knows; one of \(english) would be right"))
        return nil
    }

    private mutating func language() -> Language? {
        let text = text(.language)
        if text.isEmpty { return nil }
        let word = text.halfWidth.compacted.lowercased()
        if let language = PeopleFile.languages.first(where: { $0.words.contains(word) })?.language { return language }
        refuse(
            .language,
            Phrase(
                "「\(text.excerpt)」不是提醒所用的語言；請寫其一：繁體、簡體、英文", "“\(text.excerpt)”不是提醒所用的语言；请写其一：繁体、简体、英文",
                "“\(text.excerpt)” is no language that reminders are written in; one of zh-Hant, zh-Hans, en"))
        return nil
    }

    private mutating func address() -> String? {
        let text = text(.address)
        if text.looksLikeMailAddress { return text }
        refuse(
            .address,
            text.isEmpty
                ? Phrase(
                    "沒有寫郵箱；請填寫，如 zhang.san@example.org", "没有写邮箱；请填写，如 zhang.san@example.org",
                    "there is no address; one such as zhang.san@example.org would be right")
                : Phrase(
                    "「\(text.excerpt)」不是郵箱地址；請寫如 zhang.san@example.org",
                    "“\(text.excerpt)”不是邮箱地址；请写如 zhang.san@example.org",
                    "“\(text.excerpt)” is no mail address; one such as zhang.san@example.org would be right"))
        return nil
    }

    /// A mobile number or a user id: what no messenger has to escape.
    private mutating func account() -> String? {
        let text = text(.account).halfWidth
        if text.isEmpty { return nil }
        let isAccount =
            text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "+-_.@".utf8.contains(byte)
            }
        if isAccount { return text }
        refuse(
            .account,
            Phrase(
                "「\(text.excerpt)」既不是手機號，也不是用戶名；請寫如 13800000000 或 zhangsan",
                "“\(text.excerpt)”既不是手机号，也不是用户名；请写如 13800000000 或 zhangsan",
                "“\(text.excerpt)” is neither a mobile number nor a user id; 13800000000 or zhangsan would be right"))
        return nil
    }

    /// Hours of the day: `09:00-17:00`.
    private mutating func window() -> DeliveryWindow? {
        let text = text(.window).halfWidth.compacted
        if text.isEmpty { return nil }
        let ends = text.split(whereSeparator: { "-–—~至".contains($0) }).map { minute(String($0)) }
        if ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes {
            return DeliveryWindow(opens: opens, closes: closes)
        }
        refuse(
            .window,
            Phrase(
                "「\(text.excerpt)」不是提醒時段；請寫如 09:00-17:00", "“\(text.excerpt)”不是提醒时段；请写如 09:00-17:00",
                "“\(text.excerpt)” are no hours in which somebody is told; 09:00-17:00 would be right"))
        return nil
    }

    /// The minute of the day at `09:30`; 24:00 is the day's end.
    private func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, (1...2).contains(parts[0].utf8.count),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
    }
}

extension String {
    /// One `@`, a local part without quoting, and a domain of at least two labels (or `localhost`): narrower than
    /// RFC 5321, and as much as offices use.
    package var looksLikeMailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, utf8.count <= 254, (1...64).contains(parts[0].utf8.count) else { return false }
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
        }
            && (labels.count > 1 || parts[1] == "localhost")
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
            }
    }
}
