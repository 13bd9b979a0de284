import CCurl
import Glibc

/// Time limits of one request, in seconds.
package struct HTTPSLimits: Hashable, Sendable {
    /// Until TLS stands.
    package var connect: Int
    /// For the whole, the answer included, however it drips.
    package var total: Int

    package init(connect: Int = 10, total: Int = 30) {
        self.connect = connect
        self.total = total
    }
}

/// One POST. It goes where its address says and no further; its answer is read as far as anybody needs it.
struct HTTPSRequest: Sendable {
    /// The longest answer that is read, in bytes. No robot says more than a sentence.
    static let answerLimit = 65_536

    /// May hold a key: never shown.
    var url: String
    /// `Name: value`, made of ASCII without controls.
    var headers: [String]
    var body: [UInt8]
    /// A PEM file of the trusted authorities; nil for the system's.
    var authorities: String?
    var limits: HTTPSLimits

    /// Sends it, and waits for the answer.
    ///
    /// - Parameter beforeLastByte: Called at most once, when TLS stands and before the last byte of the body goes out;
    ///   where it throws, the request is abandoned.
    func send(_ beforeLastByte: () throws -> Void) -> HTTPSResult {
        withoutActuallyEscaping(beforeLastByte) { escapable in
            var mark = HandoverMark(make: escapable)
            let result = exchange(&mark)
            if let failure = mark.failure { return .unmarked(reason: "\(failure)") }
            return result
        }
    }

    private func exchange(_ mark: inout HandoverMark) -> HTTPSResult {
        let texts = ([url] + headers).map { UnsafePointer<CChar>(strdup($0)) }
        let authorities = authorities.flatMap { strdup($0) }
        defer {
            texts.forEach { free(UnsafeMutablePointer(mutating: $0)) }
            free(authorities)
        }
        var result = ccurl_https_result()
        let answer = [UInt8](unsafeUninitializedCapacity: HTTPSRequest.answerLimit) { buffer, count in
            body.withUnsafeBufferPointer { bytes in
                Array(texts.dropFirst()).withUnsafeBufferPointer { headers in
                    withUnsafeMutablePointer(to: &mark) { mark in
                        var request = ccurl_https_request(
                            url: texts[0], ca_file: authorities, headers: headers.baseAddress,
                            header_count: headers.count, body: bytes.baseAddress, body_length: bytes.count,
                            connect_limit: limits.connect, total_limit: limits.total,
                            before_last_byte: {
                                $0?.assumingMemoryBound(to: HandoverMark.self).pointee.attempt() ?? -1
                            },
                            context: UnsafeMutableRawPointer(mark))
                        ccurl_https_post(&request, buffer.baseAddress, buffer.count, &result)
                    }
                }
            }
            count = result.answer_length
        }
        let failure = withUnsafeBytes(of: result.curl_text) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return HTTPSResult(
            isSent: result.is_sent != 0, status: Int(result.status),
            retryAfter: result.retry_after > 0 ? Int(clamping: result.retry_after) : nil, answer: answer,
            isWhole: result.curl_code == 0, isUntrusted: result.is_untrusted != 0, failure: failure)
    }
}

/// The mark that a request goes out, and how making it failed.
private struct HandoverMark {
    let make: () throws -> Void
    var failure: (any Error)?

    /// 0 where the mark is durable.
    mutating func attempt() -> Int32 {
        do {
            try make()
            return 0
        } catch {
            failure = error
            return -1
        }
    }
}
