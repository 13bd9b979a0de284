import DubanControl
import DubanCore
import Testing

@testable import DubanCommands

@Suite("a duband that does not answer")
struct ServiceStateTests {
    @Test("who monitors hears soon that nobody answers, and for how long", arguments: ["status", "metrics", "doctor"])
    func silent(verb: String) async throws {
        // The connection stands, as systemd keeps it while duband cannot start.
        try await withDaemon({ _ in [] }) { daemon, directory in
            let options = verb == "doctor" ? ["--configuration", directory + "/none.yaml"] : []
            let result = try dubanctl(
                [verb, "--socket", daemon.path] + options, answerTimeLimit: .milliseconds(20))
            let words = "he daemon has not answered for 20 ms."
            #expect(result.status == (verb == "doctor" ? 2 : 69))
            #expect((result.output + result.errors).contains(verb == "doctor" ? String(words.dropLast()) : words))
        }
    }

    @Test(
        "what systemd knows of a unit is told in its own words",
        arguments: [
            ("active running success 0", "active (running)", "「active (running)」"),
            ("activating start success 0", "activating (start)", "「activating (start)」"),
            (
                "activating auto-restart exit-code 12", "activating (auto-restart), exit-code, started again 12 times",
                "「activating (auto-restart), exit-code」，已重啟 12 次"
            ),
            (
                "failed failed watchdog 1", "failed (failed), watchdog, started again 1 time",
                "「failed (failed), watchdog」，已重啟 1 次"
            ),
        ])
    func known(values: String, english: String, chinese: String) throws {
        let names = ["ActiveState", "SubState", "Result", "NRestarts"]
        let values = values.split(separator: " ").map(String.init)
        let properties = Dictionary(uniqueKeysWithValues: zip(names, values)).merging(["LoadState": "loaded"]) { $1 }
        let state = try #require(ServiceState(properties: properties))
        #expect(state.sentence.english == " systemd says of duband.service: \(english).")
        #expect(state.sentence.traditional == "systemd 稱 duband.service 為\(chinese)。")
    }

    @Test(
        "of a unit that systemd does not have, nothing is told",
        arguments: [[:], ["LoadState": "not-found", "ActiveState": "inactive", "SubState": "dead"]])
    func unknown(properties: [String: String]) {
        #expect(ServiceState(properties: properties) == nil)
    }

    @Test("the properties of a unit are read as systemctl prints them")
    func properties() {
        let text = "User=duban\nStatusText=a=b\nGroup=\n\nno property\n"
        #expect(Systemd.properties(in: text) == ["User": "duban", "StatusText": "a=b", "Group": ""])
    }
}
