import DubanDelivery
import DubanSystem
import Foundation
import Glibc

extension DeliveryClock {
    /// The machine's clocks.
    static let system = DeliveryClock(
        // The zone does not matter to the seconds, and UTC is known everywhere.
        seconds: { (try? CivilClock.system.moment(in: "UTC").seconds) ?? 0 },
        uptime: {
            var now = timespec()
            clock_gettime(CLOCK_BOOTTIME, &now)
            return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
        },
        pause: { Thread.sleep(forTimeInterval: TimeInterval($0) / 1000) })
}
