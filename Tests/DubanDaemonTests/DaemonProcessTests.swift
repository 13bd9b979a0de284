import DubanDaemon
import Testing

struct DaemonProcessTests {
    @Test("a sleep that is cancelled ends at once, before or after it has begun", arguments: [false, true])
    func cancelledSleep(hasBegun: Bool) async {
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let sleeper = Task {
            if hasBegun { continuation.yield() }
            try await DaemonProcess.sleep(for: .seconds(3600))
        }
        if hasBegun { for await _ in begun { break } }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }
}
