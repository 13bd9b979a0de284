import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanConfiguration

@Suite("settings as they hold")
struct SettingsEntriesTests {
    private static let text = """
        state-directory: /state
        campaigns:
          - code: gongye
            name: 攻堅
            first-day: 2021-03-01
            last-day: 2024-02-29
        supervision-office: 市委督查室/周九
        courier:
          sender: {address: ducha@example.org}
          webhooks:
            - {name: bridge, url: "https://bridge.example.org/hooks/T0K3N", secret-credentials: [one]}
        """

    @Test("every setting is there with its value, and what the file gives is told apart from what it leaves out")
    func entries() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/duban.yaml"
            try Data(Self.text.utf8).write(to: URL(filePath: path))
            let entries = try Settings.load(path).entries
            let given = try Settings.keys(inFile: path)
            func value(_ key: String) -> String? { entries.first { $0.key == key }?.value }
            #expect(value("state-directory") == "/state")
            #expect(value("control-socket") == "/run/duban/control")
            #expect(value("campaigns[1].delivery-window.opens") == "08:30")
            #expect(value("courier.message-id-domain") == "example.org")
            #expect(given.contains("campaigns[1].code") && given.contains("courier.sender.address"))
            #expect(!given.contains("control-socket") && !given.contains("courier.sender.name"))
            #expect(Set(entries.map(\.key)).count == entries.count)
        }
    }

    @Test("the path of a webhook's address, which may be a secret, is not shown")
    func secrets() throws {
        let entries = try Settings.read(Self.text, file: "duban.yaml", directory: "").entries
        #expect(!entries.contains { $0.value?.contains("T0K3N") == true })
        #expect(entries.contains { $0.key == "courier.webhooks[1].url" && $0.value == "https://bridge.example.org/…" })
    }

    @Test("every setting of the sample file has its entry")
    func sample() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "etc/duban.yaml").path()
        let entries = Set(try Settings.load(path).entries.map(\.key))
        let sections = try Settings.keys(inFile: path)
        let missing = sections.filter { key in
            !entries.contains(key) && !sections.contains { $0 != key && $0.hasPrefix(key.isEmpty ? "" : key) }
        }
        #expect(missing == ["plugins.settings"])
    }
}
