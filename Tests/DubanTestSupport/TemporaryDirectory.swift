import FoundationEssentials
import Glibc

/// A directory of a test's own, removed with everything in it when the body ends. Its path is short, since the path
/// of a Unix socket has room for 107 bytes.
package func withTemporaryDirectory<Result>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (String) async throws -> Result
) async throws -> Result {
    var template = Array("/tmp/duban.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TemporaryDirectoryFailure(code: errno) }
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

/// The directory cannot be made; the code is an `errno`.
package struct TemporaryDirectoryFailure: Error {
    package let code: CInt
}
