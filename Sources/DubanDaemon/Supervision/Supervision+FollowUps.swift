import DubanCalendar
import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanStore

extension Supervision {
    /// No task has more tasks that follow from it, and from those, than this. Rules let a handful follow; more is a mistake
    /// that would otherwise go on for as long as the disk has room.
    static let mostFollowUps = 64
    /// What follows from a task may be followed in its turn, and there it ends: a rule that lets something follow from
    /// everything would never end.
    static let mostGenerations = 2

    /// The judgements, where none lets more tasks follow than one may. A task of which too many would follow is parked: the
    /// office hears of it, and no task is entered that the next day would be judged again.
    func withinBounds(
        _ judged: [(task: DueTask, judgement: Plugins.Judgement)], on today: Day
    ) async throws -> [(task: DueTask, judgement: Plugins.Judgement)] {
        var judged = judged
        var entered: [String: Int] = [:]
        for (index, (due, judgement)) in judged.enumerated() where !judgement.finding.followUps.isEmpty {
            let task = due.task
            let line = try store.line(of: task)
            if line.generation >= Self.mostGenerations {
                judged[index].judgement.finding.followUps = []
                continue
            }
            let codes = judgement.finding.followUpTasks(of: task).map(\.code)
            let new = codes.count - (try store.tasks(in: task.campaign, codes: codes).count)
            let count = line.followUps + entered[line.root, default: 0] + new
            if count <= Self.mostFollowUps {
                entered[line.root, default: 0] += new
                continue
            }
            let facts = TaskFacts(task, slips: due.slips, lastReview: due.lastReview)
            judged[index].judgement = try await park(
                facts, of: task.pillar, on: today,
                because: "\(count) tasks would follow from \(line.root); \(Self.mostFollowUps) are the most")
        }
        return judged
    }

    private func park(
        _ facts: TaskFacts, of pillar: String, on today: Day, because reason: String
    ) async throws -> Plugins.Judgement {
        do throws(PluginFailure) {
            return try await plugins.park([facts], of: pillar, on: today, because: reason)[0]
        } catch {
            throw SupervisionError.plainDeadlineFailed(reason: error.sentence)
        }
    }
}
