import DubanCore
import Foundation
import Testing

@testable import DubanDelivery

@Suite struct BounceReportTests {
    private static let envelope = "0123456789abcdef0123456789abcdef"

    private func address(_ text: String = "bounces@example.org") throws -> BounceAddress {
        try BounceAddress(MailAddress(text))
    }

    private func message(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Bounces/\(name).eml")
        return Array(try Data(contentsOf: file))
    }

    @Test(
        "reports of mail servers name the envelope, whether they have given up, and their words",
        arguments: [
            (
                "postfix", true,
                "550 5.1.1 <zhangsan@example.net>: Recipient address rejected: User unknown in virtual mailbox table"
            ),
            ("postfix-delayed", false, "4.4.1 connect to mx.example.net[192.0.2.7]:25: Connection timed out"),
            (
                "exchange", true,
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient zhangsan@example.net not found by SMTP address "
                    + "lookup"
            ),
            ("exim", true, "5.0.0"),
        ])
    func reports(_ name: String, _ isPermanent: Bool, _ words: String) throws {
        let crlf = try message(name).flatMap { $0 == UInt8(ascii: "\n") ? [13, 10] : [$0] }
        for bytes in [try message(name), crlf] {
            let report = try #require(BounceReport(message: bytes, to: try address()))
            #expect(report.envelope == Self.envelope)
            #expect(report.isPermanent == isPermanent)
            #expect(report.words == words)
        }
    }

    @Test("automatic replies and receipts are no bounces", arguments: ["automatic-reply", "receipt"])
    func others(_ name: String) throws {
        #expect(BounceReport(message: try message(name), to: try address()) == nil)
    }

    @Test("a report about somebody else's mail is about no envelope")
    func strangers() throws {
        let text = String(decoding: try message("postfix"), as: UTF8.self)
        let other = text.replacing("bounces+" + Self.envelope, with: "webmaster").replacing("<duban.", with: "<")
        #expect(BounceReport(message: Array(other.utf8), to: try address()) == nil)
        let thread = other.replacing(
            "Message-ID: <" + Self.envelope, with: "Message-ID: <duban.luoshi-2021.XM-001.00ff")
        #expect(BounceReport(message: Array(thread.utf8), to: try address()) == nil)
    }

    @Test("no message makes it fail, and none its words more than a line, wherever it is cut or changed")
    func hostile() throws {
        for name in ["postfix", "exchange", "exim", "receipt"] {
            let whole = try message(name)
            for end in stride(from: 0, through: whole.count, by: 7) {
                _ = BounceReport(message: Array(whole[..<end]), to: try address())
            }
            for place in stride(from: 0, to: whole.count, by: 5) {
                var changed = whole
                changed[place] = [0, 0xFF, 13, 10, 45][place % 5]
                if let report = BounceReport(message: changed, to: try address()) {
                    #expect(report.envelope.utf8.count <= 64)
                    #expect(report.words == report.words.displayable && report.words.count <= 500)
                }
            }
        }
        let deep = (0..<2000).reduce("") { text, depth in
            text + "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n"
        }
        #expect(BounceReport(message: Array(deep.utf8), to: try address()) == nil)
        let wide = "Content-Type: multipart/report; boundary=b\n\n" + String(repeating: "--b\n\n\n", count: 100_000)
        #expect(BounceReport(message: Array(wide.utf8), to: try address()) == nil)
        let long = String(decoding: try message("postfix"), as: UTF8.self)
            .replacing("User unknown", with: String(repeating: "長", count: 10_000))
        #expect(BounceReport(message: Array(long.utf8), to: try address())?.words.count == 500)
    }

    @Test("each envelope has a sender of its own, which fits, and whatever comes back to it names the envelope")
    func senders() throws {
        let longest = try address(String(repeating: "b", count: 31) + "@example.org")
        let sender = longest.sender(for: Samples.digest())
        #expect(sender.local.utf8.count == 64)
        #expect(longest.envelope(in: sender.description.uppercased()) == Self.envelope)
        #expect(try address().sender(for: Samples.digest()).description == "bounces+\(Self.envelope)@example.org")
        for wrong in [
            "bounces@example.org", "bounces+@example.org", "bounces+a-b@example.org", "bounces+a@example.net",
        ] {
            #expect(try address().envelope(in: wrong) == nil)
        }
        for unfit in [String(repeating: "b", count: 32) + "@example.org", "b+c@example.org"] {
            #expect(throws: MailFault.self) { try address(unfit) }
        }
    }
}
