import DubanVarlink

/// Answers one call. Where the caller wants no reply, replies go nowhere.
package struct VarlinkResponder: Sendable {
    /// The connection that the call came over, so that what is staged on it can be found again.
    package let connection: UInt64

    private let send: @Sendable (VarlinkReply) async throws -> Void

    init(connection: UInt64, send: @escaping @Sendable (VarlinkReply) async throws -> Void) {
        self.connection = connection
        self.send = send
    }

    /// Sends a reply and returns when the kernel has it.
    /// - Parameter continues: another reply follows; only for a call with `more`.
    /// - Throws: `CancellationError` if the client has hung up.
    package func reply(_ results: some Encodable, continues: Bool = false) async throws {
        try await send(VarlinkReply(results, continues: continues))
    }

    /// Sends the reply of a method without results.
    package func reply() async throws {
        try await reply(VarlinkEmpty())
    }
}
