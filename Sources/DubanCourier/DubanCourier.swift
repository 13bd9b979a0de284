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
        // Blocked before the first thread starts, so that all of them leave the signals to this one.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)

        bootstrapLogging(identifier: "duban-courier")
        let logger = Logger(label: "duban-courier")
        do {
            try serve(logger, signals)
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

    /// - Parameter signals: Those that are waited for; blocked.
    private func serve(_ logger: Logger, _ signals: sigset_t) throws {
        var signals = signals
        let settings = try Settings.load(configuration)
        let channels = try ChannelSet(settings.courier, credentials: ProcessCredentials())
        let shift = Shift()
        let crew = DeliveryCrew(
            channels: channels.channels, desk: OutboxDesk(socket: settings.controlSocket, logger: logger),
            shift: shift, clock: .system, logger: logger)
        let courier = Courier(
            socket: settings.controlSocket, channels: channels.channels.keys.sorted(), crew: crew, logger: logger)

        let notifier = ServiceNotifier()
        courier.start()
        try BounceCollector(settings, logger: logger)?.start()
        notifier.ready(status: "Carrying \(channels.channels.keys.sorted().joined(separator: ", "))")
        var signal: CInt = 0
        repeat {
            sigwait(&signals, &signal)
        } while signal == SIGHUP && !isFitAgain(logger)
        if signal == SIGHUP {
            notifier.reloading()
            shift.end()
            try beginAnew()
        }
        notifier.stopping()
        shift.end()
    }

    /// Whether the settings, the templates and the credentials can be worked by as they are now.
    private func isFitAgain(_ logger: Logger) -> Bool {
        do {
            let settings = try Settings.load(configuration)
            _ = try MessageFormat(settings.courier)
            _ = try ChannelSet(settings.courier, credentials: ProcessCredentials())
            return true
        } catch {
            JournalEvent.configurationUnfit.log(
                "The configuration is unfit, and the courier works on by what it had: \(error)", to: logger)
            return false
        }
    }

    /// The same process begins anew by the settings as they are now: it holds nothing that it would lose. What signals came
    /// meanwhile wait for it.
    private func beginAnew() throws {
        var words: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &words)
        throw CourierFailure(sentence: "The courier cannot begin anew: \(String(cString: strerror(errno))).")
    }
}

/// Why the courier ends.
struct CourierFailure: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
}

extension Language: ExpressibleByArgument {}

extension Envelope.Kind: ExpressibleByArgument {}
