import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("what keeps the units' users from a file")
struct BarrierTests {
    private static let duban = Account(name: "duban", number: 7, primaryGroup: 7, groups: [7: "duban"])
    private static let courier = Account(
        name: "duban-courier", number: 8, primaryGroup: 8, groups: [8: "duban-courier", 7: "duban"])
    /// Whom nobody has put into the group.
    private static let stranger = Account(
        name: "duban-courier", number: 8, primaryGroup: 8, groups: [8: "duban-courier"])

    private static func filePath(_ steps: [(String, FileStanding)], isComplete: Bool = true) -> FilePath {
        FilePath(
            path: steps[steps.count - 1].0, steps: steps.map { .init(path: $0.0, standing: $0.1) },
            isComplete: isComplete)
    }

    private static func standing(_ mode: UInt32, _ owner: UInt32 = 0, _ group: UInt32 = 0) -> FileStanding {
        FileStanding(mode: mode, owner: owner, group: group)
    }

    @Test(
        "the kernel looks at one class of a mode: the owner's, the group's or the others'",
        arguments: [
            (standing(0o644), true), (standing(0o640), false), (standing(0o640, 0, 7), true),
            (standing(0o604, 0, 7), false), (standing(0o400, 7), true), (standing(0o077, 7), false),
            (standing(0o600), false), (standing(0o040, 0, 8), false),
        ])
    func classes(standing: FileStanding, mayRead: Bool) {
        #expect(Self.duban.may(.read, standing) == mayRead)
        #expect(Account(name: "root", number: 0, primaryGroup: 0, groups: [0: "root"]).may(.read, standing))
    }

    private static let root = ("/", standing(0o755))

    @Test(
        "who is kept away, where, and what takes it away",
        arguments: [
            (courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o644))], "", ""),
            (courier, [root, ("/d", standing(0o750, 0, 7)), ("/d/f", standing(0o640, 0, 7))], "", ""),
            (
                courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o600))], "duban, duban-courier: /d/f",
                "chgrp duban /d/f; chmod g+r /d/f"
            ),
            (
                courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o640))], "duban, duban-courier: /d/f",
                "chgrp duban /d/f"
            ),
            (
                courier, [root, ("/d", standing(0o700)), ("/d/f", standing(0o600))], "duban, duban-courier: /d",
                "chmod o+x /d"
            ),
            (
                courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o600, 7, 7))], "duban-courier: /d/f",
                "chmod g+r /d/f"
            ),
            (
                courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o044, 7, 7))], "duban: /d/f",
                "chmod u+r /d/f"
            ),
            (
                courier, [root, ("/d", standing(0o755)), ("/d/f", standing(0o200, 7, 9))], "duban, duban-courier: /d/f",
                "chmod uo+r /d/f"
            ),
            (
                stranger, [root, ("/d", standing(0o755)), ("/d/f", standing(0o640, 0, 7))], "duban-courier: /d/f",
                "chmod o+r /d/f"
            ),
            (
                stranger, [root, ("/d", standing(0o755)), ("/d/f", standing(0o600))], "duban, duban-courier: /d/f",
                "chmod o+r /d/f"
            ),
        ] as [(Account, [(String, FileStanding)], String, String)])
    func found(courier: Account, steps: [(String, FileStanding)], barred: String, mending: String) {
        let readers = [Self.duban, courier]
        let barriers = Barrier.found(in: [.init(file: Self.filePath(steps), needed: .read, readers: readers)])
        let said = barriers.map { $0.barred.map(\.name).joined(separator: ", ") + ": " + $0.path }
        #expect(said == (barred.isEmpty ? [] : [barred]))
        #expect(barriers.flatMap(\.mending).joined(separator: "; ") == mending)
    }

    @Test("a directory that keeps from several files is told once; one that is listed must be readable too")
    func several() {
        let closed = [Self.root, ("/d", Self.standing(0o700))]
        let files = ["/d/a", "/d/b"].map { Self.filePath(closed + [($0, Self.standing(0o644))]) }
        let directory = Self.filePath([Self.root, ("/e", Self.standing(0o711))])
        let readings =
            files.map { Barrier.Reading(file: $0, needed: .read, readers: [Self.duban]) }
            + [Barrier.Reading(file: files[0], needed: .read, readers: [Self.courier])]
            + [Barrier.Reading(file: directory, needed: [.read, .search], readers: [Self.duban])]
        let barriers = Barrier.found(in: readings)
        #expect(barriers.map(\.path) == ["/d", "/e"])
        #expect(barriers.map { $0.barred.map(\.name) } == [["duban", "duban-courier"], ["duban"]])
        #expect(barriers.map(\.target) == ["/d/a", "/e"] && barriers.map(\.isTarget) == [false, true])
        #expect(barriers[1].mending == ["chgrp duban /e", "chmod g+rx /e"])
    }

    @Test("where whoever asks can see no further, what is known so far is judged, as directories")
    func incomplete() {
        let file = Self.filePath([Self.root, ("/d", Self.standing(0o750))], isComplete: false)
        let barriers = Barrier.found(in: [.init(file: file, needed: .read, readers: [Self.duban])])
        #expect(barriers.map(\.mending) == [["chmod o+x /d"]])
    }

    // MARK: On the disk

    @Test(
        "links are followed, in the middle and at the end, relative and absolute, and where they go in circles it ends")
    func links() async throws {
        try await withTemporaryDirectory { directory in
            let files = FileManager.default
            try files.createDirectory(atPath: directory + "/a/b", withIntermediateDirectories: true)
            _ = try file("f", in: directory + "/a/b", "")
            try files.createSymbolicLink(atPath: directory + "/middle", withDestinationPath: directory + "/a")
            try files.createSymbolicLink(atPath: directory + "/a/end", withDestinationPath: "../middle/./b/f")
            try files.createSymbolicLink(atPath: directory + "/circle", withDestinationPath: "circle")
            func steps(_ path: String) -> ([String], Bool) {
                let found = FilePath.look(at: directory + path)
                return (
                    found.steps.map(\.path).filter { $0.hasPrefix(directory + "/") }.map {
                        String($0.dropFirst(directory.count))
                    }, found.isComplete
                )
            }
            #expect(steps("/a/b/f") == (["/a", "/a/b", "/a/b/f"], true))
            #expect(steps("/middle/b/f") == (["/a", "/a/b", "/a/b/f"], true))
            #expect(steps("/middle/end") == (["/a", "/a", "/a/b", "/a/b/f"], true))
            #expect(steps("/a/none/f") == (["/a"], false))
            #expect(steps("/circle") == ([], false))
        }
    }

    @Test("a unit's user is looked up with the groups of the machine and those that the unit adds")
    func account() throws {
        var properties = ["LoadState": "loaded", "User": "root", "Group": "", "SupplementaryGroups": "4711 daemon"]
        let account = try #require(Account.ofUnit(properties: properties))
        #expect(account.number == 0 && account.primaryGroup == 0)
        #expect(
            account.groups[0] == "root" && account.groups[4711] == "4711" && account.groups.values.contains("daemon"))
        properties["Group"] = "4711"
        #expect(Account.ofUnit(properties: properties)?.primaryGroup == 4711)
        for (key, value) in [("User", ""), ("User", "no-such-user-here"), ("LoadState", "not-found")] {
            #expect(Account.ofUnit(properties: properties.merging([key: value]) { $1 }) == nil)
        }
    }
}
