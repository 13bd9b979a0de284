import DubanCore

/// How one request ended, as far as it says whether the other side can have acted on it.
enum HTTPSResult: Hashable, Sendable {
    /// Its last byte did not go out: nobody has acted on it. `isUntrusted` where the other side's certificate was not
    /// accepted, which the next request would meet too.
    case notSent(reason: String, isUntrusted: Bool)
    /// That it goes out could not be recorded, and so it did not.
    case unmarked(reason: String)
    /// It went out whole, and no answer came back.
    case unanswered(reason: String)
    case answered(HTTPSAnswer)

    /// - Parameters:
    ///   - status: 0 where no answer began.
    ///   - failure: libcurl's words; it names the host at most.
    init(
        isSent: Bool, status: Int, retryAfter: Int?, answer: [UInt8], isWhole: Bool, isUntrusted: Bool, failure: String
    ) {
        if status >= 300 || (status >= 200 && isSent) {
            self = .answered(HTTPSAnswer(status: status, retryAfter: retryAfter, body: answer, isWhole: isWhole))
        } else if isSent {
            self = .unanswered(reason: failure.harmless)
        } else {
            self = .notSent(reason: failure.harmless, isUntrusted: isUntrusted)
        }
    }
}

/// What the other side answered.
struct HTTPSAnswer: Hashable, Sendable {
    /// The longest wait that another side may ask for, in seconds: a day.
    private static let longestWait = 86_400

    /// 200…999.
    var status: Int
    /// What Retry-After asks for, in seconds.
    var retryAfter: Int?
    var body: [UInt8]
    /// False where the body broke off, or is longer than anybody reads.
    var isWhole: Bool

    var isSuccess: Bool { (200..<300).contains(status) }

    /// How long the other side wants to be left alone, in seconds; nil where it does not say.
    var wait: Int? { retryAfter.map { min($0, HTTPSAnswer.longestWait) } }

    /// What a status means that is not a success and comes without better words. After 429 and with Retry-After the pace
    /// is the other side's; 5xx (a gateway's 502 and 504 too) is tried again; whatever says that the address is not what
    /// it was is the channel's own settings; the rest is about the message.
    ///
    /// - Parameters:
    ///   - party: Who answered: `the robot`.
    ///   - pause: The wait after 429 without Retry-After, in seconds.
    func refusal(by party: String, pause: Int) -> DeliveryOutcome {
        let answered = "\(party) answered with HTTP status \(status)"
        switch status {
        case 300..<400:
            let reason = answered + ", a redirect, which is never followed; the settings must name where it leads"
            return .retry(after: nil, reason: reason, fault: .channel)
        case 401, 402, 403, 404, 405, 407, 410:
            return .retry(after: nil, reason: answered + "; see its address and its keys", fault: .channel)
        case 429: return .retry(after: max(wait ?? pause, 1), reason: answered, fault: .pace)
        case 408, 425, 500...: return .retry(after: wait, reason: answered)
        default: return .rejected(reason: answered)
        }
    }
}

extension HTTPSResult {
    /// What it means where no answer came; nil where one did.
    ///
    /// - Parameter party: Who was called: `the robot`.
    func silence(of party: String) -> DeliveryOutcome? {
        switch self {
        case .answered: nil
        case .unmarked(let reason):
            .unmarked(reason)
        case .unanswered(let reason): .unknown(reason: "\(party) did not answer the whole request: \(reason)")
        case .notSent(let reason, let isUntrusted):
            .retry(
                after: nil, reason: "\(party) was not reached: \(reason)", fault: isUntrusted ? .channel : .message)
        }
    }
}
