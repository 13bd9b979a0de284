public import DubanPluginKit

/// 改革開放: judged by the deadline alone, as yet.
public struct ReformOpening: PillarPlugin {
    public static let declaration = PluginDeclaration(
        name: "reform-opening", pillar: Text("改革開放", "改革开放", "Reform and opening up"),
        settings: DeadlineLadder.settings, rules: DeadlineLadder.rules)

    private let deadlines: DeadlineLadder

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
    }
}

@c(duban_pillar_reform_opening)
public func main(_ descriptor: Int32) -> Int32 {
    serve(ReformOpening.self, on: descriptor)
}
