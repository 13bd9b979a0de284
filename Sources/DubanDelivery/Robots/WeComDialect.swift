import DubanCore
import FoundationEssentials

/// 企業微信's group robot (https://developer.work.weixin.qq.com/document/path/99110). It signs nothing: its key is the
/// secret. Messages are of type `text`: only these call people by mobile number, and plain WeChat shows them too.
struct WeComDialect: RobotSpeech {
    let server = "https://qyapi.weixin.qq.com"

    /// 20 a minute are allowed: 15, and 5 at once at most.
    var pace: RobotPace { RobotPace([TokenBucket(burst: 5, interval: 4000)]) }
    var interval: Int64 { 4000 }
    var pause: Int { 60 }
    var isSigned: Bool { false }

    /// Of the text's content.
    var limit: Int { 2048 }

    func size(of message: RobotMessage) -> Int { message.whole.utf8.count }

    func request(_ message: RobotMessage, to access: RobotAccess, at seconds: Int64) -> (url: String, body: [UInt8]) {
        let url = access.server.text + "/cgi-bin/webhook/send?key=" + access.key.value.percentEncoded
        return (url, jsonBytes(Body(message)))
    }

    func code(in body: [UInt8]) -> (code: Int, words: String)? { ErrorCode.read(body) }

    func meaning(of code: Int, _ words: String) -> RobotCode {
        switch code {
        case 0: .taken
        case 40_058: .tooLong
        case 45_009: .pace
        case 93_000: .settings
        default: .passing
        }
    }

    private struct Body: Encodable {
        struct Text: Encodable {
            var content: String
            var mentioned_list: [String]?
            var mentioned_mobile_list: [String]?
        }

        var msgtype = "text"
        var text: Text

        init(_ message: RobotMessage) {
            text = Text(content: message.whole)
            guard let called = message.called, let account = called.account else { return }
            if called.isMobile {
                text.mentioned_mobile_list = [account]
            } else {
                text.mentioned_list = [account]
            }
        }
    }
}

/// How WeCom and DingTalk say how it went: `{"errcode":0,"errmsg":"ok"}`.
struct ErrorCode: Decodable {
    var errcode: Int
    var errmsg: String?

    static func read(_ body: [UInt8]) -> (code: Int, words: String)? {
        guard let answer = try? JSONDecoder().decode(ErrorCode.self, from: Data(body)) else { return nil }
        return (answer.errcode, answer.errmsg ?? "")
    }
}
