import DubanSystem
import Synchronization
import Testing

@Suite struct ServiceNotifierTests {
    private func sent(_ notify: (ServiceNotifier) -> Void) -> [String] {
        let messages = Sent()
        notify(ServiceNotifier { text in messages.texts.withLock { $0.append(text) } })
        return messages.texts.withLock { $0 }
    }

    private final class Sent: Sendable {
        let texts = Mutex<[String]>([])
    }

    @Test("each word to systemd is one datagram in its protocol's terms")
    func words() {
        let all = sent { notifier in
            notifier.ready(status: "Watching 12 tasks.")
            notifier.status("Opening 2021-03-01.")
            notifier.stopping()
            notifier.watchdog()
            notifier.extendTimeout(seconds: 90)
        }
        #expect(
            all == [
                "READY=1\nSTATUS=Watching 12 tasks.", "STATUS=Opening 2021-03-01.", "STOPPING=1", "WATCHDOG=1",
                "EXTEND_TIMEOUT_USEC=90000000",
            ])
    }

    @Test("a reload carries the monotonic time by which systemd knows it for the answer to its signal")
    func reloading() throws {
        let lines = try #require(sent { $0.reloading() }.first).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        #expect(lines.count == 2 && lines[1].hasPrefix("MONOTONIC_USEC="))
        #expect(Int64(lines[1].dropFirst("MONOTONIC_USEC=".count)).map { $0 > 0 } == true)
    }

    @Test("a status of several lines cannot say anything else to systemd")
    func oneLine() {
        #expect(sent { $0.status("a\nREADY=1\r\nb") } == ["STATUS=a READY=1 b"])
    }

    @Test("without systemd there is no watchdog and no inherited socket")
    func withoutSystemd() {
        #expect(ServiceNotifier.watchdogInterval == nil)
        #expect(ListenSocket.inherited().isEmpty)
    }
}
