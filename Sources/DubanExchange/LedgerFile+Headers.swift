internal import DubanCore

extension LedgerFile {
    /// The headers that are understood, in small letters and without white space. etc/sample/README.md has the same
    /// table for people.
    static let fields: [SheetHeader.Field] = [
        .init(field: .code, headers: ["序號", "序号", "編號", "编号", "no", "no.", "code"], isRequired: true),
        .init(
            field: .title,
            headers: [
                "任務", "任务", "工作任務", "工作任务", "任務名稱", "任务名称", "事項", "事项", "項目名稱", "项目名称", "title",
            ],
            isRequired: true
        ),
        .init(field: .pillar, headers: ["戰線", "战线", "領域", "领域", "板塊", "板块", "pillar"], isRequired: true),
        .init(field: .unit, headers: ["責任單位", "责任单位", "牽頭單位", "牵头单位", "單位", "单位", "unit"]),
        .init(field: .owner, headers: ["責任人", "责任人", "owner"], isRequired: true),
        .init(field: .lead, headers: ["牽頭領導", "牵头领导", "分管領導", "分管领导", "lead"]),
        .init(field: .assigned, headers: ["交辦日期", "交办日期", "交辦時間", "交办时间", "assigned"]),
        .init(
            field: .deadline,
            headers: ["完成時限", "完成时限", "辦結時限", "办结时限", "截止日期", "deadline"],
            isRequired: true
        ),
        .init(field: .deadlineWords, headers: ["時限原文", "时限原文", "deadlinewords"]),
        .init(field: .state, headers: ["狀態", "状态", "state"]),
        .init(field: .target, headers: ["目標", "目标", "目標值", "目标值", "target"]),
        .init(
            field: .achieved,
            headers: ["完成值", "已完成", "完成數", "完成数", "實際完成", "实际完成", "achieved"]
        ),
        .init(field: .meterUnit, headers: ["計量單位", "计量单位", "meterunit"]),
        .init(field: .milestones, headers: ["節點", "节点", "milestones"]),
        .init(field: .blockers, headers: ["制約要素", "制约要素", "堵點", "堵点", "blockers"]),
        .init(field: .parent, headers: ["上級任務", "上级任务", "parent"]),
    ]

    /// What an export adds for people, and an import passes over: the ledger knows it itself.
    static let derivedHeaders: Set = [
        "燈號", "灯号", "light", "原定時限", "原定时限", "originaldeadline", "順延次數", "顺延次数", "slips",
    ]

    /// The words for each state.
    static let states: [(state: TaskState, words: [String])] = [
        (.open, ["在辦", "在办", "辦理中", "办理中", "進行中", "进行中", "推進中", "推进中", "open"]),
        (.suspended, ["暫緩", "暂缓", "暫停", "暂停", "suspended"]),
        (.done, ["辦結", "办结", "已辦結", "已办结", "完成", "已完成", "done"]),
        (.struck, ["銷號", "销号", "已銷號", "已销号", "struck"]),
        (.cancelled, ["撤銷", "撤销", "已撤銷", "已撤销", "取消", "cancelled"]),
    ]
}

extension SheetHeader {
    /// 單位 has two meanings. Where another column is the unit that is responsible (責任單位, 牽頭單位), a column 單位 that
    /// stands behind the target is the unit in which the target is counted.
    mutating func assignMeterUnit() {
        guard column(of: .meterUnit) == nil, column(of: .unit) != nil, let target = column(of: .target) else { return }
        let counted: [ImportField] = [.attribute("單位"), .attribute("单位")]
        guard let column = columns.first(where: { counted.contains($0.field) && $0.index > target.index }) else {
            return
        }
        assign(.meterUnit, to: column.index)
    }
}
