import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskShow: ControlCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show everything about a task.")

    @Argument(help: "The task's code.")
    var code: String

    @Option(help: "The campaign's code; needed where there are several.")
    var campaign: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let daemon = try session.connect()
        let task = try daemon.call(
            LedgerMessages.GetTask.method, LedgerMessages.GetTask(campaign: campaign, code: code),
            as: LedgerMessages.OneTask.self
        ).task
        if client.json { return try session.printJSON(task) }
        let steps = try daemon.call(
            ProcessMessages.History.method, ProcessMessages.History(campaign: campaign, code: code),
            as: ProcessMessages.Steps.self
        ).steps
        session.print("\(task.code, tint: .bold)  \(task.title, tint: .bold)")
        session.print(facts(task, session))
        show(task, session)
        show(steps, session)
    }

    private func facts(_ task: LedgerMessages.TaskDescription, _ session: Session) -> [(String, StyledText)] {
        func word(_ traditional: String, _ simplified: String, _ english: String) -> String {
            session.words(traditional, simplified, english)
        }
        var facts: [(String, StyledText)] = [
            (word("燈", "灯", "light"), light(task, session)),
            (word("狀態", "状态", "state"), "\(session.words(for: task.state))"),
        ]
        if let parked = task.parked { facts.append((word("擱置", "搁置", "parked"), "\(parked, tint: .red)")) }
        facts += [
            (word("行動", "行动", "campaign"), "\(task.campaign)"), (word("戰線", "战线", "pillar"), "\(task.pillar)"),
            (word("責任單位", "责任单位", "unit"), "\(task.unit)"), (word("責任人", "责任人", "owner"), "\(task.owner)"),
        ]
        if let lead = task.lead { facts.append((word("牽頭領導", "牵头领导", "lead"), "\(lead)")) }
        facts += [
            (word("交辦日期", "交办日期", "handed over"), "\(task.assigned)"),
            (word("完成時限", "完成时限", "deadline"), deadline(task, session)),
        ]
        if let words = task.deadlineWords { facts.append((word("原文", "原文", "written as"), "\(words)")) }
        if let meter = task.meter { facts.append((word("進度", "进度", "meter"), "\(text(of: meter, session))")) }
        if let parent = task.parent { facts.append((word("所屬任務", "所属任务", "part of"), "\(parent)")) }
        facts += process(task.process, session)
        facts += [
            (
                word("上次檢查", "上次检查", "last review"),
                "\(task.lastReview?.description ?? word("尚無", "尚无", "not yet"))"
            ),
            (word("下次檢查", "下次检查", "next review"), "\(task.nextReview?.description ?? word("無", "无", "none"))"),
        ]
        return facts
    }

    private func process(_ process: TaskProcess, _ session: Session) -> [(String, StyledText)] {
        func word(_ traditional: String, _ simplified: String, _ english: String) -> String {
            session.words(traditional, simplified, english)
        }
        var facts: [(String, StyledText)] = []
        if let sheet = process.sheet {
            let signed =
                process.signed.map { word("\($0) 簽收", "\($0) 签收", "signed for on \($0)") }
                ?? word("未簽收", "未签收", "not signed for")
            facts.append(
                (
                    word("督辦單", "督办单", "督辦單"),
                    "\(sheet.numberText) \(session.words(for: sheet.color)), \(sheet.issued), \(signed)"
                ))
        }
        if let reported = process.reported {
            facts.append((word("最近反饋", "最近反馈", "last report"), "\(reported)"))
        }
        if let due = process.reportDue { facts.append((word("反饋時限", "反馈时限", "report due"), "\(due)")) }
        if let completion = process.completion {
            facts.append(
                (
                    word("申請辦結", "申请办结", "finished"),
                    session.text(
                        "\(completion)，待審核", "\(completion)，待审核", "said so on \(completion), not closed yet")
                ))
        }
        if let request = process.extensionRequest {
            facts.append(
                (
                    word("申請延期", "申请延期", "extension"),
                    session.text(
                        "至 \(request.deadline)，待審批：\(request.reason)", "至 \(request.deadline)，待审批：\(request.reason)",
                        "to \(request.deadline), not decided yet: \(request.reason)")
                ))
        }
        if process.returns > 0 {
            facts.append((word("退回次數", "退回次数", "returned"), "\(process.returns)"))
        }
        if let closed = process.closed { facts.append((word("辦結日期", "办结日期", "closed"), "\(closed)")) }
        return facts
    }

    private func light(_ task: LedgerMessages.TaskDescription, _ session: Session) -> StyledText {
        let light = session.light(task.light)
        let since: StyledText =
            task.lightSince.map { session.text("\(light)（自 \($0)）", "\(light)（自 \($0)）", "\(light) since \($0)") }
            ?? light
        guard let reason = task.lightReason else { return since }
        return "\(since): \(session.words(for: reason.sentence)) (\(reason.rule))"
    }

    private func deadline(_ task: LedgerMessages.TaskDescription, _ session: Session) -> StyledText {
        guard task.slips > 0 || task.deadline != task.originalDeadline else { return "\(task.deadline)" }
        return session.text(
            "\(task.deadline)，原定 \(task.originalDeadline)，已延 \(task.slips) 次",
            "\(task.deadline)，原定 \(task.originalDeadline)，已延 \(task.slips) 次",
            "\(task.deadline), first set to \(task.originalDeadline), moved \(counted(task.slips, "time"))")
    }

    private func show(_ task: LedgerMessages.TaskDescription, _ session: Session) {
        show(
            session.words("節點", "节点", "MILESTONE"), session.words("計劃", "计划", "PLANNED"),
            session.words("完成", "完成", "REACHED"), task.milestones.map { ($0.name, $0.planned, $0.reached) }, session)
        show(
            session.words("要素制約", "要素制约", "BLOCKER"), session.words("自", "自", "SINCE"),
            session.words("解決", "解决", "RESOLVED"), task.blockers.map { ($0.name, $0.since, $0.resolved) }, session)
        guard !task.attributes.isEmpty else { return }
        var table = Table([
            .init(title: "  " + session.words("屬性", "属性", "ATTRIBUTE")),
            .init(title: session.words("值", "值", "VALUE")),
        ])
        for attribute in task.attributes {
            table.append(["  \(attribute.name)", "\(attribute.value)"])
        }
        session.print("")
        session.print(table)
    }

    private func show(_ steps: [ProcessMessages.Step], _ session: Session) {
        guard !steps.isEmpty else { return }
        var table = Table([
            .init(title: "  " + session.words("日期", "日期", "DAY")), .init(title: session.words("步驟", "步骤", "STEP")),
            .init(title: session.words("何人", "何人", "BY"), mayBeCut: true),
            .init(title: session.words("內容", "内容", "WHAT AND WHY"), mayBeCut: true),
        ])
        for step in steps {
            let who = step.actingFor.map { "\($0) (\(step.actor))" } ?? step.actor
            let said = [step.text, step.reason].filter { !$0.isEmpty }.joined(separator: "; ")
            table.append(["  \(step.day)", "\(session.words(forStep: step.step))", "\(who)", "\(said)"])
        }
        session.print("")
        session.print(table)
    }

    private func show(
        _ name: String, _ start: String, _ end: String, _ stages: [(String, Day, Day?)], _ session: Session
    ) {
        guard !stages.isEmpty else { return }
        var table = Table([.init(title: "  " + name), .init(title: start), .init(title: end)])
        for stage in stages {
            table.append(["  \(stage.0)", "\(stage.1)", "\(stage.2?.description ?? "–")"])
        }
        session.print("")
        session.print(table)
    }

    /// 45 of 100 家.
    private func text(of meter: Meter, _ session: Session) -> String {
        func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
        let (achieved, target) = (plain(meter.achieved), plain(meter.target))
        let unit = meter.unit.isEmpty ? "" : " " + meter.unit
        return session.words(
            "完成 \(achieved)\(unit)，目標 \(target)\(unit)", "完成 \(achieved)\(unit)，目标 \(target)\(unit)",
            "\(achieved) of \(target)\(unit)")
    }
}
