package import DubanCore

/// How an SMTP transaction ended, and what that means for the envelope.
package struct SMTPResult: Hashable, Sendable {
    /// At what the conversation stood, in its order. Only past the final dot can the message have been taken.
    package enum Stage: Int, Hashable, Sendable, CaseIterable, Comparable {
        /// Name and TCP; nobody has answered.
        case connect
        /// TLS from the first byte, and the server's first words.
        case greeting
        case hello
        /// STARTTLS, and TLS after it.
        case startTLS
        case login
        case sender
        case recipient
        /// From DATA to the last byte of the message.
        case data
        case finalDot

        package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

        /// What was waited for, in a sentence that begins "at".
        var words: String {
            switch self {
            case .connect: "the connection"
            case .greeting: "its greeting"
            case .hello: "EHLO"
            case .startTLS: "STARTTLS"
            case .login: "the login"
            case .sender: "MAIL FROM"
            case .recipient: "RCPT TO"
            case .data: "DATA"
            case .finalDot: "the end of the message"
            }
        }
    }

    package var stage: Stage
    /// The code of the reply to what was sent last; nil where none came.
    package var replyCode: Int?
    /// The server's words in that reply, code included.
    package var reply: String
    /// libcurl's code; 0 is success.
    package var curlCode: Int
    /// libcurl's words for a failure.
    package var failure: String

    package init(stage: Stage, replyCode: Int?, reply: String, curlCode: Int, failure: String) {
        self.stage = stage
        self.replyCode = replyCode
        self.reply = reply
        self.curlCode = curlCode
        self.failure = failure
    }

    /// The server's reply decides where there is one, whatever libcurl thinks of it: 2yz after the dot is taken.
    ///
    /// Up to MAIL FROM a refusal is about the courier: the next message would meet it too, none of them has lost anything
    /// by it, and nobody may count as unreachable for it.
    package var outcome: DeliveryOutcome {
        let kind = replyCode.map { $0 / 100 }
        switch stage {
        case .finalDot where kind == 2: return .delivered(reply: reply)
        case .finalDot where kind == 4, .recipient where kind == 4, .data where kind == 4:
            return .retry(after: nil, reason: "the mail server put it off: " + reply)
        // RFC 4954, section 6: a login is wanted, whatever was asked.
        case .recipient where replyCode == 530, .data where replyCode == 530: return refusal
        case .finalDot where kind == 5, .recipient where kind == 5, .data where kind == 5:
            return .rejected(reason: "the mail server refused it: " + reply)
        case .finalDot:
            return .unknown(reason: "the mail server did not answer after the whole message had been sent: " + trouble)
        case .recipient, .data: return .retry(after: nil, reason: "the mail server broke off: " + trouble)
        case _ where kind == 4:
            return .retry(
                after: nil, reason: "the mail server put the courier off at \(stage.words): " + reply, fault: .pace)
        case _ where kind == 5: return refusal
        case .sender: return .retry(after: nil, reason: "the mail server broke off: " + trouble, fault: .pace)
        case .connect:
            return .retry(after: nil, reason: "the mail server cannot be reached: " + trouble, fault: .channel)
        case .greeting, .hello, .startTLS, .login:
            return .retry(after: nil, reason: "no session at \(stage.words): " + trouble, fault: .channel)
        }
    }

    /// Whether a session that had been kept was closed before this message began.
    var isStale: Bool { stage <= .sender && (replyCode == nil || replyCode == 421) }

    private var refusal: DeliveryOutcome {
        .retry(
            after: nil, reason: "the mail server refused the courier at \(stage.words): " + reply, fault: .channel)
    }

    private var trouble: String { failure + " (libcurl error " + String(curlCode) + ")" }
}
