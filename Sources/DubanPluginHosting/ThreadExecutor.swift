import CLinux
import Glibc

/// Runs an actor on a thread of its own, for actors whose work blocks: on the shared threads of Swift concurrency it
/// would hold up everybody else. A thread and not a dispatch queue, because libdispatch, once used, wakes the process
/// every second for the rest of its life. A pthread and not Foundation's, which would bring dubanctl 40 MB of ICU.
package final class ThreadExecutor: SerialExecutor {
    private let jobs: JobQueue

    /// - Parameter name: What ps(1) calls the thread: its first 15 bytes.
    package init(name: String) {
        jobs = JobQueue(name: name)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let jobs = Unmanaged<JobQueue>.fromOpaque(argument).takeRetainedValue()
                duban_name_thread(jobs.name)
                while let next = jobs.next() { next.job.runSynchronously(on: next.executor) }
                return nil
            }, Unmanaged.passRetained(jobs).toOpaque())
        guard code == 0 else { fatalError("no thread can be made: \(String(cString: strerror(code)))") }
        pthread_detach(thread)
    }

    deinit {
        jobs.close()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        jobs.add(UnownedJob(job), asUnownedSerialExecutor())
    }
}

private final class JobQueue: @unchecked Sendable {
    let name: String
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    // Guarded by `mutex`.
    private var waiting: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
    private var isClosed = false

    init(name: String) {
        self.name = name
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func add(_ job: UnownedJob, _ executor: UnownedSerialExecutor) {
        withLock {
            waiting.append((job, executor))
            pthread_cond_signal(condition)
        }
    }

    func close() {
        withLock {
            isClosed = true
            pthread_cond_signal(condition)
        }
    }

    /// Waits for a job; nil once the queue is closed and empty.
    func next() -> (job: UnownedJob, executor: UnownedSerialExecutor)? {
        withLock {
            while waiting.isEmpty && !isClosed { pthread_cond_wait(condition, mutex) }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }

    private func withLock<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
