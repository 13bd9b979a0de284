import DubanDelivery
import Synchronization

/// A time that passes only where somebody waits for it.
final class ManualDeliveryClock: Sendable {
    private struct Times {
        var seconds: Int64
        var uptime: Int64 = 1_000_000
        var pauses: [Int64] = []
        /// What each look at the clock takes, in milliseconds.
        var lookTakes: Int64 = 0
    }

    private let times: Mutex<Times>

    /// - Parameter seconds: Since 1970-01-01 UTC.
    init(seconds: Int64 = 1_614_650_400, lookTakes: Int64 = 0) {
        times = Mutex(Times(seconds: seconds, lookTakes: lookTakes))
    }

    var clock: DeliveryClock {
        DeliveryClock(
            seconds: { [self] in times.withLock { $0.seconds } },
            uptime: { [self] in
                times.withLock {
                    $0.uptime += $0.lookTakes
                    return $0.uptime
                }
            },
            pause: { [self] milliseconds in
                times.withLock {
                    $0.pauses.append(milliseconds)
                    $0.uptime += milliseconds
                    $0.seconds += milliseconds / 1000
                }
            })
    }

    /// What has been waited out, in milliseconds.
    var pauses: [Int64] { times.withLock { $0.pauses } }

    func advance(milliseconds: Int64) {
        times.withLock {
            $0.uptime += milliseconds
            $0.seconds += milliseconds / 1000
        }
    }
}
