import CDubanPluginABI

/// Serves a plugin over a socket until the other side closes it. The one line that exports a plugin calls it; the
/// function's C name is `duban_pillar_` and the plugin's name with `_` for `-`, by which the host knows the plugin before
/// it loads it:
///
/// ```swift
/// @c(duban_pillar_lakes) public func main(_ descriptor: Int32) -> Int32 { serve(Lakes.self, on: descriptor) }
/// ```
///
/// - Returns: The exit status of the process: 0 after the other side has closed the socket, 1 where it spoke nonsense.
public func serve(_ plugin: any PillarPlugin.Type, on descriptor: Int32) -> Int32 {
    // The reference keeps the fingerprint's section in whatever is linked from the Kit.
    guard duban_plugin_abi().pointee.wire_version == Frame.wireVersion else { return 1 }
    do throws(WireError) {
        try PluginSession(channel: FrameChannel(descriptor: descriptor)).serve(plugin)
        return 0
    } catch .closed {
        return 0
    } catch {
        return 1
    }
}

/// The plugin's side of a connection.
struct PluginSession {
    let channel: FrameChannel

    func serve(_ type: (some PillarPlugin).Type) throws(WireError) {
        try channel.write(type.declaration.frame)
        var served: (plugin: any PillarPlugin, calendar: WorkCalendar)?
        while true {
            let frame = try channel.read()
            switch (frame.kind, served) {
            case (.configure, _):
                let configuration = try Configuration(payload: frame.payload)
                do {
                    let settings = Settings(configuration.settings, declared: type.declaration.settings)
                    served = (try type.init(settings: settings), configuration.calendar)
                    try channel.write(Frame(.ready))
                } catch let error as WireError {
                    throw error
                } catch let error as SettingsError {
                    try fail(error.sentence)
                } catch {
                    try fail("\(error)")
                }
            case (.review, let (plugin, calendar)?):
                try channel.write(Frame(.findings, try judge(frame.payload, plugin, calendar)))
            case (.explain, let (plugin, calendar)?):
                try channel.write(Frame(.explanation, try explain(frame.payload, plugin, calendar)))
            case (.review, nil), (.explain, nil):
                try fail("a review came before the configuration")
            case (let kind, _):
                try fail("a frame of kind \(kind.rawValue) is not for a plugin")
            }
        }
    }

    private func fail(_ sentence: String) throws(WireError) {
        var writer = ByteWriter()
        writer.string(sentence)
        try channel.write(Frame(.failure, writer.bytes))
    }

    func judge(
        _ payload: [UInt8], _ plugin: some PillarPlugin, _ calendar: WorkCalendar
    ) throws(WireError) -> [UInt8] {
        var reader = ByteReader(payload)
        let today = try reader.day()
        var writer = ByteWriter()
        // One review for the whole batch: what it has allocated for one task serves the next.
        let nothing = TaskView(TaskFacts(assigned: today, deadline: today))
        var review = Review(of: nothing, on: today, calendar: calendar)
        while !reader.isAtEnd {
            review.open(try TaskView(record: try reader.sized()), on: today)
            plugin.judge(&review)
            review.finding.write(to: &writer)
        }
        return writer.bytes
    }

    func explain(
        _ payload: [UInt8], _ plugin: some PillarPlugin, _ calendar: WorkCalendar
    ) throws(WireError) -> [UInt8] {
        var reader = ByteReader(payload)
        let today = try reader.day()
        var review = Review(of: try TaskView(record: try reader.sized()), on: today, calendar: calendar)
        review.explain()
        plugin.judge(&review)
        return Explanation(finding: review.finding, sayings: review.sayings).frame.payload
    }
}
