package import DubanCore

/// How an SMTP transaction ended, and what that means for the envelope.
package struct SMTPResult: Hashable, Sendable {
    /// How far it came. Only past the final dot can the message have been taken.
    package enum Stage: Hashable, Sendable, CaseIterable {
        /// Connection, greeting, TLS, login.
        case session
        /// From MAIL FROM to the last byte of the message.
        case transaction
        case finalDot
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
    package var outcome: DeliveryOutcome {
        switch (stage, replyCode.map { $0 / 100 }) {
        case (.finalDot, 2): .delivered(reply: reply)
        case (.finalDot, 4), (.transaction, 4): .retry(after: nil, reason: "the mail server put it off: " + reply)
        case (.finalDot, 5), (.transaction, 5): .rejected(reason: "the mail server refused it: " + reply)
        case (.finalDot, _):
            .unknown(reason: "the mail server did not answer after the whole message had been sent: " + trouble)
        case (.transaction, _): .retry(after: nil, reason: "the mail server broke off: " + trouble)
        // A refusal here is about the courier and not about the message: the next message would meet it too, and none
        // of them may be given up for it.
        case (.session, 4), (.session, 5):
            .retry(after: nil, reason: "the mail server refused the session: " + reply)
        case (.session, _): .retry(after: nil, reason: "the mail server cannot be reached: " + trouble)
        }
    }

    private var trouble: String { failure + " (libcurl error " + String(curlCode) + ")" }
}
