import FoundationEssentials

/// A key that requests are signed with, as Standard Webhooks 1.0.0 writes it: `whsec_` and Base64.
package struct WebhookSecret: Sendable {
    private let key: Secret

    /// - Throws: `MailFault` where it is none, or its key has not 24 to 64 bytes.
    package init(_ text: String) throws(MailFault) {
        let prefix = "whsec_"
        guard text.hasPrefix(prefix), let key = Data(base64Encoded: String(text.dropFirst(prefix.count))),
            (24...64).contains(key.count)
        else {
            throw MailFault("a webhook's secret is not whsec_ and 24 to 64 bytes in Base64, as Standard Webhooks asks")
        }
        self.key = Secret(text)
    }

    /// The symmetric signature, `v1,` and Base64.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let key = Data(base64Encoded: String(key.value.dropFirst(6))) ?? Data()
        return "v1," + authenticationCode(of: Array("\(id).\(timestamp).".utf8) + body, key: Array(key))
    }
}
