/// Where requests go: `https://host[:port][/path]`, and nowhere else.
package struct HTTPSAddress: Hashable, Sendable {
    /// Host and port, as they stand in the address.
    let authority: String
    /// Empty, or with a leading slash; may end in a query.
    let path: String

    /// The whole address.
    var text: String { "https://" + authority + path }

    /// Refuses other schemes, names and passwords before the host, fragments, spaces, and what is not ASCII.
    package init(_ text: String) throws(MailFault) {
        let scheme = "https://"
        let rest = text.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = String(rest[..<end])
        let path = String(rest[end...])
        guard text.hasPrefix(scheme), HTTPSAddress.isAuthority(authority), !path.hasPrefix("?"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"#<>\\^`{|}".utf8.contains($0) })
        else {
            // The path may hold a token: it is not shown.
            throw MailFault("an address for requests must look like https://bridge.example.org/duban")
        }
        self.authority = authority
        self.path = path
    }

    private static func isAuthority(_ text: String) -> Bool {
        var host = text[...]
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
            host = text[..<colon]
            let port = text[text.index(after: colon)...]
            guard port.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt16(port), number > 0 else {
                return false
            }
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            return !address.isEmpty && address.utf8.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
        }
        return MailAddress.isDomain(host.utf8)
    }
}
