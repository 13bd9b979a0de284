package import ArgumentParser
import DubanConfiguration
import DubanControl
import DubanSystem
import Glibc
import Logging

/// The courier's command line.
package struct DubanCourier: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "duban-courier",
        abstract: "Delivers what duband has put into envelopes, by mail, robot or webhook, or into a Maildir.",
        discussion: "systemd starts it as duban-courier.service. It holds no state of its own.",
        version: dubanVersion)

    @Option(name: .shortAndLong, help: "The configuration file.", completion: .file(extensions: ["yaml"]))
    var configuration = "/etc/duban/duban.yaml"

    package init() {}

    package mutating func run() throws {
        let settings = try Settings.load(configuration)
        bootstrapLogging(identifier: "duban-courier")
        let logger = Logger(label: "duban-courier")
        let channels = try ChannelSet(settings.courier, credentials: ProcessCredentials())
        let shift = Shift()
        let crew = DeliveryCrew(
            channels: channels.channels, desk: OutboxDesk(socket: settings.controlSocket, logger: logger),
            shift: shift, clock: .system, logger: logger)
        let courier = Courier(socket: settings.controlSocket, crew: crew, logger: logger)

        // Blocked before the first thread starts, so that all of them leave the signals to this one.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)

        let notifier = ServiceNotifier()
        courier.start()
        try BounceCollector(settings, logger: logger)?.start()
        notifier.ready(status: "Carrying \(channels.channels.keys.sorted().joined(separator: ", "))")
        var signal: CInt = 0
        sigwait(&signals, &signal)
        notifier.stopping()
        shift.end()
    }
}
