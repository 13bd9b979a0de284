import DubanPluginKit

extension InvestmentAttraction {
    /// A contract that was signed, and how far the project has come since.
    struct Contract {
        let signed: Day
        let start: TaskView.Milestone?
        let isLeased: Bool
        /// Whether the ledger is written in Simplified characters.
        let isSimplified: Bool

        /// Nil where the ledger lists no contract, or none that was signed.
        init?(of task: TaskView) {
            guard let contract = task.milestone(InvestmentAttraction.signed), let signed = contract.reached else {
                return nil
            }
            self.signed = signed
            start = task.milestone(InvestmentAttraction.start.name)
            isLeased = task[InvestmentAttraction.leasedPlant] == true
            isSimplified = contract.name == "签约"
        }
    }

    /// A stage that the contract asks for and that becomes a task of its own.
    struct ContractStage {
        let key: String
        let name: MilestoneName
        /// What it is called where the ledger does not list it.
        let traditional: String
        let simplified: String
    }

    static let incorporation = ContractStage(
        key: "incorporation", name: MilestoneName("註冊", "注册", "注冊"), traditional: "註冊", simplified: "注册")
    static let site = ContractStage(
        key: "site", name: MilestoneName("用地", "廠房", "厂房", "用地/廠房", "用地/厂房"), traditional: "用地/廠房",
        simplified: "用地/厂房")
    static let start = ContractStage(
        key: "start", name: MilestoneName("開工", "开工"), traditional: "開工", simplified: "开工")
}

extension InvestmentAttraction {
    /// From the signing on a clock runs to the stage, where the ledger lists it, and a task of its own follows. What the
    /// ledger does not list may have been done all the same: it is asked for only while there is time and no start.
    func judge(_ stage: ContractStage, of contract: Contract, within term: Int, _ review: inout Review) {
        let (task, signed) = (review.task, contract.signed)
        let listed = task.milestone(stage.name)
        let due = review.calendar.day(term.days, after: signed)
        let isOpen = listed.map { $0.reached == nil } ?? (contract.start?.reached == nil && review.today <= due)
        if hasFollowUpTasks, isOpen {
            let name = contract.isSimplified ? stage.simplified : stage.traditional
            review.follow(
                FollowUp(
                    key: stage.key, title: Self.title(listed?.name ?? name, of: task), assigned: signed, deadline: due),
                on: signed)
        }
        judge(listed, since: signed, within: term, isFollowed: hasFollowUpTasks, &review)
    }

    /// What has started is handed over to 項目建設, unless it is finished too; and from the start a clock runs to 入統.
    func judgeStarted(_ contract: Contract, _ review: inout Review) {
        guard let start = contract.start, let started = start.reached else { return }
        let (task, calendar) = (review.task, review.calendar)
        let registered = task.milestone(Self.registered)
        let end = task.milestone(Self.producing) ?? task.milestone(Self.completed)
        let isHandedOver = hasFollowUpTasks && end?.reached == nil
        if isHandedOver {
            review.follow(
                construction(of: task, from: start, started, registered, until: end, contract, calendar), on: started)
        }
        judge(
            registered, since: started, within: terms.registrationRed, yellowAfter: terms.registrationYellow,
            isFollowed: isHandedOver, &review)
    }

    private func construction(
        of task: TaskView, from start: TaskView.Milestone, _ started: Day, _ registered: TaskView.Milestone?,
        until end: TaskView.Milestone?, _ contract: Contract, _ calendar: WorkCalendar
    ) -> FollowUp {
        var milestones = [
            TaskFacts.Milestone(start.name, planned: start.planned, reached: started),
            TaskFacts.Milestone(
                registered?.name ?? (contract.isSimplified ? "入统" : "入統"),
                planned: calendar.day(terms.registrationYellow.days, after: started), reached: registered?.reached),
        ]
        for name in [Self.completed, Self.producing] {
            guard let stage = task.milestone(name) else { continue }
            milestones.append(TaskFacts.Milestone(stage.name, planned: stage.planned, reached: stage.reached))
        }
        let planned = end?.planned ?? task.deadline
        return FollowUp(
            key: "construction", title: Self.title(contract.isSimplified ? "建设" : "建設", of: task),
            pillar: "project-construction", assigned: started,
            deadline: planned > started ? planned : calendar.day(terms.construction.days, after: started),
            milestones: milestones)
    }

    /// `註冊：` and the project's own title, as far as duband takes it.
    private static func title(_ stage: String, of task: TaskView) -> String {
        var title = stage + "：" + task.title
        while title.utf8.count > 1024 { title.removeLast() }
        return title
    }
}
