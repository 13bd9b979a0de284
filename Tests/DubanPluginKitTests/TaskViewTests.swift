import DubanPluginKit
import Testing

@Suite("TaskView")
struct TaskViewTests {
    @Test("everything that was written of a task is read")
    func everything() {
        for facts in sampleTasks {
            let view = TaskView(facts)
            #expect(view.code == facts.code)
            #expect(view.title == facts.title)
            #expect(view.assigned == facts.assigned)
            #expect(view.deadline == facts.deadline)
            #expect(view.originalDeadline == facts.originalDeadline)
            #expect(view.lastReview == facts.lastReview)
            #expect(view.meter == facts.meter)
            #expect(
                view.milestones.map { TaskFacts.Milestone($0.name, planned: $0.planned, reached: $0.reached) }
                    == facts.milestones)
            #expect(view.blockers == facts.blockers)
            #expect(view[SamplePlugin.note].map(TaskFacts.Value.text) == facts.attributes["note"])
            #expect(view[SamplePlugin.share].map(TaskFacts.Value.number) == facts.attributes["share"])
            #expect(view[SamplePlugin.visit].map(TaskFacts.Value.day) == facts.attributes["visit"])
            #expect(view[SamplePlugin.urgent].map(TaskFacts.Value.flag) == facts.attributes["urgent"])
        }
    }

    @Test("an attribute of another kind than declared is as good as none")
    func otherKind() {
        let view = TaskView(sampleTasks[1])
        #expect(view[Attribute<Double>("note", Text("", "", ""))] == nil)
        #expect(view[Attribute<Day>("nothing", Text("", "", ""))] == nil)
    }

    @Test(
        "a milestone is known by each of its spellings and by no other name",
        arguments: [("開工", true), ("开工", true), ("開", false), ("開工日", false), ("竣工", false), ("", false)])
    func names(name: String, isStart: Bool) {
        let start = MilestoneName("開工", "开工")
        let facts = TaskFacts(
            assigned: day("2021-01-01"), deadline: day("2021-12-31"),
            milestones: [
                TaskFacts.Milestone("立項", planned: day("2021-02-01")),
                TaskFacts.Milestone(name, planned: day("2021-03-01")),
            ])
        #expect(TaskView(facts).milestone(start)?.planned == (isStart ? day("2021-03-01") : nil))
    }
}
