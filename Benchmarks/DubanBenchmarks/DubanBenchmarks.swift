import DubanCalendar

/// Measures what the house promises to cost, as ratios of things measured side by side in one run.
@main
struct DubanBenchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let build = arguments.first else {
            print(
                "usage: DubanBenchmarks BUILD [day] [inbox] [plugin] [sandbox] [sick-day] [import] [lists] [watch] [rehearse]"
            )
            return
        }
        let wanted = Set(arguments.dropFirst())
        let place = try Workplace(build: build)
        defer { place.remove() }
        if wanted.isEmpty || wanted.contains("day") { try await DayBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("inbox") { try await InboxBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("plugin") { try await PluginBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("sandbox") { try await SandboxBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("sick-day") { try await SickDayBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("import") { try await ImportBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("lists") { try await ListBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("watch") { try await WatchBenchmark(place).run() }
        if wanted.isEmpty || wanted.contains("rehearse") { try await RehearsalBenchmark(place).run() }
    }
}

/// Runs `work` so many times after one run that does not count, and gives the median of the seconds.
func median(of count: Int, _ work: () async throws -> Void) async rethrows -> Double {
    try await work()
    var seconds: [Double] = []
    for _ in 0..<count {
        let duration = try await ContinuousClock().measure { try await work() }
        seconds.append(duration / .seconds(1))
    }
    return seconds.sorted()[count / 2]
}

func rounded(_ value: Double, _ places: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return String((value * scale).rounded() / scale)
}
