import BusinessEnvironment
import DubanPluginKit
import IndustrialClusters
import InvestmentAttraction
import PlainDeadline
import ProjectConstruction
import ReformOpening
import ScienceTechnology
import Testing

@Suite("Every pillar")
struct DeclarationTests {
    static var all: [any PillarPlugin.Type] {
        [
            BusinessEnvironment.self, IndustrialClusters.self, InvestmentAttraction.self, PlainDeadline.self,
            ProjectConstruction.self, ReformOpening.self, ScienceTechnology.self,
        ]
    }

    @Test("names are well formed, and none is given twice", arguments: all.indices)
    func names(index: Int) {
        let declaration = Self.all[index].declaration
        let lists = [
            declaration.rules.map(\.id), declaration.settings.map(\.name), declaration.attributes.map(\.name),
        ]
        for names in lists + [[declaration.name]] {
            #expect(Set(names).count == names.count)
            #expect(
                names.allSatisfy { name in
                    (1...64).contains(name.utf8.count)
                        && name.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) }
                })
        }
        #expect(Set(Self.all.map { $0.declaration.name }).count == Self.all.count)
    }

    @Test("every text is there in three languages, and its sentences leave the same words open", arguments: all.indices)
    func languages(index: Int) {
        let declaration = Self.all[index].declaration
        let labels =
            declaration.rules.map(\.label) + declaration.settings.map(\.label) + declaration.attributes.map(\.label)
        for text in labels + [declaration.pillar] + declaration.rules.map(\.sentence) {
            #expect(!text.traditional.isEmpty && !text.simplified.isEmpty && !text.english.isEmpty)
        }
        for sentence in declaration.rules.map(\.sentence) {
            #expect(sentence.traditional.placeholders == sentence.english.placeholders)
            #expect(sentence.simplified.placeholders == sentence.english.placeholders)
        }
    }

    @Test("the common deadline rules are judged and declared", arguments: all.indices)
    func deadline(index: Int) throws {
        func diary(_ type: (some PillarPlugin).Type) throws -> [String] {
            let task = TaskFacts(assigned: day("2021-01-04"), deadline: day("2021-05-03"))
            let diary = Diary(
                of: task, judgedBy: try type.init(settings: Settings()), from: day("2021-04-20"), to: day("2021-05-18"))
            return diary.told + diary.lights
        }
        #expect(
            try diary(Self.all[index]) == [
                "04-26 due-soon o", "04-28 due-soon o", "04-30 due-soon o", "05-06 overdue os", "05-08 overdue osl",
                "05-11 overdue osltb!", "05-18 overdue osltb", "04-28 yellow due-soon", "05-04 red overdue",
            ])
        #expect(Set(Self.all[index].declaration.rules).isSuperset(of: DeadlineLadder.rules))
        let settings = Set(Self.all[index].declaration.settings.map(\.name))
        #expect(settings.isSuperset(of: DeadlineLadder.settings.map(\.name)))
    }

    @Test("a setting outside its range is refused by name", arguments: all.indices)
    func settings(index: Int) throws {
        let type = Self.all[index]
        for setting in type.declaration.settings where setting.defaultValue.kindName.contains("number") {
            for value in [0, -1, Int.max] {
                let error = try #require(throws: SettingsError.self) {
                    _ = try type.init(settings: Settings([setting.name: .integer(value)]))
                }
                #expect(error.sentence.hasPrefix(setting.name))
            }
        }
    }
}
