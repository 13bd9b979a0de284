import CCurl
import DubanCore
import Glibc

/// A connection to the mail server, as the C shim keeps it.
///
/// Sendable by hand: the pool hands it to one thread at a time, and libcurl lets a handle change threads between its
/// calls.
final class SMTPSession: @unchecked Sendable {
    private let session: OpaquePointer
    /// How many messages have gone over the connection that stands.
    private(set) var messages = 0

    /// Whether the connection can be used again.
    var isOpen: Bool { messages > 0 }

    /// How an attempt ended.
    enum End {
        case ended(SMTPResult)
        /// The mark could not be made, and the message was not handed over.
        case unmarked(any Error)
    }

    init?() {
        guard let session = ccurl_smtp_open() else { return nil }
        self.session = session
    }

    deinit {
        ccurl_smtp_close(session)
    }

    func send(
        _ message: [UInt8], from sender: MailAddress, to recipient: MailAddress, _ settings: SMTPSettings,
        _ beforeFinalDot: () throws -> Void
    ) -> End {
        withoutActuallyEscaping(beforeFinalDot) { escapable in
            var mark = Mark(make: escapable)
            let result = transact(message, from: sender, to: recipient, settings, &mark)
            // After a failure the shim drops the connection.
            messages = result.curlCode == 0 ? messages + 1 : 0
            return mark.failure.map { .unmarked($0) } ?? .ended(result)
        }
    }

    private func transact(
        _ message: [UInt8], from sender: MailAddress, to recipient: MailAddress, _ settings: SMTPSettings,
        _ mark: inout Mark
    ) -> SMTPResult {
        let texts: [UnsafeMutablePointer<CChar>?] = [
            settings.host, settings.helo, settings.authorities, settings.login?.user, settings.login?.password,
            sender.description, recipient.description,
        ].map { $0.flatMap { strdup($0) } }
        defer { texts.forEach { free($0) } }
        let result = message.withUnsafeBufferPointer { bytes in
            withUnsafeMutablePointer(to: &mark) { mark in
                var request = ccurl_smtp_message(
                    host: texts[0], port: settings.port, helo: texts[1], security: settings.security.shim,
                    ca_file: texts[2], user: texts[3], password: texts[4], sender: texts[5], recipient: texts[6],
                    message: bytes.baseAddress, message_length: bytes.count, connect_limit: settings.limits.connect,
                    command_limit: settings.limits.command, final_reply_limit: settings.limits.finalReply,
                    before_final_dot: { $0?.assumingMemoryBound(to: Mark.self).pointee.attempt() ?? -1 },
                    context: UnsafeMutableRawPointer(mark))
                return ccurl_smtp_send(session, &request)
            }
        }
        return SMTPResult(result)
    }
}

/// The mark that the message goes out, and how making it failed.
private struct Mark {
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

extension SMTPSettings.Security {
    fileprivate var shim: ccurl_security {
        switch self {
        case .none: CCURL_SECURITY_NONE
        case .starttls: CCURL_SECURITY_STARTTLS
        case .tls: CCURL_SECURITY_TLS
        }
    }
}

extension SMTPResult {
    fileprivate init(_ result: ccurl_smtp_result) {
        let words = result.reply_text.map { String(cString: $0) } ?? ""
        self.init(
            stage: Stage(result.stage),
            replyCode: result.reply_code == 0 ? nil : Int(result.reply_code),
            reply: words.displayable.split(separator: " ").joined(separator: " "),
            curlCode: Int(result.curl_code),
            failure: result.curl_text.map { String(cString: $0).displayable } ?? "")
    }
}

extension SMTPResult.Stage {
    fileprivate init(_ stage: ccurl_stage) {
        switch stage {
        case CCURL_STAGE_CONNECT: self = .connect
        case CCURL_STAGE_GREETING: self = .greeting
        case CCURL_STAGE_HELLO: self = .hello
        case CCURL_STAGE_STARTTLS: self = .startTLS
        case CCURL_STAGE_LOGIN: self = .login
        case CCURL_STAGE_SENDER: self = .sender
        case CCURL_STAGE_RECIPIENT: self = .recipient
        case CCURL_STAGE_DATA: self = .data
        // Whatever else there were would have to count as taken, perhaps.
        default: self = .finalDot
        }
    }
}
