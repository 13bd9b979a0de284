import Testing

@testable import DubanDaemon

@Suite struct TimeKeeperTests {
    @Test("work that stands still for longer than the patience is not alive; rest, and work that goes on, are")
    func standstill() {
        let begin = ContinuousClock.now
        func alive(_ course: [(Int, Supervision.Progress)]) -> [Bool] {
            var standstill = Standstill(patience: .seconds(100))
            return course.map { standstill.isAlive($0.1, at: begin + .seconds($0.0)) }
        }
        let idle = Supervision.Progress(steps: 4, underWay: 0)
        #expect(alive([(0, idle), (1000, idle), (5000, idle)]) == [true, true, true])
        func busy(_ steps: UInt64) -> Supervision.Progress { Supervision.Progress(steps: steps, underWay: 1) }
        #expect(alive([(0, busy(1)), (60, busy(1)), (100, busy(1)), (101, busy(1))]) == [true, true, true, false])
        #expect(alive([(0, busy(1)), (90, busy(2)), (180, busy(2)), (191, busy(2))]) == [true, true, true, false])
        #expect(alive([(0, busy(1)), (101, busy(1)), (110, busy(2)), (120, busy(2))]) == [true, false, true, true])
        #expect(alive([(0, idle), (1000, busy(5)), (1100, busy(5)), (1101, busy(5))]) == [true, true, true, false])
    }
}
