public import DubanPluginKit

/// 產業集群: judged by the deadline alone, as yet.
public struct IndustrialClusters: PillarPlugin {
    public static let declaration = PluginDeclaration(
        name: "industrial-clusters", pillar: Text("產業集群", "产业集群", "Industrial clusters"),
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
    serve(IndustrialClusters.self, on: descriptor)
}
