import Foundation

/// Runs an actor on a thread of its own, for actors whose work blocks: on the shared threads of Swift concurrency it
/// would hold up everybody else. A thread and not a dispatch queue, because libdispatch, once used, wakes the process
/// every second for the rest of its life.
package final class ThreadExecutor: SerialExecutor {
    private let jobs = JobQueue()

    package init(name: String) {
        let jobs = jobs
        let thread = Thread {
            while let next = jobs.next() { next.job.runSynchronously(on: next.executor) }
        }
        thread.name = name
        thread.start()
    }

    deinit {
        jobs.close()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        jobs.add(UnownedJob(job), asUnownedSerialExecutor())
    }
}

private final class JobQueue: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var waiting: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
    private var isClosed = false

    func add(_ job: UnownedJob, _ executor: UnownedSerialExecutor) {
        condition.withLock {
            waiting.append((job, executor))
            condition.signal()
        }
    }

    func close() {
        condition.withLock {
            isClosed = true
            condition.signal()
        }
    }

    /// Waits for a job; nil once the queue is closed and empty.
    func next() -> (job: UnownedJob, executor: UnownedSerialExecutor)? {
        condition.withLock {
            while waiting.isEmpty && !isClosed { condition.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}
