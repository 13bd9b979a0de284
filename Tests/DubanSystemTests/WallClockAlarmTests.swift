import DubanSystem
import FoundationEssentials
import Testing

@Suite struct WallClockAlarmTests {
    @Test("an instant that has passed ends the sleep at once, however long ago", arguments: [1_000_000_000, 1, 0, -5])
    func passed(instant: Int64) async throws {
        let alarm = try WallClockAlarm()
        #expect(try await alarm.sleep(until: instant) == .reached)
        #expect(try await alarm.sleep(until: instant) == .reached)
    }

    @Test("an alarm rings at its instant")
    func rings() async throws {
        let alarm = try WallClockAlarm()
        let now = try CivilClock.system.moment(in: "UTC").seconds
        #expect(try await alarm.sleep(until: now + 1) == .reached)
        #expect(try CivilClock.system.moment(in: "UTC").seconds >= now + 1)
    }

    @Test("a cancelled sleep ends at once, before or after it began, and the alarm can be used again")
    func cancelled() async throws {
        let alarm = try WallClockAlarm()
        for delay in [0, 1, 100] {
            let sleeper = Task { try await alarm.sleep(until: 32_503_680_000) }
            for _ in 0..<delay { await Task.yield() }
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
        }
        #expect(try await alarm.sleep(until: 1) == .reached)
    }

    @Test("an alarm that nobody holds any more gives its descriptors back")
    func released() async throws {
        func timers() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
                .filter { name in
                    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
                    return target == "anon_inode:[timerfd]"
                }.count
        }
        let before = try timers()
        for _ in 0..<50 {
            #expect(try await WallClockAlarm().sleep(until: 1) == .reached)
        }
        // Each thread closes its own; the last few may still be on their way.
        #expect(try timers() < before + 50)
    }
}
