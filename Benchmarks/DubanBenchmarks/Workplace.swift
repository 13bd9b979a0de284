import DubanCalendar
import DubanCore
import DubanPluginHosting
import Foundation

/// A directory to measure in, with what was built.
struct Workplace {
    let build: String
    let directory: String
    static let today = Day(number: 18_747)  // 2021-04-30, a working day

    init(build: String) throws {
        self.build = build
        directory = NSTemporaryDirectory() + "duban-benchmark-\(getpid())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: directory)
    }

    func host(_ name: String, _ library: String, sandbox: PluginHost.Limits.Sandbox = .require) -> PluginHost {
        PluginHost(
            file: PluginFile(name: name, path: "\(build)/\(library)"),
            limits: .init(host: "\(build)/duban-plugin-host", batchTimeLimit: 60, sandbox: sandbox), settings: [:],
            calendar: .plainWeek)
    }

    /// Everybody that the ladders need.
    static let people: [Person] = {
        let office = Person(name: "周九", unit: "督查室", role: .supervisionOffice, address: "9@example.org")
        let top = Person(name: "趙六", unit: "市政府", role: .topLeader, address: "6@example.org", superior: office.id)
        let leader = Person(name: "王五", unit: "市政府", role: .leaderInCharge, address: "5@example.org", superior: top.id)
        let head = Person(name: "李四", unit: "發改局", role: .sectionHead, address: "4@example.org", superior: leader.id)
        let owners = (0..<50).map { number in
            Person(
                name: "張\(number)", unit: "發改局", role: .officer, address: "\(number)@example.org", superior: head.id)
        }
        return [office, top, leader, head] + owners
    }()

    /// A ledger in which `due` tasks, spread evenly, are due today, and the others far ahead.
    static func tasks(_ count: Int, due: Int, pillar: String) -> [LedgerTask] {
        let step = count / max(due, 1)
        return (0..<count).map { number in
            let isDue = due > 0 && number % step == 0 && number / step < due
            return LedgerTask(
                code: "\(number)", campaign: "bench", title: "第 \(number) 項工作任務", pillar: pillar, unit: "發改局",
                owner: people[4 + number % 50].id, assigned: today - 60,
                deadline: isDue ? today : today + 200 + number % 400)
        }
    }
}
