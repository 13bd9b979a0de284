import DubanCore

/// 釘釘's custom robot (https://open.dingtalk.com/document/orgapp/custom-robot-access), whose requests are signed in
/// their address (加簽).
struct DingTalkDialect: RobotSpeech {
    let server = "https://oapi.dingtalk.com"

    /// 20 a minute are allowed: 15, and 5 at once at most.
    var pace: RobotPace { RobotPace([TokenBucket(burst: 5, interval: 4000)]) }
    var interval: Int64 { 4000 }
    /// Who goes beyond is shut out for ten minutes.
    var pause: Int { 600 }
    var isSigned: Bool { true }

    /// Of the whole body. The custom robot's own limit stands nowhere; this is that of DingTalk's other robots.
    var limit: Int { 15_000 }

    func size(of message: RobotMessage) -> Int { jsonBytes(Body(message)).count }

    func request(_ message: RobotMessage, to access: RobotAccess, at seconds: Int64) -> (url: String, body: [UInt8]) {
        var url = access.server.text + "/robot/send?access_token=" + access.key.value.percentEncoded
        if let secret = access.signing?.value {
            let timestamp = String(seconds * 1000)
            url += "&timestamp=" + timestamp + "&sign="
            url += DingTalkDialect.signature(timestamp: timestamp, secret: secret).percentEncoded
        }
        return (url, jsonBytes(Body(message)))
    }

    /// - Parameter timestamp: In milliseconds; good for an hour.
    static func signature(timestamp: String, secret: String) -> String {
        authenticationCode(of: Array((timestamp + "\n" + secret).utf8), key: Array(secret.utf8))
    }

    func code(in body: [UInt8]) -> (code: Int, words: String)? { ErrorCode.read(body) }

    func meaning(of code: Int, _ words: String) -> RobotCode {
        switch code {
        case 0: .taken
        case 130_101, 410_100: .pace
        // 310000 is the security check: signature, keywords, source address. 300001 and 300005 say that the token does
        // not exist (prometheus-webhook-dingtalk, issues 91 and 226).
        case 310_000, 300_001, 300_005, 400_100...400_199, 400_010...400_019: .settings
        default: .passing
        }
    }

    private struct Body: Encodable {
        struct Text: Encodable {
            var content: String
        }

        struct At: Encodable {
            var atMobiles: [String] = []
            var atUserIds: [String] = []
            var isAtAll = false
        }

        var msgtype = "text"
        var text: Text
        var at = At()

        init(_ message: RobotMessage) {
            text = Text(content: message.whole)
            guard let called = message.called, let account = called.account else { return }
            // Only who stands in the text too is shown as called.
            text.content += "\n@" + account
            if called.isMobile {
                at.atMobiles = [account]
            } else {
                at.atUserIds = [account]
            }
        }
    }
}
