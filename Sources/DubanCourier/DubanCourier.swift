package import ArgumentParser
import DubanConfiguration
import DubanControl
import DubanCore
import DubanDelivery
import DubanSystem
import Foundation
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

    @Flag(help: "Read the settings and the templates, say what is wrong with them, and deliver nothing.")
    var check = false

    @Option(help: "Write a made-up mail in this language to standard output, and deliver nothing.")
    var sample: Language?

    @Option(help: "What the made-up mail is.")
    var kind = Envelope.Kind.digest

    package init() {}

    package func validate() throws {
        if check, sample != nil { throw ValidationError("Give one of --check and --sample.") }
    }

    package mutating func run() throws {
        if check || sample != nil { return try tryOut(try Settings.load(configuration).courier) }
        bootstrapLogging(identifier: "duban-courier")
        let logger = Logger(label: "duban-courier")
        do {
            try serve(logger)
        } catch {
            JournalEvent.serviceFailed.log("duban-courier ends: \(error)", to: logger)
            throw ExitCode.failure
        }
    }

    private func tryOut(_ settings: Settings.Courier) throws {
        let format = try MessageFormat(settings)
        guard let sample else {
            print("Configuration: the channels \(settings.channels.map(\.rawValue).joined(separator: ", "))")
            print("Templates: \(settings.templateDirectory ?? "the built-in ones")")
            return
        }
        FileHandle.standardOutput.write(Data(try format.message(for: .madeUp(kind, in: sample))))
    }

    private func serve(_ logger: Logger) throws {
        let settings = try Settings.load(configuration)
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

extension Language: ExpressibleByArgument {}

extension Envelope.Kind: ExpressibleByArgument {}
