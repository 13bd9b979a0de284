extension PluginTemplate {
    /// Two rules that show most of what the Kit offers, and the line that exports them.
    var rules: String {
        #"""
        public import DubanPluginKit

        /// The rules of the pillar \#(traditional).
        ///
        /// A rule says on which day something holds or is to be told, past or to come. What of that is told today, and when the
        /// task must be looked at again, the Kit works out.
        public struct \#(module): PillarPlugin {
            public static let declaration = PluginDeclaration(
                name: "\#(name.name)",
                pillar: Text(
                    \#(traditional.debugDescription), \#(simplified.debugDescription), \#(english.debugDescription)),
                attributes: [lastReport.declared],
                settings: DeadlineLadder.settings + [reportTerm.declared],
                rules: DeadlineLadder.rules + [reportMissing, stageOverdue])

            private let deadlines: DeadlineLadder
            private let reportTerm: Int

            public init(settings: Settings) throws {
                deadlines = try DeadlineLadder(settings)
                reportTerm = try settings.count(Self.reportTerm)
            }

            public func judge(_ review: inout Review) {
                deadlines.judge(&review)
                judgeReports(&review)
                for stage in review.task.milestones where stage.reached == nil { judge(stage, &review) }
            }
        }

        @c(duban_pillar_\#(name.symbol))
        public func main(_ descriptor: Int32) -> Int32 {
            serve(\#(module).self, on: descriptor)
        }

        // MARK: - Reports

        extension \#(module) {
            static let lastReport = Attribute<Day>("last-report", Text("最近填報", "最近填报", "Last report"))
            static let reportTerm = Setting(
                "report-working-days", default: 10, Text("填報間隔工作日", "填报间隔工作日", "Working days between reports"))
            static let reportMissing = Rule(
                "report-missing", label: Text("未按期填報", "未按期填报", "Report missing"),
                sentence: Text(
                    "上次填報為 {since}，應於 {due} 前再次填報。", "上次填报为 {since}，应于 {due} 前再次填报。",
                    "The last report is of {since}; the next was due by {due}."))

            /// Who has not reported within the term is told on the first working day after it, and the task is yellow.
            private func judgeReports(_ review: inout Review) {
                let since = review.task[Self.lastReport] ?? review.task.assigned
                let due = review.calendar.day(reportTerm.workingDays, after: since)
                let facts = ["since": Fact(since), "due": Fact(due)]
                review.light(.yellow, from: due + 1, by: Self.reportMissing, facts: facts)
                review.remind(.owner, by: Self.reportMissing, on: review.calendar.onOrAfter(due + 1), facts: facts)
            }
        }

        // MARK: - Stages

        extension \#(module) {
            static let stageOverdue = Rule(
                "stage-overdue", label: Text("節點逾期", "节点逾期", "Stage overdue"),
                sentence: Text(
                    "節點「{stage}」計劃 {planned} 完成，逾期 {workingDays} 個工作日。",
                    "节点“{stage}”计划 {planned} 完成，逾期 {workingDays} 个工作日。",
                    "Stage {stage}, planned for {planned}, is {workingDays} working days late."))

            /// A stage whose day has passed is yellow, and the ladder of superiors is climbed.
            private func judge(_ stage: TaskView.Milestone, _ review: inout Review) {
                let late = review.calendar.workingDays(from: stage.planned, to: review.today)
                func facts() -> [String: Fact] {
                    ["stage": Fact(stage.name), "planned": Fact(stage.planned), "workingDays": Fact(late)]
                }
                review.light(.yellow, from: stage.planned + 1, by: Self.stageOverdue, of: stage.name, facts: facts())
                deadlines.climb(&review, from: stage.planned, by: Self.stageOverdue, of: stage.name, facts: facts())
            }
        }

        """#
    }
}
