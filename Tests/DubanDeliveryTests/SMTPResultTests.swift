import DubanCore
import Testing

@testable import DubanDelivery

@Suite struct SMTPResultTests {
    enum Ending: String {
        case delivered, retry, pace, channel, rejected, unknown

        init(_ outcome: DeliveryOutcome) {
            switch outcome {
            case .delivered: self = .delivered
            case .retry(_, _, .message): self = .retry
            case .retry(_, _, .pace): self = .pace
            case .retry(_, _, .channel): self = .channel
            case .rejected: self = .rejected
            case .unknown: self = .unknown
            }
        }
    }

    @Test(
        "the stage and the reply decide how a delivery ended, and whether the message or the channel is at fault",
        arguments: [
            // stage, no reply, 2yz, 354, 421, 450, 530, 550, nonsense
            (.connect, [.channel, .channel, .channel, .pace, .pace, .channel, .channel, .channel]),
            (.greeting, [.channel, .channel, .channel, .pace, .pace, .channel, .channel, .channel]),
            (.hello, [.channel, .channel, .channel, .pace, .pace, .channel, .channel, .channel]),
            (.startTLS, [.channel, .channel, .channel, .pace, .pace, .channel, .channel, .channel]),
            (.login, [.channel, .channel, .channel, .pace, .pace, .channel, .channel, .channel]),
            (.sender, [.pace, .pace, .pace, .pace, .pace, .channel, .channel, .pace]),
            (.recipient, [.retry, .retry, .retry, .retry, .retry, .channel, .rejected, .retry]),
            (.data, [.retry, .retry, .retry, .retry, .retry, .channel, .rejected, .retry]),
            (.finalDot, [.unknown, .delivered, .unknown, .retry, .retry, .rejected, .rejected, .unknown]),
        ] as [(SMTPResult.Stage, [Ending])])
    func ending(_ stage: SMTPResult.Stage, _ endings: [Ending]) {
        let codes: [Int?] = [nil, 252, 354, 421, 450, 530, 550, 999]
        for (code, ending) in zip(codes, endings) {
            // libcurl's own code changes nothing: it calls 252 after the dot a failure.
            for curlCode in [0, 8, 28, 55, 56] {
                let result = SMTPResult(
                    stage: stage, replyCode: code, reply: "the server's words", curlCode: curlCode,
                    failure: "curl's words")
                #expect(Ending(result.outcome) == ending, "\(stage) \(code ?? 0)")
                let sentence =
                    switch result.outcome {
                    case .delivered(let words), .retry(_, let words, _), .rejected(let words), .unknown(let words):
                        words
                    }
                #expect(sentence.contains("words"))
            }
        }
    }

    @Test("the server's words are handed on as it said them")
    func words() {
        let taken = SMTPResult(
            stage: .finalDot, replyCode: 250, reply: "250 2.0.0 queued as 4F1A", curlCode: 0, failure: "")
        #expect(taken.outcome == .delivered(reply: "250 2.0.0 queued as 4F1A"))
        let refused = SMTPResult(
            stage: .recipient, replyCode: 550, reply: "550 no such user", curlCode: 55, failure: "RCPT failed: 550")
        #expect(refused.outcome == .rejected(reason: "the mail server refused it: 550 no such user"))
        let barred = SMTPResult(stage: .login, replyCode: 535, reply: "535 no", curlCode: 67, failure: "Login denied")
        #expect(
            barred.outcome
                == .retry(
                    after: nil, reason: "the mail server refused the courier at the login: 535 no", fault: .channel))
    }
}
