public import DubanPluginKit

/// Nothing but the deadline and the process: serves pillars without a plugin of their own, and every task whose own plugin
/// has failed.
public struct PlainDeadline: PillarPlugin {
    public static let declaration = PluginDeclaration(
        name: "plain-deadline", pillar: Text("一般事項", "一般事项", "Other matters"),
        attributes: ProcessLadder.attributes, settings: DeadlineLadder.settings + ProcessLadder.settings,
        rules: DeadlineLadder.rules + ProcessLadder.rules)

    private let deadlines: DeadlineLadder
    private let process: ProcessLadder

    public init(settings: Settings) throws {
        deadlines = try DeadlineLadder(settings)
        process = try ProcessLadder(settings)
    }

    public func judge(_ review: inout Review) {
        deadlines.judge(&review)
        process.judge(&review)
    }
}

@c(duban_pillar_plain_deadline)
public func main(_ descriptor: Int32) -> Int32 {
    serve(PlainDeadline.self, on: descriptor)
}
