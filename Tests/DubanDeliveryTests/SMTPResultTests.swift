import DubanCore
import Testing

@testable import DubanDelivery

@Suite struct SMTPResultTests {
    enum Ending: String {
        case delivered, retry, rejected, unknown
    }

    @Test(
        "the stage and the reply decide how a delivery ended",
        arguments: [
            (.session, nil, .retry), (.session, 421, .retry), (.session, 454, .retry), (.session, 535, .retry),
            (.session, 554, .retry), (.session, 220, .retry), (.session, 250, .retry),
            (.transaction, nil, .retry), (.transaction, 250, .retry), (.transaction, 354, .retry),
            (.transaction, 421, .retry), (.transaction, 450, .retry), (.transaction, 550, .rejected),
            (.transaction, 554, .rejected),
            (.finalDot, nil, .unknown), (.finalDot, 250, .delivered), (.finalDot, 252, .delivered),
            (.finalDot, 354, .unknown), (.finalDot, 421, .retry), (.finalDot, 451, .retry), (.finalDot, 552, .rejected),
            (.finalDot, 199, .unknown), (.finalDot, 999, .unknown), (.finalDot, 0, .unknown),
        ] as [(SMTPResult.Stage, Int?, Ending)])
    func ending(_ stage: SMTPResult.Stage, _ code: Int?, _ ending: Ending) {
        // libcurl's own code changes nothing: it calls 252 after the dot a failure.
        for curlCode in [0, 8, 28, 55, 56] {
            let result = SMTPResult(
                stage: stage, replyCode: code, reply: "the server's words", curlCode: curlCode, failure: "curl's words")
            let (actual, sentence): (Ending, String) =
                switch result.outcome {
                case .delivered(let reply): (.delivered, reply)
                case .retry(let after, let reason, _): (.retry, after == nil ? reason : "")
                case .rejected(let reason): (.rejected, reason)
                case .unknown(let reason): (.unknown, reason)
                }
            #expect(actual == ending)
            #expect(sentence.contains("words"))
        }
    }

    @Test("the server's words are handed on as it said them")
    func words() {
        let taken = SMTPResult(
            stage: .finalDot, replyCode: 250, reply: "250 2.0.0 queued as 4F1A", curlCode: 0, failure: "")
        #expect(taken.outcome == .delivered(reply: "250 2.0.0 queued as 4F1A"))
        let refused = SMTPResult(
            stage: .transaction, replyCode: 550, reply: "550 no such user", curlCode: 55, failure: "RCPT failed: 550")
        #expect(refused.outcome == .rejected(reason: "the mail server refused it: 550 no such user"))
    }
}
