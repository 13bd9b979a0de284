import DubanCalendar
import DubanControl
import DubanCore
import DubanExchange

/// The columns of an exported ledger: those that an import reads, under headers that it knows, then what the ledger adds
/// and an import passes over, then the plugins' attributes.
struct ExportColumns {
    struct Column {
        let header: String
        let cell: (LedgerMessages.TaskDescription) -> ExportCell
    }

    private let labels: AttributeLabels
    private(set) var attributes: [String] = []
    private let columns: [Column]

    init(_ session: Session, _ labels: AttributeLabels) {
        self.labels = labels
        columns = ExportColumns.columns(session, labels)
    }

    var header: [ExportCell] {
        (columns.map(\.header) + attributes).map(ExportCell.text)
    }

    /// Makes room for what tasks have.
    mutating func add(_ tasks: [LedgerMessages.TaskDescription]) {
        var found = Set(attributes)
        for task in tasks {
            for attribute in task.attributes {
                let label = labels.label(of: attribute.name, in: task.pillar)
                if found.insert(label).inserted { attributes.append(label) }
            }
        }
    }

    /// The cells of a task; nil where it has an attribute for which there is no column.
    func row(_ task: LedgerMessages.TaskDescription) -> [ExportCell]? {
        let values = Dictionary(
            task.attributes.map { (labels.label(of: $0.name, in: task.pillar), $0.value) },
            uniquingKeysWith: { first, _ in first })
        let cells = attributes.map { values[$0].map(ExportCell.text) ?? .empty }
        guard cells.count(where: { $0 != .empty }) == values.count else { return nil }
        return columns.map { $0.cell(task) } + cells
    }

    private static func columns(_ session: Session, _ labels: AttributeLabels) -> [Column] {
        func text(_ value: String?) -> ExportCell { value.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
        func column(
            _ traditional: String, _ simplified: String, _ english: String,
            _ cell: @escaping (LedgerMessages.TaskDescription) -> ExportCell
        ) -> Column {
            Column(header: session.words(traditional, simplified, english), cell: cell)
        }
        return [
            column("序號", "序号", "code") { text($0.code) },
            column("任務", "任务", "title") { text($0.title) },
            column("戰線", "战线", "pillar") { text(labels.pillar($0.pillar)) },
            column("責任單位", "责任单位", "unit") { text($0.unit) },
            column("責任人", "责任人", "owner") { text($0.owner.name(in: $0.unit)) },
            column("牽頭領導", "牵头领导", "lead") { task in text(task.lead?.name(in: task.unit)) },
            column("交辦日期", "交办日期", "assigned") { .day($0.assigned) },
            column("完成時限", "完成时限", "deadline") { .day($0.deadline) },
            column("時限原文", "时限原文", "deadlineWords") { text($0.deadlineWords) },
            column("狀態", "状态", "state") { text(session.words(for: $0.state)) },
            column("目標", "目标", "target") { $0.meter.map { .number($0.target) } ?? .empty },
            column("完成值", "完成值", "achieved") { $0.meter.map { .number($0.achieved) } ?? .empty },
            column("計量單位", "计量单位", "meterUnit") { text($0.meter?.unit) },
            column("節點", "节点", "milestones") { task in
                text(
                    task.milestones.map { stage($0.name, $0.planned.description, $0.reached?.description) }.joined(
                        separator: "; "))
            },
            column("制約要素", "制约要素", "blockers") { task in
                text(
                    task.blockers.map { stage($0.name, $0.since.description, $0.resolved?.description) }.joined(
                        separator: "; "))
            },
            column("上級任務", "上级任务", "parent") { text($0.parent) },
            column("燈號", "灯号", "light") { text(light($0.light, session)) },
            column("原定時限", "原定时限", "originalDeadline") { .day($0.originalDeadline) },
            column("順延次數", "顺延次数", "slips") { .number(Double($0.slips)) },
        ]
    }

    private static func light(_ light: Light, _ session: Session) -> String {
        switch light {
        case .green: session.words("綠", "绿", "green")
        case .yellow: session.words("黃", "黄", "yellow")
        case .red: session.words("紅", "红", "red")
        }
    }

    private static func stage(_ name: String, _ start: String, _ end: String?) -> String {
        name + ":" + start + (end.map { "(\($0))" } ?? "")
    }
}

extension PersonID {
    /// The name alone within the person's own unit, else `unit/name`.
    fileprivate func name(in unit: String) -> String {
        let own = unit + "/"
        return description.hasPrefix(own) && !description.dropFirst(own.count).contains("/")
            ? String(description.dropFirst(own.count)) : description
    }
}

/// What people call the pillars and their attributes.
struct AttributeLabels {
    private var pillars: [String: String] = [:]
    private var attributes: [String: String] = [:]

    /// Asks the daemon for what each plugin declares; what an absent plugin has declared keeps its name.
    init(_ daemon: VarlinkClient, _ session: Session) throws {
        let plugins = try daemon.call(PluginMessages.List.method, as: PluginMessages.Plugins.self).plugins
        for plugin in plugins {
            guard let label = plugin.label else { continue }
            pillars[plugin.name] = session.words(label.traditional, label.simplified, label.english)
            let description = try daemon.call(
                PluginMessages.Get.method, PluginMessages.Get(name: plugin.name), as: PluginMessages.Description.self)
            for attribute in description.attributes {
                attributes[plugin.name + "/" + attribute.name] = session.words(
                    attribute.label.traditional, attribute.label.simplified, attribute.label.english)
            }
        }
    }

    func pillar(_ name: String) -> String { pillars[name] ?? name }

    func label(of attribute: String, in pillar: String) -> String {
        attributes[pillar + "/" + attribute] ?? attribute
    }
}
