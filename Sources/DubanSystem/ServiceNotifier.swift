import CSystemd
import Glibc

/// Tells systemd how the service is: sd_notify(3). Says nothing where systemd did not start the process.
package struct ServiceNotifier: Sendable {
    private let send: @Sendable (String) -> Void

    /// - Parameter send: Where a notification goes, its assignments separated by newlines; systemd, where nothing else
    ///   is said.
    package init(send: @escaping @Sendable (String) -> Void = { _ = sd_notify(0, $0) }) {
        self.send = send
    }

    /// The service is up.
    package func ready(status: String) {
        send("READY=1\nSTATUS=" + line(status))
    }

    /// One line for `systemctl status`.
    package func status(_ status: String) {
        send("STATUS=" + line(status))
    }

    /// The configuration is being read again; ``reloaded()`` ends it.
    package func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        // Type=notify-reload (systemd 253) tells by this time whether the reload answers its signal.
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    /// The configuration has been read, or stays as it was.
    package func reloaded() {
        send("READY=1")
    }

    /// The service has begun to stop.
    package func stopping() {
        send("STOPPING=1")
    }

    /// The service is alive; due within every ``watchdogInterval``.
    package func watchdog() {
        send("WATCHDOG=1")
    }

    /// Asks for more time to start or stop, from now on.
    package func extendTimeout(seconds: Int) {
        send("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)")
    }

    /// How often systemd wants to hear ``watchdog()``; call twice as often. Nil where it watches nothing.
    package static var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(microseconds)) : nil
    }

    /// A newline would begin another assignment.
    private func line(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}
