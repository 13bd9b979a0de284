public import DubanPluginKit
import Glibc

/// A plugin for tests: puts every task on yellow, and commits the ``Misdeed`` that a task's title names.
public struct Misbehaviour: PillarPlugin {
    static let noted = Rule(
        "noted", label: Text("已閱", "已阅", "Noted"), sentence: Text("已閱：{seen}", "已阅：{seen}", "Noted: {seen}"))

    /// Whether it gives another answer every third time to a task that is no misdeed.
    static let moody = Attribute<Bool>("moody", Text("喜怒無常", "喜怒无常", "Moody"))

    /// The titles that are misdeeds are declared as rules too, so that a test can see whether it knows them all.
    public static let declaration = PluginDeclaration(
        name: "misbehaviour", pillar: Text("搗亂", "捣乱", "Misbehaviour"), attributes: [moody.declared],
        rules: [noted]
            + Misdeed.allCases.map { Rule($0.rawValue, label: Text("", "", ""), sentence: Text("", "", "")) })

    private let answers = Count()

    public init(settings: Settings) {}

    public func judge(_ review: inout Review) {
        let misdeed = Misdeed(rawValue: review.task.title)
        switch misdeed {
        case nil where review.task[Self.moody] == true:
            answers.value += 1
            if answers.value.isMultiple(of: 3) { return review.light(.red, from: review.today, by: Self.noted) }
        case nil: break
        case .breed:
            let (title, today) = (review.task.title, review.today)
            func others(of day: Day, _ number: Int) -> FollowUp {
                FollowUp(key: "\(day)-\(number)", title: title, assigned: day, deadline: day + 1)
            }
            for number in 0..<16 { review.follow(others(of: today, number), on: today) }
            review.follow(others(of: today + 1, 0), on: today + 1)
        case .undeclaredRule:
            let rule = Rule("unheard-of", label: Text("", "", ""), sentence: Text("", "", ""))
            return review.remind(.owner, by: rule, on: review.today)
        case .undeclaredRungs:
            return review.remind(Rungs(rawValue: 0x80), by: Self.noted, on: review.today)
        case .nondeterminism:
            answers.value += 1
            if answers.value.isMultiple(of: 2) { return review.light(.red, from: review.today, by: Self.noted) }
        default: misdeed?.commit()
        }
        let seen = misdeed == .environment ? environmentText() : "-"
        review.light(.yellow, from: review.today, by: Self.noted, facts: ["seen": Fact(stringLiteral: seen)])
    }
}

private final class Count {
    var value = 0
}

@c(duban_pillar_misbehaviour)
public func main(_ descriptor: Int32) -> Int32 {
    serve(Misbehaviour.self, on: descriptor)
}

/// Runs while the plugin is loaded, before it is asked anything. A plugin whose file is called `early open-a-socket.so`
/// does that then.
@section(".init_array") @used
private let constructor: @convention(c) (Int32, UnsafePointer<UnsafePointer<CChar>?>) -> Void = { count, words in
    for index in 0..<Int(count) {
        guard let pointer = words[index] else { return }
        let word = String(cString: pointer)
        let name = word.split(separator: "/").last ?? ""
        guard name.hasPrefix("early "), name.hasSuffix(".so") else { continue }
        Misdeed(rawValue: String(name.dropFirst(6).dropLast(3)))?.commit()
    }
}
