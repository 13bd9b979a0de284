import DubanCalendar
import DubanPluginKit
import DubanTestSupport
import FoundationEssentials

@testable import DubanPluginHosting

/// A day that a test writes out.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

let today = day("2021-04-28")

/// Tasks of which nothing but the code matters.
func tasks(_ codes: String...) -> [TaskFacts] {
    codes.map { TaskFacts(code: $0, assigned: today - 30, deadline: today + 2) }
}

/// A plugin host written in a few lines of Python, run by the interpreter as though that were the host. It speaks the
/// frames over descriptor 3 and then does as its script says. At hand: `introduce()` up to the frame `ready`, `frame()`,
/// `give(kind, payload)`, `records(payload)`, one for each task, `QUIET`, the finding that says nothing, `red(rule, day)`,
/// one that wants a reminder, and `serve(judge)`.
enum FakeHost {
    static let declaration = PluginDeclaration(
        name: "fake", pillar: Text("假", "假", "Fake"),
        rules: [
            Rule("known", series: "line", label: Text("知", "知", "Known"), sentence: Text("知{a}", "知{a}", "Known {a}"))
        ])

    /// Writes a script into a directory, whose plugin introduces itself by a name.
    static func write(
        _ script: String, in directory: String, as name: String = "fake", rules: [Rule] = declaration.rules
    ) throws -> String {
        let path = directory + "/" + name + ".py"
        let declaration = PluginDeclaration(name: name, pillar: declaration.pillar, rules: rules)
        let hello = declaration.frame.bytes.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        let text = prelude.replacing("HELLO_BYTES", with: hello) + "\n" + script + "\n"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// A plugin that the script plays.
    static func start(
        _ script: String, in directory: String, name: String = "fake", rules: [Rule] = declaration.rules,
        limit: Int = 5
    ) throws -> PluginHost {
        PluginHost(
            file: PluginFile(name: name, path: try write(script, in: directory, as: name, rules: rules)),
            limits: PluginHost.Limits(host: Python.path, batchTimeLimit: limit), settings: [:], calendar: .plainWeek)
    }

    private static let prelude = """
        import os, signal, socket, struct, sys, time
        s = socket.socket(fileno=3)
        HELLO = bytes.fromhex("HELLO_BYTES")
        def take(n):
            data = b""
            while len(data) < n:
                part = s.recv(n - len(data))
                if not part: os._exit(0)
                data += part
            return data
        def frame():
            kind, size = struct.unpack("<BI", take(5))
            return kind, take(size)
        def give(kind, payload=b""):
            s.sendall(struct.pack("<BI", kind, len(payload)) + payload)
        def introduce():
            s.sendall(HELLO)
            frame()
            give(3)
        def records(payload):
            at = 4
            while at < len(payload):
                size = struct.unpack_from("<I", payload, at)[0]
                yield payload[at + 4:at + 4 + size]
                at += 4 + size
        def text(words):
            return struct.pack("<H", len(words.encode())) + words.encode()
        def sized(payload):
            return struct.pack("<I", len(payload)) + payload
        QUIET = sized(b"\\0" + struct.pack("<iHH", -2**31, 0, 0))
        def red(rule, day):
            return sized(b"\\2" + struct.pack("<iH", -2**31, 1) + text(rule) + text("") + b"\\1" + text("a")
                + text("!") + b"\\1" + struct.pack("<i", day) + b"\\0" + struct.pack("<H", 0))
        def serve(judge):
            introduce()
            while True:
                kind, payload = frame()
                give(5, b"".join(judge(record) for record in records(payload)))
        """
}
