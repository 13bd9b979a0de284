import DubanCore
import FoundationEssentials

/// Where a robot is reached and what opens it.
struct RobotAccess: Sendable {
    var server: HTTPSAddress
    /// What stands in the robot's address: WeCom's key, DingTalk's access token, Feishu's hook.
    var key: Secret
    /// What its requests are signed with; nil where the dialect signs nothing.
    var signing: Secret?
}

/// The messengers whose robots Duban speaks with.
package enum RobotDialect: String, Hashable, Sendable, CaseIterable {
    /// 企業微信.
    case wecom
    /// 釘釘.
    case dingtalk
    /// 飛書.
    case feishu

    var speech: any RobotSpeech {
        switch self {
        case .wecom: WeComDialect()
        case .dingtalk: DingTalkDialect()
        case .feishu: FeishuDialect()
        }
    }

    /// Whether requests are signed, with a secret of their own beside the key.
    package var isSigned: Bool { speech.isSigned }
    /// Where the messenger's own robots are.
    package var server: String { speech.server }
}

/// What a messenger's robot wants to hear, and what it answers.
protocol RobotSpeech: Sendable {
    var server: String { get }
    var isSigned: Bool { get }
    /// Below the other side's limit, whatever minute it counts.
    var pace: RobotPace { get }
    /// How far those who wait for their turn are told to stand apart, in milliseconds.
    var interval: Int64 { get }
    /// How long the other side wants silence after it has refused for the pace, in seconds.
    var pause: Int { get }
    /// How much of the message's limit it fills, in bytes.
    func size(of message: RobotMessage) -> Int
    /// In bytes, as ``size(of:)`` counts.
    var limit: Int { get }
    /// Address and body of the request that hands the message over.
    ///
    /// - Parameter seconds: The wall clock, in seconds since 1970-01-01 UTC, which a signature holds.
    func request(_ message: RobotMessage, to access: RobotAccess, at seconds: Int64) -> (url: String, body: [UInt8])
    /// The code in an answer's body, and the words beside it; nil where the body is none of the dialect's.
    func code(in body: [UInt8]) -> (code: Int, words: String)?
    func meaning(of code: Int, _ words: String) -> RobotCode
}

/// What a robot's code means (the classes of the robots' common rules).
enum RobotCode: Hashable, Sendable {
    case taken
    /// The message is too long: shorter ones may go.
    case tooLong
    /// Too many messages in too short a time.
    case pace
    /// The robot's own settings: its key, its signature, its group.
    case settings
    /// The message will never be taken.
    case refused
    /// Everything else: busy, unknown.
    case passing
}

/// What one answer comes to.
enum RobotVerdict: Hashable, Sendable {
    case taken(words: String)
    case tooLong(words: String)
    case ended(DeliveryOutcome)
}

extension RobotSpeech {
    /// Taken is what is answered with HTTP 2xx *and* the code 0. A body that is none of the dialect's leaves open what
    /// became of the message where the status says success; else the status decides.
    func verdict(on answer: HTTPSAnswer, secrets: [String]) -> RobotVerdict {
        guard answer.isWhole, let (code, text) = code(in: answer.body) else {
            if answer.status == 413 { return .tooLong(words: "HTTP status 413") }
            guard answer.isSuccess else { return .ended(answer.refusal(by: "the robot", pause: pause)) }
            let reason = "the robot answered with HTTP status \(answer.status) and what is none of its words"
            return .ended(.unknown(reason: reason))
        }
        let words = "\(code) \(text)".quotable(without: secrets)
        switch meaning(of: code, text) {
        case .taken where answer.isSuccess: return .taken(words: words)
        case .taken: return .ended(answer.refusal(by: "the robot", pause: pause))
        case .tooLong: return .tooLong(words: words)
        case .pace:
            let after = max(answer.wait ?? 0, pause)
            return .ended(.retry(after: after, reason: "the robot takes no more for now: " + words, fault: .pace))
        case .settings:
            let reason = "the robot refuses what it is called with: " + words
            return .ended(.retry(after: nil, reason: reason, fault: .channel))
        case .refused: return .ended(.rejected(reason: "the robot refused it: " + words))
        case .passing:
            // A status may say more than a code that nobody knows: 429, a wait.
            if answer.status == 429 { return .ended(answer.refusal(by: "the robot", pause: pause)) }
            return .ended(.retry(after: answer.wait, reason: "the robot put it off: " + words))
        }
    }
}

/// JSON whose keys are sorted: the same message is the same bytes.
func jsonBytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers always find a form.
    return (try? encoder.encode(value)).map(Array.init) ?? []
}
