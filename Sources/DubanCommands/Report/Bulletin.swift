import DubanCalendar
import DubanControl
import DubanCore

/// A bulletin in the language of the locale: what its parts say, and as text. ``page`` and ``csv`` are its other forms.
struct Bulletin {
    struct Part {
        var title: String
        var headers: [String]
        /// Which columns hold numbers.
        var numbers: Set<Int>
        var rows: [[String]]
    }

    /// No more of the late are printed on a terminal; the page and the CSV have all.
    private static let mostLate = 40

    let made: ReportMessages.Made
    let session: Session

    var report: Report { made.report }

    init(_ made: ReportMessages.Made, _ session: Session) {
        self.made = made
        self.session = session
    }

    private func words(_ traditional: String, _ simplified: String, _ english: String) -> String {
        session.words(traditional, simplified, english)
    }

    var title: String {
        let kind =
            switch report.period {
            case .weekly: words("督辦週報", "督办周报", "Weekly bulletin")
            case .monthly: words("督辦月報", "督办月报", "Monthly bulletin")
            case .quarterly: words("督辦季報", "督办季报", "Quarterly bulletin")
            }
        return words("\(made.campaignName)\(kind)", "\(made.campaignName)\(kind)", "\(kind), \(made.campaignName)")
    }

    var span: String {
        words("\(report.from) 至 \(report.day)", "\(report.from) 至 \(report.day)", "\(report.from) to \(report.day)")
    }

    /// All of it in a few sentences.
    var summary: String {
        let total = report.total
        let share = total.inTimeShare.map(percent) ?? "–"
        return words(
            "在辦 \(total.open) 項（紅燈 \(total.red)、黃燈 \(total.yellow)），累計辦結 \(total.closed) 項，本期辦結 \(total.closedInPeriod) 項，"
                + "按時辦結率 \(share)；逾期 \(total.overdue) 項，本期延期 \(total.slips) 次。",
            "在办 \(total.open) 项（红灯 \(total.red)、黄灯 \(total.yellow)），累计办结 \(total.closed) 项，本期办结 \(total.closedInPeriod) 项，"
                + "按时办结率 \(share)；逾期 \(total.overdue) 项，本期延期 \(total.slips) 次。",
            "\(total.open) open (\(total.red) red, \(total.yellow) yellow), \(total.closed) closed, "
                + "\(total.closedInPeriod) of them in this period; \(share) in time; \(total.overdue) overdue; "
                + "\(counted(total.slips, "deadline")) moved in this period.")
    }

    var pillars: Part {
        part(words("各戰線", "各战线", "By pillar"), words("戰線", "战线", "PILLAR"), report.pillars) {
            made.labelWords[$0].map { session.words(for: $0) } ?? $0
        }
    }

    var units: Part {
        part(words("各單位", "各单位", "By unit"), words("單位", "单位", "UNIT"), report.units) { $0 }
    }

    private func part(
        _ title: String, _ header: String, _ rows: [Report.Row], name: (String) -> String
    ) -> Part {
        Part(
            title: title,
            headers: [
                words("位次", "位次", "RANK"), words("變化", "变化", "±"), header, words("在辦", "在办", "OPEN"),
                words("紅", "红", "RED"), words("黃", "黄", "YEL"), words("辦結", "办结", "DONE"),
                words("本期", "本期", "NEW"), words("按時率", "按时率", "IN TIME"), words("逾期", "逾期", "LATE"),
                words("延期", "延期", "SLIPS"),
            ],
            numbers: [0, 1, 3, 4, 5, 6, 7, 8, 9, 10],
            rows: rows.map { row in
                [
                    row.rank.map(String.init) ?? "–", change(row), name(row.name), "\(row.open)", "\(row.red)",
                    "\(row.yellow)", "\(row.closed)", "\(row.closedInPeriod)",
                    row.inTimeShare.map(percent) ?? "–", "\(row.overdue)", "\(row.slips)",
                ]
            })
    }

    /// How the rank has changed: up is better.
    private func change(_ row: Report.Row) -> String {
        guard let rank = row.rank else { return "" }
        guard let before = row.rankBefore else { return words("新", "新", "new") }
        if rank == before { return "=" }
        return rank < before ? "↑\(before - rank)" : "↓\(rank - before)"
    }

    /// The figures of the pillars whose plugins count them; nil where there are none.
    var rates: Part? {
        guard !report.rates.isEmpty else { return nil }
        return Part(
            title: words("轉化與三率", "转化与三率", "Conversion and rates"),
            headers: [
                words("戰線", "战线", "PILLAR"), words("指標", "指标", "FIGURE"), words("本期", "本期", "NOW"),
                words("上期", "上期", "BEFORE"),
            ],
            numbers: [2, 3],
            rows: report.rates.map { rate in
                [
                    made.labelWords[rate.pillar].map { session.words(for: $0) } ?? rate.pillar, name(of: rate),
                    oneDecimal(rate.percent),
                    rate.percentBefore.map(oneDecimal) ?? "–",
                ]
            })
    }

    private func name(of rate: Report.Rate) -> String {
        switch rate.name {
        case "performed": words("履約率", "履约率", "contracts performed")
        case "started": words("開工率", "开工率", "projects started")
        case "arrived-funds": words("資金到位率", "资金到位率", "funds in place")
        case "response-rate": words("響應率", "响应率", "response rate")
        case "resolution-rate": words("解決率", "解决率", "resolution rate")
        case "satisfaction-rate": words("滿意率", "满意率", "satisfaction rate")
        default: rate.name
        }
    }

    var late: Part {
        Part(
            title: words("逾期清單", "逾期清单", "Late"),
            headers: [
                words("序號", "序号", "CODE"), words("完成時限", "完成时限", "DUE"), words("逾期", "逾期", "DAYS"),
                words("延期", "延期", "SLIPS"), words("責任人", "责任人", "OWNER"), words("任務", "任务", "TITLE"),
            ],
            numbers: [2, 3],
            rows: report.late.map { task in
                [
                    task.code, task.deadline.description, "\(task.workingDays)", "\(task.slips)",
                    task.owner.description, task.title,
                ]
            })
    }

    /// What the figures mean.
    var definitions: [String] {
        session.console.words(
            [
                "在辦、辦結：不含撤銷和暫緩的任務；辦結含銷號。", "本期：所報時段之內。",
                "按時率：按時辦結數 ÷（時限已到和提前辦結的任務數）；按時指辦結日不晚於當時的完成時限；導入時已辦結的不計。",
                "位次：先按按時率由高到低，再按逾期數由少到多；無到期任務的不排位。變化與上一時段期末相比。",
                "逾期：在辦而完成時限已過，逾期天數按工作日計。延期：經批准改動完成時限的次數。",
                "轉化率為各行合計之比；三率按統計件數加權。",
            ],
            [
                "在办、办结：不含撤销和暂缓的任务；办结含销号。", "本期：所报时段之内。",
                "按时率：按时办结数 ÷（时限已到和提前办结的任务数）；按时指办结日不晚于当时的完成时限；导入时已办结的不计。",
                "位次：先按按时率由高到低，再按逾期数由少到多；无到期任务的不排位。变化与上一时段期末相比。",
                "逾期：在办而完成时限已过，逾期天数按工作日计。延期：经批准改动完成时限的次数。",
                "转化率为各行合计之比；三率按统计件数加权。",
            ],
            [
                "Open and done: without what is cancelled or suspended; done includes what is struck off.",
                "New: done within the period.",
                "In time: closed by the deadline of then ÷ (due by the day, or closed before); without what was imported closed.",
                "Rank: by the share in time, then by what is late, the fewest first; no rank where nothing is due. ± is "
                    + "against the end of the period before.",
                "Late: open and past the deadline, in working days. Slips: deadlines moved.",
                "Conversion is the sum of the parts by the sum of the wholes; rates are weighted by what was counted.",
            ])
    }

    private func percent(_ share: Double) -> String { oneDecimal(share * 100) }

    private func oneDecimal(_ percent: Double) -> String {
        let tenths = Int((percent * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))%"
    }

    /// Onto the terminal.
    func print() {
        session.print("\(title, tint: .bold)")
        session.print("\(span, tint: .faint)")
        session.print("")
        session.print("\(summary)")
        var late = late
        let left = late.rows.count - Self.mostLate
        late.rows = Array(late.rows.prefix(Self.mostLate))
        for part in [pillars, units, rates, late].compactMap({ $0 }) where !part.rows.isEmpty {
            session.print("")
            session.print("\(part.title, tint: .bold)")
            var table = Table(
                part.headers.enumerated().map { index, title in
                    .init(title: title, isNumber: part.numbers.contains(index), mayBeCut: !part.numbers.contains(index))
                })
            for row in part.rows { table.append(row.map { "\($0)" }) }
            session.print(table)
        }
        if left > 0 {
            session.print(
                session.text(
                    "……還有 \(left) 項；--html 或 --csv 全部列出", "……还有 \(left) 项；--html 或 --csv 全部列出",
                    "… and \(left) more; --html and --csv list all"))
        }
        session.print("")
        for definition in definitions { session.print("\(definition, tint: .faint)") }
    }
}
