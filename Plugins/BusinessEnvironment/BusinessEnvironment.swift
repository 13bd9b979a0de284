public import DubanPluginKit

/// 營商環境: judged by the deadline alone, as yet.
public struct BusinessEnvironment: PillarPlugin {
    public static let declaration = PluginDeclaration(
        name: "business-environment", pillar: Text("營商環境", "营商环境", "Business environment"),
        settings: DeadlineLadder.settings, rules: DeadlineLadder.rules)

    private let deadlines: DeadlineLadder

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
    }
}

@c(duban_pillar_business_environment)
public func main(_ descriptor: Int32) -> Int32 {
    serve(BusinessEnvironment.self, on: descriptor)
}
