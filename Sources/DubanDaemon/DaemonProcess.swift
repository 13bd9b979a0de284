import ArgumentParser
import CLinux
import Glibc
import NIOCore
import NIOPosix

/// What the process around the daemon runs on: threads that sleep while there is nothing to do.
///
/// Swift's own pool is libdispatch's, whose monitor, once a thread of it has run, wakes the process every second for as
/// long as it lives. NIO's event loops, which serve the socket anyway, take its place; whatever blocks has a thread of its
/// own already.
package enum DaemonProcess {
    /// Runs the command and ends the process. Call it first and from the main thread.
    package static func main() -> Never {
        // Before the first thread: whoever started this may have had them blocked, and every thread would inherit that.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        runTasksOnEventLoops()
        Task {
            await DubanDaemon.main()
            exit(EXIT_SUCCESS)
        }
        // Not the main queue of libdispatch, which an asynchronous main function waits in.
        while true { pause() }
    }

    /// As `NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor`, which asks dlsym for the
    /// runtime's hook, and finds none where the runtime is linked statically.
    private static func runTasksOnEventLoops() {
        typealias Hook = @convention(thin) (UnownedJob, @convention(thin) (UnownedJob) -> Void) -> Void
        let hook: Hook = { job, _ in MultiThreadedEventLoopGroup.singleton.any().executor.enqueue(ExecutorJob(job)) }
        duban_enqueue_tasks_with(unsafeBitCast(hook, to: UnsafeRawPointer.self))
    }

    /// As `Task.sleep`, which waits in libdispatch.
    package static func sleep(for duration: Duration) async throws {
        let alarm = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(duration)) {}
        try await withTaskCancellationHandler {
            do {
                try await alarm.futureResult.get()
            } catch is EventLoopError where Task.isCancelled {
                throw CancellationError()
            }
        } onCancel: {
            alarm.cancel()
        }
    }
}
