import Testing

@testable import DubanCommands

@Suite struct FileStandingTests {
    @Test(
        "a file is open where somebody else than root and its one user may write it, or make it so",
        arguments: [
            ("root's alone", FileStanding(mode: 0o644, owner: 0), false),
            ("the user's own", FileStanding(mode: 0o600, owner: 7), false),
            ("another's", FileStanding(mode: 0o600, owner: 8), true),
            ("for all", FileStanding(mode: 0o666, owner: 0), true),
            ("for root's group", FileStanding(mode: 0o664, owner: 0, group: 0), false),
            ("for a group", FileStanding(mode: 0o664, owner: 0, group: 9), true),
            ("a directory for all", FileStanding(mode: 0o777, owner: 0, isRegularFile: false), true),
            ("as /tmp is", FileStanding(mode: 0o1777, owner: 0, isRegularFile: false), false),
        ])
    func open(name: String, file: FileStanding, isOpen: Bool) {
        #expect(file.isOpen(besides: 7) == isOpen, "\(name)")
    }
}
