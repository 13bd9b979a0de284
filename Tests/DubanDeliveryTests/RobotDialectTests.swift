import DubanCore
import Testing

@testable import DubanDelivery

@Suite struct RobotDialectTests {
    @Test("DingTalk's signature is the one of its test vector")
    func dingTalkSignature() {
        let signature = DingTalkDialect.signature(timestamp: "1614650400000", secret: "SECthis is secret")
        #expect(signature == "F37nuCgGanHy1fGIQ/MdQeduyNK0bfx9FtUZ3oy1RtM=")
        #expect(signature.percentEncoded == "F37nuCgGanHy1fGIQ%2FMdQeduyNK0bfx9FtUZ3oy1RtM%3D")
    }

    @Test("Feishu's signature is the one of its test vector")
    func feishuSignature() {
        #expect(
            FeishuDialect.signature(timestamp: "1599360473", secret: "demo")
                == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=")
    }

    private func request(_ dialect: RobotDialect, account: String?) throws -> (url: String, body: String) {
        let message = RobotMessage(
            title: "【督辦】", text: "1. \"一\"\n2. 二", called: Addressee(name: "張三", account: account))
        let access = RobotAccess(
            server: try HTTPSAddress("https://robots.example.org"), key: Secret("KEY-1"),
            signing: dialect.isSigned ? Secret("demo") : nil)
        let (url, body) = dialect.speech.request(message, to: access, at: 1_599_360_473)
        return (url, String(decoding: body, as: UTF8.self))
    }

    @Test("WeCom is spoken to in text, which calls a mobile number or a user")
    func weCom() throws {
        let mobile = try request(.wecom, account: "+8613800001111")
        #expect(mobile.url == "https://robots.example.org/cgi-bin/webhook/send?key=KEY-1")
        #expect(
            mobile.body
                == #"{"msgtype":"text","text":{"content":"【督辦】\n1. \"一\"\n2. 二","mentioned_mobile_list":["13800001111"]}}"#
        )
        #expect(try request(.wecom, account: "zhangsan").body.contains(#""mentioned_list":["zhangsan"]"#))
        for nobody in [nil, "", "@all", "all", "a\" b", "張三"] {
            #expect(try !request(.wecom, account: nobody).body.contains("mentioned"))
        }
    }

    @Test("DingTalk is spoken to in text that names whom it calls, at a signed address")
    func dingTalk() throws {
        let mobile = try request(.dingtalk, account: "13800001111")
        #expect(
            mobile.url
                == "https://robots.example.org/robot/send?access_token=KEY-1&timestamp=1599360473000&sign="
                + DingTalkDialect.signature(timestamp: "1599360473000", secret: "demo").percentEncoded)
        #expect(
            mobile.body
                == #"{"at":{"atMobiles":["13800001111"],"atUserIds":[],"isAtAll":false},"msgtype":"text","#
                + #""text":{"content":"【督辦】\n1. \"一\"\n2. 二\n@13800001111"}}"#)
        #expect(try request(.dingtalk, account: "user.1").body.contains(#""atUserIds":["user.1"]"#))
    }

    @Test("Feishu is spoken to in a post that calls an open id, signed in its body")
    func feishu() throws {
        let called = try request(.feishu, account: "ou_84aad35d")
        #expect(called.url == "https://robots.example.org/open-apis/bot/v2/hook/KEY-1")
        #expect(
            called.body
                == #"{"content":{"post":{"zh_cn":{"content":[[{"tag":"at","user_id":"ou_84aad35d"}],"#
                + #"[{"tag":"text","text":"1. \"一\""}],[{"tag":"text","text":"2. 二"}]],"title":"【督辦】"}}},"#
                + #""msg_type":"post","sign":"l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=","timestamp":"1599360473"}"#)
        #expect(try !request(.feishu, account: "13800001111").body.contains(#""at""#))
    }

    @Test(
        "each answer means what the dialect's list of codes says",
        arguments: [
            (RobotDialect.wecom, 200, #"{"errcode":0,"errmsg":"ok"}"#, RobotVerdict.taken(words: "0 ok")),
            (.wecom, 200, #"{"errcode":40058,"errmsg":"long"}"#, .tooLong(words: "40058 long")),
            (.wecom, 413, "", .tooLong(words: "HTTP status 413")),
            (.wecom, 200, #"{"errcode":45009,"errmsg":"freq"}"#, pace(60, "45009 freq")),
            (.wecom, 200, #"{"errcode":93000,"errmsg":"invalid"}"#, settings("93000 invalid")),
            (.wecom, 200, #"{"errcode":-1,"errmsg":"busy"}"#, busy("-1 busy")),
            (.wecom, 200, #"{"errcode":1,"errmsg":"odd"}"#, busy("1 odd")),
            (.dingtalk, 200, #"{"errcode":0,"errmsg":"ok"}"#, .taken(words: "0 ok")),
            (.dingtalk, 200, #"{"errcode":130101,"errmsg":"fast"}"#, pace(600, "130101 fast")),
            (.dingtalk, 200, #"{"errcode":410100,"errmsg":"fast"}"#, pace(600, "410100 fast")),
            (.dingtalk, 200, #"{"errcode":310000,"errmsg":"sign"}"#, settings("310000 sign")),
            (.dingtalk, 200, #"{"errcode":400013,"errmsg":"gone"}"#, settings("400013 gone")),
            (.dingtalk, 200, #"{"errcode":400102,"errmsg":"off"}"#, settings("400102 off")),
            (.dingtalk, 200, #"{"errcode":400106,"errmsg":"out"}"#, settings("400106 out")),
            (.dingtalk, 200, #"{"errcode":300001,"errmsg":"token"}"#, settings("300001 token")),
            (.dingtalk, 200, #"{"errcode":-1}"#, busy("-1")),
            (.feishu, 200, #"{"code":0,"msg":"success","data":{}}"#, .taken(words: "0 success")),
            (
                .feishu, 200, #"{"StatusCode":0,"StatusMessage":"success","Extra":null}"#, .taken(words: "0 success")
            ),
            (.feishu, 200, #"{"StatusCode":0,"code":19001,"msg":"token"}"#, settings("19001 token")),
            (.feishu, 200, #"{"code":19021,"msg":"sign"}"#, settings("19021 sign")),
            (.feishu, 200, #"{"code":19022,"msg":"ip"}"#, settings("19022 ip")),
            (.feishu, 200, #"{"code":19024,"msg":"word"}"#, settings("19024 word")),
            (.feishu, 200, #"{"code":11232,"msg":"fast"}"#, pace(60, "11232 fast")),
            (.feishu, 400, #"{"code":9499,"msg":"too many request"}"#, pace(60, "9499 too many request")),
            (
                .feishu, 400, #"{"code":9499,"msg":"Bad Request"}"#,
                .ended(.rejected(reason: "the robot refused it: 9499 Bad Request"))
            ),
            (
                .wecom, 500, #"{"errcode":0,"errmsg":"ok"}"#,
                .ended(.retry(after: nil, reason: "the robot answered with HTTP status 500"))
            ),
            (.wecom, 200, "<html>", .ended(.unknown(reason: garbage))),
            (.wecom, 200, "{}", .ended(.unknown(reason: garbage))),
            (.feishu, 200, "{}", .ended(.unknown(reason: garbage))),
            (.feishu, 200, #"{"code":"0"}"#, .ended(.unknown(reason: garbage))),
        ])
    func verdicts(_ dialect: RobotDialect, _ status: Int, _ body: String, _ expected: RobotVerdict) {
        let answer = HTTPSAnswer(status: status, retryAfter: nil, body: Array(body.utf8), isWhole: true)
        #expect(dialect.speech.verdict(on: answer, secrets: []) == expected)
    }

    private static let garbage = "the robot answered with HTTP status 200 and what is none of its words"

    private static func pace(_ after: Int, _ words: String) -> RobotVerdict {
        .ended(.retry(after: after, reason: "the robot takes no more for now: " + words, fault: .pace))
    }

    private static func settings(_ words: String) -> RobotVerdict {
        .ended(.retry(after: nil, reason: "the robot refuses what it is called with: " + words, fault: .channel))
    }

    private static func busy(_ words: String) -> RobotVerdict {
        .ended(.retry(after: nil, reason: "the robot put it off: " + words))
    }

    @Test("a body that broke off counts for nothing, and Retry-After only lengthens the pause")
    func brokenOff() {
        var answer = HTTPSAnswer(
            status: 200, retryAfter: nil, body: Array(#"{"errcode":0,"errmsg":"ok"}"#.utf8), isWhole: false)
        #expect(
            RobotDialect.wecom.speech.verdict(on: answer, secrets: [])
                == .ended(.unknown(reason: RobotDialectTests.garbage)))
        answer = HTTPSAnswer(
            status: 200, retryAfter: 7, body: Array(#"{"errcode":130101}"#.utf8), isWhole: true)
        guard case .ended(.retry(600, _, .pace)) = RobotDialect.dingtalk.speech.verdict(on: answer, secrets: []) else {
            Issue.record("not the ten minutes")
            return
        }
    }

    @Test("secrets stay out of the words, wherever the other side puts them")
    func redacted() {
        #expect(
            "a KEY-1 b\r\n KEY-1\u{1B}[31m".quotable(without: ["KEY-1", ""]) == "a (secret) b (secret)\u{FFFD}[31m")
        #expect(String(repeating: "長", count: 500).quotable(without: []).count == 201)
        let secret = Secret("KEY-1")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("KEY-1"))
    }
}
