import ArgumentParser
import DubanControl
import DubanCore

struct OutboxShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an envelope: what it says, and every attempt to deliver it.")

    @Argument(help: "The envelope's id, or the beginning of it.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let standing = try session.connect().call(
            OutboxMessages.Get.method, OutboxMessages.Get(id: id), as: OutboxMessages.OneEnvelope.self
        ).envelope
        if client.json { return try session.printJSON(standing) }
        let envelope = standing.envelope
        session.print("\(envelope.id, tint: .bold)")
        session.print(facts(standing, session))
        for note in envelope.notes ?? [] { session.print("  \(note)") }
        for line in envelope.lines {
            session.print("")
            show(line, session)
        }
        show(standing.attempts, session)
    }

    private func facts(_ standing: OutboxMessages.Standing, _ session: Session) -> [(String, StyledText)] {
        let envelope = standing.envelope
        let kind = session.words(for: envelope.kind.words)
        let language = session.words(for: envelope.language.words)
        var facts: [(String, StyledText)] = [
            (
                session.words("收件人", "收件人", "to"),
                session.text(
                    "\(envelope.person) <\(envelope.address)>，渠道 \(envelope.channel)",
                    "\(envelope.person) <\(envelope.address)>，渠道 \(envelope.channel)",
                    "\(envelope.person) <\(envelope.address)>, by \(envelope.channel)")
            ),
            (
                session.words("行動", "行动", "campaign"),
                session.text(
                    "\(envelope.campaignName)（\(envelope.campaign)）", "\(envelope.campaignName)（\(envelope.campaign)）",
                    "\(envelope.campaignName) (\(envelope.campaign))")
            ),
            (
                session.words("日期", "日期", "day"),
                session.text(
                    "\(envelope.day)，\(kind)，\(language)", "\(envelope.day)，\(kind)，\(language)",
                    "\(envelope.day), \(kind), in \(language)")
            ),
            (session.words("擬成時間", "拟成时间", "composed"), "\(session.instantText(envelope.composedAt))"),
            (session.words("狀態", "状态", "state"), "\(session.words(forEnvelope: standing.state))"),
        ]
        if standing.state == OutboxState.queued.rawValue, !standing.attempts.isEmpty {
            facts.append((session.words("下次嘗試", "下次尝试", "next try"), "\(session.instantText(standing.nextAttempt))"))
        }
        return facts
    }

    private func show(_ attempts: [OutboxMessages.Standing.Attempt], _ session: Session) {
        guard !attempts.isEmpty else { return }
        session.print("")
        var table = Table([
            .init(title: session.words("次", "次", "TRY"), isNumber: true),
            .init(title: session.words("時間", "时间", "AT")), .init(title: session.words("結果", "结果", "OUTCOME")),
            .init(title: session.words("對方答覆", "对方答复", "ANSWER")),
        ])
        for attempt in attempts {
            table.append([
                "\(attempt.number)", "\(session.instantText(attempt.at))",
                "\(session.words(forOutcome: attempt.outcome))",
                "\(attempt.words)",
            ])
        }
        session.print(table)
    }

    private func show(_ line: Envelope.Line, _ session: Session) {
        session.print("\(session.light(line.light))  \(line.task)  \(line.title)")
        session.print("  \(line.reason) \("(\(line.rule))", tint: .faint)")
        session.print(
            session.text(
                "  \(line.pillarLabel)，\(line.unit)，\(line.owner)，時限 \(line.deadline)（\(daysLeft(line, session))）",
                "  \(line.pillarLabel)，\(line.unit)，\(line.owner)，时限 \(line.deadline)（\(daysLeft(line, session))）",
                "  \(line.pillarLabel), \(line.unit), \(line.owner), due \(line.deadline) (\(daysLeft(line, session)))")
        )
        let rung = session.words(for: line.rung)
        var why = [session.words("作為\(rung)提醒", "作为\(rung)提醒", "told as \(rung)")]
        if let absent = line.actingFor {
            why.append(session.words("代理 \(absent)", "代理 \(absent)", "acting for \(absent)"))
        }
        if let unreached = line.unreached {
            why.append(
                session.words(
                    "\(unreached) 無法送達", "\(unreached) 无法送达", "since \(unreached) cannot be reached"))
        }
        if let skipped = line.skipped, !skipped.isEmpty { why.append(session.words(for: skipped)) }
        session.print("  \(why.joined(separator: session.words("，", "，", ", ")))")
    }

    private func daysLeft(_ line: Envelope.Line, _ session: Session) -> String {
        switch line.daysLeft {
        case 0: session.words("今日到期", "今日到期", "today")
        case ..<0:
            session.words(
                "逾期 \(-line.daysLeft) 天，其中工作日 \(-line.workingDaysLeft) 天",
                "逾期 \(-line.daysLeft) 天，其中工作日 \(-line.workingDaysLeft) 天",
                "\(counted(-line.daysLeft, "day")) overdue, \(-line.workingDaysLeft) of them working days")
        default:
            session.words(
                "尚有 \(line.daysLeft) 天，其中工作日 \(line.workingDaysLeft) 天",
                "尚有 \(line.daysLeft) 天，其中工作日 \(line.workingDaysLeft) 天",
                "\(counted(line.daysLeft, "day")) left, \(line.workingDaysLeft) of them working days")
        }
    }
}
