import DubanCore
import FoundationEssentials

/// 飛書's custom bot (https://open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN.md), whose requests are
/// signed in their body. Messages are of type `post`, in whose text nothing is markup.
struct FeishuDialect: RobotSpeech {
    let server = "https://open.feishu.cn"

    /// 5 a second and 100 a minute are allowed: 4 and 80, and 1 and 20 at once at most.
    var pace: RobotPace {
        RobotPace([TokenBucket(burst: 1, interval: 250), TokenBucket(burst: 20, interval: 750)])
    }
    var interval: Int64 { 750 }
    var pause: Int { 60 }
    var isSigned: Bool { true }

    /// Of the whole body, which may have 20 KB; timestamp and signature take 100 bytes of them.
    var limit: Int { 19_800 }

    func size(of message: RobotMessage) -> Int { jsonBytes(Body(message)).count }

    func request(_ message: RobotMessage, to access: RobotAccess, at seconds: Int64) -> (url: String, body: [UInt8]) {
        var body = Body(message)
        if let secret = access.signing?.value {
            let timestamp = String(seconds)
            body.timestamp = timestamp
            body.sign = FeishuDialect.signature(timestamp: timestamp, secret: secret)
        }
        return (access.server.text + "/open-apis/bot/v2/hook/" + access.key.value.percentEncoded, jsonBytes(body))
    }

    /// Timestamp and secret are the key here, and the message is empty.
    ///
    /// - Parameter timestamp: In seconds; good for an hour.
    static func signature(timestamp: String, secret: String) -> String {
        authenticationCode(of: [], key: Array((timestamp + "\n" + secret).utf8))
    }

    func code(in body: [UInt8]) -> (code: Int, words: String)? {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return nil }
        guard let code = answer.code ?? answer.StatusCode else { return nil }
        return (code, answer.msg ?? answer.StatusMessage ?? "")
    }

    func meaning(of code: Int, _ words: String) -> RobotCode {
        switch code {
        case 0: .taken
        case 11_232: .pace
        // A bad request, and too many of them.
        case 9499: words.lowercased().contains("too many") ? .pace : .refused
        case 19_001, 19_021, 19_022, 19_024: .settings
        default: .passing
        }
    }

    private struct Answer: Decodable {
        var code: Int?
        var msg: String?
        var StatusCode: Int?
        var StatusMessage: String?
    }

    private struct Body: Encodable {
        struct Content: Encodable {
            var post: Post
        }

        struct Post: Encodable {
            var zh_cn: Page
        }

        struct Page: Encodable {
            var title: String
            var content: [[Node]]
        }

        struct Node: Encodable {
            var tag: String
            var text: String?
            var user_id: String?
        }

        var timestamp: String?
        var sign: String?
        var msg_type = "post"
        var content: Content

        init(_ message: RobotMessage) {
            var lines = message.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                [Node(tag: "text", text: String($0))]
            }
            // A mobile number is nothing that it could call somebody by.
            if let called = message.called, let account = called.account, !called.isMobile {
                lines.insert([Node(tag: "at", user_id: account)], at: 0)
            }
            content = Content(post: Post(zh_cn: Page(title: message.title, content: lines)))
        }
    }
}
