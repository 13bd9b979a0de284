import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("credentials that the courier is given")
struct CredentialTests {
    private static func loaded(_ path: String, isEncrypted: Bool = false, hasDefault: Bool = false)
        -> UnitCredentials.Origin
    { .loaded(.init(path: path, isEncrypted: isEncrypted, hasDefault: hasDefault)) }

    private static let unit = UnitCredentials(
        unit: """
            # /usr/lib/systemd/system/duban-courier.service
            [Service]
            #LoadCredential=commented:/etc/duban/out
            LoadCredential=taken-back:/etc/duban/back
            SetCredential=default:none
            ImportCredential=taken.*

            # /etc/systemd/system/duban-courier.service.d/override.conf
            [Service]
            LoadCredential=
            ImportCredential=
            LoadCredential=smtp-password:/etc/duban/smtp-password
            LoadCredentialEncrypted = key:/etc/duban/key\u{20}
            LoadCredential=default:/etc/duban/default
            SetCredential=plain:/not/a/path
            LoadCredential=inherited
            LoadCredential=renamed:stored
            LoadCredential=all:/etc/duban/keys
            ImportCredential=duban.*
            ImportCredential=exact
            ImportCredential=courier.*:mail.
            """)

    @Test(
        "the credentials of a unit are read as systemd reads them",
        arguments: [
            ("smtp-password", loaded("/etc/duban/smtp-password")), ("key", loaded("/etc/duban/key", isEncrypted: true)),
            ("default", loaded("/etc/duban/default", hasDefault: true)), ("plain", .literal),
            ("inherited", loaded("inherited")), ("renamed", loaded("stored")), ("all_wecom", .perhaps),
            ("duban.key", .perhaps), ("exact", .perhaps), ("exactly", .none), ("mail.key", .perhaps),
            ("courier.key", .none), ("taken.key", .none), ("taken-back", .none), ("commented", .none),
        ] as [(String, UnitCredentials.Origin)])
    func unit(name: String, origin: UnitCredentials.Origin) {
        #expect(Self.unit.origin(of: name) == origin)
    }

    /// As systemd-creds(1) writes it, with a key of the host and with none.
    private static let encrypted = """
        Whxqht+dQJax1aZeCGLxmiAAAAABAAAADAAAABAAAAAVgSEmneZWXpgfq9sAAAAAj58FIxV8+ofu/3u
        sVKo4gp0DrczLHOjinyOiLoNr67ZE9BB70okPGo1p

        """
    private static let encryptedByNothing = """
        BYRp2vb1QySABUnaD46i+yAAAAABAAAADAAAABAAAABcMyqZuYVSIHkxfPEAAAAAmm3t2NeB6qUVUsu
        2/vgd1AS3FeQIXmdxO7j0QIpXXof6QiRFau0MlCeK
        """

    @Test("a file with a bare password is told from one that is encrypted")
    func encryption() {
        for text in [Self.encrypted, Self.encryptedByNothing] {
            #expect(EncryptedCredential.isBegun(by: Array(text.utf8)))
        }
        let others = ["", "secret", "c2VjcmV0", String(repeating: "A", count: 80), "\u{0}\u{ff}"]
        for text in others { #expect(!EncryptedCredential.isBegun(by: Array(text.utf8)), "\(text)") }
    }

    @Test(
        "what a credential comes from is looked at where systemd looks",
        arguments: [
            ("x:/etc/x", ["/etc/x": 0o600], .given),
            ("x:/etc/x", ["/etc/x": 0o640], .open("/etc/x", FileStanding(mode: 0o640, owner: geteuid()))),
            ("x:/etc/x", ["/etc/x": 0o400], .given),
            ("x:/etc/x", [:], .noFile("/etc/x", isEncrypted: false)),
            ("x:/etc/x/y", ["/etc/x": 0o600], .noFile("/etc/x/y", isEncrypted: false)),
            ("x:/etc", ["/etc/x": 0o644], .given),
            ("x:%E/x", [:], .given),
            ("x", ["/usr/lib/credstore/x": 0o600], .given),
            ("x", ["/run/credentials/@system/x": 0o600, "/etc/credstore/x": 0o644], .given),
            ("x:y", ["/etc/credstore/x": 0o600], .inNoStore("y", isEncrypted: false)),
            ("x", ["/etc/credstore.encrypted/x": 0o600], .inNoStore("x", isEncrypted: false)),
            ("Encrypted=x", ["/etc/credstore.encrypted/x": 0o644], .notEncrypted("/etc/credstore.encrypted/x")),
            ("Encrypted=x:/etc/x.cred", ["/etc/x.cred": 0o644], .given),
            ("Encrypted=x:y", [:], .inNoStore("y", isEncrypted: true)),
            ("y:/etc/y", [:], .notGiven), ("x_*:/etc/y", [:], .notGiven),
        ] as [(String, [String: mode_t], CredentialStanding)])
    func standing(line: String, files: [String: mode_t], standing: CredentialStanding) async throws {
        try await withTemporaryDirectory { root in
            for (path, mode) in files {
                let directory = root + path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
                try Data((path.hasSuffix(".cred") ? Self.encrypted : "secret").utf8).write(
                    to: URL(filePath: root + path))
                try #require(chmod(root + path, mode) == 0)
            }
            let unit = UnitCredentials(unit: "LoadCredential" + (line.hasPrefix("Encrypted") ? "" : "=") + line)
            #expect(CredentialStanding.look("x", in: unit, root: root, owner: geteuid()) == standing)
        }
    }

    @Test("a file that another user owns is as good as open to that user")
    func owner() async throws {
        try await withTemporaryDirectory { root in
            let path = try file("x", in: root, "secret")
            try #require(chmod(path, 0o600) == 0)
            let standing = CredentialStanding.look(
                "x", in: UnitCredentials(unit: "LoadCredential=x:/x"), root: root, owner: geteuid() + 1)
            #expect(standing == .open("/x", FileStanding(mode: 0o600, owner: geteuid())))
        }
    }

    @Test("nothing is said of a unit that systemd does not tell")
    func unknown() {
        #expect(CredentialStanding.look("x", in: nil) == .unknown)
    }
}
