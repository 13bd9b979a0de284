import DubanPluginHosting
import DubanPluginKit
import Foundation

/// What it costs that a plugin is locked in: for each task, for a start, and at rest.
struct SandboxBenchmark {
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        let tasks = Workplace.tasks(4096, due: 0, pillar: "project-construction").map {
            TaskFacts($0, slips: 0, lastReview: Workplace.today - 1)
        }
        // Turn about, so that both see the same machine.
        let locked = host(sandbox: .require)
        let free = host(sandbox: .off)
        var seconds: (locked: [Double], free: [Double]) = ([], [])
        for _ in 0..<9 {
            seconds.locked.append(try await time { _ = try await locked.review(tasks, on: Workplace.today) })
            seconds.free.append(try await time { _ = try await free.review(tasks, on: Workplace.today) })
        }
        let a = middle(seconds.locked) / Double(tasks.count) * 1_000_000
        let b = middle(seconds.free) / Double(tasks.count) * 1_000_000
        print(
            "sandboxed \(rounded(a, 3)) µs a task (bound 1), unsandboxed \(rounded(b, 3)): ratio \(rounded(a / b)) (bound 2)"
        )
        print("a host at rest: \(try residentMegabytes()) MB resident (bound 15)")
        await locked.stop()
        await free.stop()

        var starts: [Double] = []
        for _ in 0..<21 {
            let host = host(sandbox: .require)
            starts.append(try await time { _ = try await host.review([tasks[0]], on: Workplace.today) })
            await host.stop()
        }
        print("start of a host to its first answer, warm: \(rounded(middle(starts) * 1000, 1)) ms (bound 20)")
    }

    private func host(sandbox: PluginHost.Limits.Sandbox) -> PluginHost {
        place.host("project-construction", "libProjectConstruction.so", sandbox: sandbox)
    }

    private func time(_ work: () async throws -> Void) async throws -> Double {
        try await ContinuousClock().measure { try await work() } / .seconds(1)
    }

    private func middle(_ seconds: [Double]) -> Double {
        seconds.sorted()[seconds.count / 2]
    }

    /// The most that one of our plugin hosts holds.
    private func residentMegabytes() throws -> Double {
        var most = 0.0
        for entry in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int(entry) != nil {
            guard let status = try? String(contentsOfFile: "/proc/\(entry)/status", encoding: .utf8) else { continue }
            let lines = status.split(separator: "\n").map { $0.split(whereSeparator: { $0 == ":" || $0.isWhitespace }) }
            func value(_ key: String) -> Int? {
                lines.first { $0.first == key[...] }?.dropFirst().first.flatMap { Int($0) }
            }
            guard value("PPid") == Int(getpid()), let kilobytes = value("VmRSS") else { continue }
            most = max(most, Double(kilobytes) / 1024)
        }
        return (most * 10).rounded() / 10
    }
}
