import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct TaskEdit: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Correct a task.",
        discussion: """
            What is named is changed, and nothing else; an empty value takes away what was there. --milestone and --blocker
            replace all that there are. A deadline is moved by `task extend` and `task approve`, a state by the steps of the
            process. Example:
              dubanctl task edit JC-1 --owner 李四 --set 圖號=7
            """)
    static let group = operatorGroup

    @OptionGroup var options: StepOptions

    @Option(help: "What is to be done.")
    var title: String?

    @Option(help: "The pillar, by its name or label.")
    var pillar: String?

    @Option(help: "The unit responsible.")
    var unit: String?

    @Option(help: "The person responsible, of that unit.")
    var owner: String?

    @OptionGroup var detail: TaskDetailOptions

    var client: ClientOptions { options.client }

    private var changesMeter: Bool {
        detail.target != nil || detail.achieved != nil || detail.meterUnit != nil
    }

    /// All that needs no look at the task.
    private func edit() throws -> LedgerMessages.TaskEdit {
        var edit = LedgerMessages.TaskEdit()
        edit.title = title
        edit.pillar = pillar
        edit.unit = unit
        edit.owner = owner
        edit.lead = detail.lead
        edit.milestones = detail.milestones.isEmpty ? nil : detail.milestoneList
        edit.blockers = detail.blockers.isEmpty ? nil : detail.blockerList
        edit.attributes = detail.attributes.isEmpty ? nil : detail.attributeMap
        edit.parent = detail.parent
        edit.removed = try detail.removesMeter() ? [.meter] : nil
        return edit
    }

    func validate() throws {
        guard try edit().isEmpty, !changesMeter else { return }
        throw ValidationError("Say what is to be changed, such as --title or --owner.")
    }

    func run(_ session: Session) throws {
        let daemon = try session.connect()
        var edit = try edit()
        if changesMeter, edit.removed == nil {
            let task = try daemon.call(
                LedgerMessages.GetTask.method,
                LedgerMessages.GetTask(campaign: options.campaign, code: options.code),
                as: LedgerMessages.OneTask.self
            ).task
            do {
                edit.meter = try detail.meter(task.meter)
            } catch {
                throw CommandFailure(
                    .refused, "任務 \(options.code) 尚無計量指標；請同時給出 --target。", "任务 \(options.code) 尚无计量指标；请同时给出 --target。",
                    "The task \(options.code) has no meter yet; give --target too.")
            }
        }
        let changed = try daemon.call(
            LedgerMessages.EditTask.method,
            LedgerMessages.EditTask(campaign: options.campaign, code: options.code, edit: edit),
            as: LedgerMessages.ChangedTask.self)
        try session.show(changed, client)
    }
}
