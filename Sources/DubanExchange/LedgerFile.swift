package import DubanCalendar
package import DubanCore

/// A ledger file (台賬), read and checked as far as the file alone allows.
///
/// The header is the first of the first ten rows that has the code, the title, the owner and the deadline; rows above it
/// are a title, rows without any text are left out. Columns stand in any order under any of the headers of
/// ``fields``. A row with a problem gives no ``TaskRow``. An empty pillar or unit is left to the import, which knows the
/// people and the plugins.
package struct LedgerFile: Hashable, Sendable {
    /// What matters beside the file itself.
    package struct Options: Hashable, Sendable {
        /// From where deadlines without a year are read in rows that do not say when they were handed over.
        package var today: Day?
        /// Whether the day that is suggested for a vague deadline is taken.
        package var takesSuggestions = false
        package var mapping: [ColumnMapping] = []

        package init(today: Day? = nil, takesSuggestions: Bool = false, mapping: [ColumnMapping] = []) {
            self.today = today
            self.takesSuggestions = takesSuggestions
            self.mapping = mapping
        }
    }

    package private(set) var rows: [TaskRow] = []
    package private(set) var problems: [ImportProblem] = []
    /// Which column holds what; nil where there is no header.
    package private(set) var layout: SheetLayout?
    /// How near it comes to one then.
    package private(set) var missingHeader: MissingHeader?
    /// The vague deadlines for which the suggested days were taken, by row.
    package private(set) var taken: [TakenSuggestion] = []

    /// Reads a CSV file; bytes that are none give one problem.
    package init(csv bytes: [UInt8], encoding: TextEncoding? = nil, options: Options = Options()) {
        do {
            self.init(try SheetFile(bytes, encoding: encoding, sheetName: nil).sheet(0), options: options)
        } catch {
            self.init(refused: error)
        }
    }

    private init(refused refusal: ImportRefusal) {
        problems = [ImportProblem(row: refusal.row, words: refusal.words)]
    }

    /// Reads the rows of a sheet.
    package init(_ sheet: SheetFile.Sheet, options: Options = Options()) {
        let mapping = options.mapping.of(LedgerFile.fields)
        var found = SheetHeader.find(
            in: sheet.rows, fields: LedgerFile.fields, mapping: mapping, passingOver: LedgerFile.derivedHeaders)
        found?.assignMeterUnit()
        let missing = MissingHeader(LedgerFile.fields, found: found)
        guard let header = found, missing.lacking.isEmpty else {
            missingHeader = missing
            problems = found.map { SheetHeader.unused(mapping, in: $0) } ?? []
            problems.append(missing.problem)
            return
        }
        layout = SheetLayout(header, of: sheet)
        problems = header.problems + SheetHeader.unused(mapping, in: header)
        guard problems.isEmpty else { return }
        var rowOfCode: [String: Int] = [:]
        for row in sheet.rows where row.number > header.row && row.cells.contains(where: { !$0.isEmpty }) {
            var reader = RowReader(row, header: header)
            reader.checkWidth()
            let task = reader.task(options)
            if let code = reader.code {
                if let first = rowOfCode[code] {
                    reader.refuse(
                        .code,
                        Phrase(
                            "序號「\(code.excerpt)」在第 \(first) 行已有；每個序號只能出現一次",
                            "序号“\(code.excerpt)”在第 \(first) 行已有；每个序号只能出现一次",
                            "the code “\(code.excerpt)” stands in row \(first) already; each code stands once")
                    )
                } else {
                    rowOfCode[code] = row.number
                }
            }
            if let task, reader.problems.isEmpty {
                rows.append(task)
                if task.isSuggested, let due = task.due {
                    taken.append(TakenSuggestion(row: row.number, words: task.deadlineWords ?? "", due: due))
                }
            }
            problems += reader.problems
        }
    }
}

/// A vague deadline for which the suggested day was taken.
package struct TakenSuggestion: Hashable, Sendable {
    package let row: Int
    /// As the file has it.
    package let words: String
    package let due: Due
}

extension RowReader {
    /// The row's code, where it has one.
    fileprivate var code: String? {
        let code = text(.code)
        return code.isEmpty ? nil : code
    }

    /// The task of a ledger's row; nil where one of its problems leaves no task to speak of.
    fileprivate mutating func task(_ options: LedgerFile.Options) -> TaskRow? {
        let code = required(.code, example: "JC-001")
        let title = required(.title, example: "完成標準廠房建設")
        let owner = person(.owner)
        let assigned = day(.assigned)
        let deadline = deadline(from: assigned ?? options.today, takesSuggestions: options.takesSuggestions)
        let lead = reference(.lead)
        let state = state()
        let meter = meter()
        let milestones = stages(.milestones, example: "立項:2021-03-31(2021-03-28); 開工:2021-06-30")
        let blockers = stages(.blockers, example: "土地:2021-04-01; 資金:2021-04-05(2021-04-20)")
        for blocker in blockers {
            if let resolved = blocker.end, resolved < blocker.start {
                refuse(
                    .blockers,
                    Phrase(
                        "「\(blocker.name.excerpt)」於 \(resolved) 解決，早於開始的 \(blocker.start)",
                        "“\(blocker.name.excerpt)”于 \(resolved) 解决，早于开始的 \(blocker.start)",
                        "“\(blocker.name.excerpt)” was resolved on \(resolved), before it began on \(blocker.start)")
                )
            }
        }
        if let assigned, case .day(let day)? = deadline?.due, day < assigned {
            refuse(
                .deadline,
                Phrase(
                    "時限 \(day) 早於交辦日期 \(assigned)", "时限 \(day) 早于交办日期 \(assigned)",
                    "the deadline \(day) lies before the day \(assigned) of handing over"))
        }
        let parent = text(.parent)
        if !parent.isEmpty, parent == code {
            refuse(
                .parent,
                Phrase(
                    "任務不能是自己的上級任務；請寫另一序號", "任务不能是自己的上级任务；请写另一序号",
                    "a task cannot be part of itself; name another code"))
        }
        guard let code, let title, let owner, let deadline else { return nil }
        return TaskRow(
            row: row.number,
            code: code,
            title: title,
            pillar: text(.pillar),
            unit: text(.unit),
            owner: owner,
            lead: lead,
            assigned: assigned,
            due: deadline.due,
            deadlineWords: deadline.words,
            isSuggested: deadline.isSuggested,
            state: state,
            meter: meter,
            milestones: milestones.map { Milestone(name: $0.name, planned: $0.start, reached: $0.end) },
            blockers: blockers.map { Blocker(name: $0.name, since: $0.start, resolved: $0.end) },
            attributes: attributes,
            parent: parent.isEmpty ? nil : parent
        )
    }

    /// The deadline, and the words for it where the day itself is not written.
    private mutating func deadline(
        from reference: Day?, takesSuggestions: Bool
    ) -> (due: Due, words: String?, isSuggested: Bool)? {
        let text = text(.deadline)
        let words = self.text(.deadlineWords)
        do throws(DeadlineRefusal) {
            let due = try Due(written: text, from: reference)
            if case .recurring = due { return (due, text, false) }
            return (due, words.isEmpty ? nil : words, false)
        } catch {
            if takesSuggestions, let suggestion = error.suggestion { return (suggestion, text, true) }
            refuse(.deadline, error.words, suggestion: error.suggestion?.words)
            return nil
        }
    }

    private mutating func state() -> TaskState? {
        let text = text(.state)
        if text.isEmpty { return nil }
        let name = text.halfWidth.compacted.lowercased()
        if let state = LedgerFile.states.first(where: { $0.words.contains(name) })?.state { return state }
        let known = LedgerFile.states.compactMap(\.words.first)
        let words = known.joined(separator: "、")
        refuse(
            .state,
            Phrase(
                "「\(text.excerpt)」不是狀態；請寫其一：\(words)", "“\(text.excerpt)”不是状态；请写其一：\(words)",
                "“\(text.excerpt)” is no state; one of \(known.joined(separator: ", ")) would be right"))
        return nil
    }

    private mutating func meter() -> Meter? {
        let target = number(.target)
        let achieved = number(.achieved)
        let targetUnit = header.column(of: .target)?.unit ?? ""
        let unit = text(.meterUnit).isEmpty ? targetUnit : text(.meterUnit)
        guard let target else {
            if let achieved, achieved != 0, text(.target).isEmpty {
                refuse(
                    .target,
                    Phrase(
                        "有完成值而沒有目標；請寫目標，如 45", "有完成值而没有目标；请写目标，如 45",
                        "something is achieved, and no target is set; a number such as 45 would be right"))
            }
            return nil
        }
        return Meter(target: target, achieved: achieved ?? 0, unit: unit)
    }
}
