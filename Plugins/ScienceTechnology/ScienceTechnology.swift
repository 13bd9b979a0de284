public import DubanPluginKit

/// 科技創新: judged by the deadline alone, as yet.
public struct ScienceTechnology: PillarPlugin {
    public static let declaration = PluginDeclaration(
        name: "science-technology", pillar: Text("科技創新", "科技创新", "Science and technology"),
        settings: DeadlineLadder.settings, rules: DeadlineLadder.rules)

    private let deadlines: DeadlineLadder

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
    }
}

@c(duban_plugin_main)
public func main(_ descriptor: Int32) -> Int32 {
    serve(ScienceTechnology.self, on: descriptor)
}
