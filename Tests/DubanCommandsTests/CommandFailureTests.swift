import DubanTestSupport
import Glibc
import Testing

@testable import DubanCommands

@Suite("failures")
struct CommandFailureTests {
    @Test(
        "an error of the daemon becomes a sentence that says what would be right, and an exit status",
        arguments: [
            (
                "org.duban.Ledger.UnknownTask", #"{"campaign":"c1","code":"JC-9"}"#, 1,
                "There is no task “JC-9” in the campaign c1; `dubanctl task list` shows the codes."
            ),
            (
                "org.duban.Ledger.UnknownCampaign", #"{"campaign":"c9","campaigns":"c1, c2"}"#, 1,
                "There is no campaign “c9”; the daemon keeps c1, c2."
            ),
            (
                "org.duban.Ledger.UnknownCampaign", #"{"campaign":"","campaigns":"c1, c2"}"#, 1,
                "The daemon keeps several campaigns; name one of them by --campaign: c1, c2."
            ),
            (
                "org.duban.Ledger.NothingStaged", "{}", 1,
                "No row has reached the daemon, so there is nothing to import; try again."
            ),
            (
                "org.duban.Review.DayNotToday", #"{"day":"2021-05-06","today":"2021-04-30"}"#, 1,
                "2021-05-06 cannot be run, since today is 2021-04-30; "
                    + "`dubanctl review preview --day 2021-05-06` shows what that day would bring."
            ),
            (
                "org.duban.Review.DayIsPast", #"{"day":"2021-04-29","watermark":"2021-04-30"}"#, 1,
                "2021-04-29 is past: 2021-04-30 has been opened already. "
                    + "If that day is not past, correct the daemon's clock."
            ),
            (
                "org.duban.Review.OutsideCampaign",
                #"{"day":"2020-04-29","firstDay":"2021-03-01","lastDay":"2024-02-29"}"#, 1,
                "2020-04-29 lies outside the campaign, which runs from 2021-03-01 to 2024-02-29."
            ),
            (
                "org.duban.Review.NobodyToTell", #"{"office":"市委督查室/周九"}"#, 1,
                "市委督查室/周九 is at the top of the ladder and not among the people; import a people file that has "
                    + "this person, or name another as supervision-office in the daemon's settings."
            ),
            (
                "org.duban.Review.PlainDeadlineFailed", #"{"reason":"the plugin plain-deadline is not installed"}"#, 1,
                "Nothing more is judged today, since the plugin plain-deadline is not installed; install "
                    + "plain-deadline.so, which comes with duban, in the daemon's plugin directory, then `dubanctl "
                    + "config reload`."
            ),
            (
                "org.duban.Review.Stopping", "{}", 1,
                "The daemon is stopping; what has not been done is done at its next start."
            ),
            (
                "org.duban.Outbox.UnknownEnvelope", #"{"id":"6","candidates":"61ab, 62cd"}"#, 1,
                "Several envelopes have an id that begins with “6”; write more of it: 61ab, 62cd."
            ),
            (
                "org.duban.Outbox.UnknownEnvelope", #"{"id":"","candidates":"61ab"}"#, 1,
                "The envelope's id is empty; `dubanctl outbox list` shows the ids."
            ),
            (
                "org.duban.Ledger.UnknownTask", #"{"campaign":"c1","code":""}"#, 1,
                "The task's code is empty; `dubanctl task list` shows the codes."
            ),
            (
                "org.varlink.service.InvalidParameter", #"{"parameter":"last"}"#, 1,
                "The day of --until has passed; name today or a later day."
            ),
            (
                "org.varlink.service.InvalidParameter", #"{"parameter":"reason"}"#, 1,
                "The reason is empty; say why, by --reason."
            ),
            (
                "org.varlink.service.InvalidParameter", #"{"parameter":"name"}"#, 1,
                "The name is empty; give one by --name."
            ),
            (
                "org.duban.Outbox.UnknownEnvelope", #"{"id":"ab"}"#, 1,
                "No envelope has an id that begins with “ab”; `dubanctl outbox list` shows the ids."
            ),
            (
                "org.varlink.service.PermissionDenied", "{}", 77,
                "You are not permitted to do this; ask to be added to the group duban-operate."
            ),
            (
                "org.varlink.service.MethodNotFound", #"{"method":"org.duban.Review.Run"}"#, 70,
                "The daemon does not know what is asked of it; use a dubanctl of its own version."
            ),
            (
                "org.varlink.service.InvalidParameter", #"{"parameter":"day"}"#, 1,
                "The daemon does not take the value that was given for “day”."
            ),
            (
                "org.duban.InternalError", "{}", 70,
                "The daemon failed at this; `journalctl --unit duband` says why."
            ),
            ("org.example.Odd", "{}", 1, "The daemon refused, and called it org.example.Odd."),
        ])
    func refusals(name: String, facts: String, status: Int32, sentence: String) async throws {
        try await withDaemon({ _ in [#"{"error":"\#(name)","parameters":\#(facts)}"#] }) { daemon, _ in
            let result = try dubanctl(["review", "run", "--socket", daemon.path])
            #expect(result.errors == "dubanctl: \(sentence)\n")
            #expect(result.output == "")
            #expect(result.status == status)
        }
    }

    @Test("without a daemon the sentence names the socket and where to look")
    func unreachable() async throws {
        try await withTemporaryDirectory { directory in
            let result = try dubanctl(["status"], environment: ["DUBAN_SOCKET": directory + "/control"])
            #expect(
                result.errors
                    == "dubanctl: There is no socket at \(directory)/control; is the daemon running? "
                    + "`systemctl status duband` tells more.\n")
            #expect(result.status == 69)
        }
    }

    @Test(
        "a socket that may not be used names the group that may",
        .enabled(if: geteuid() != 0, "root may use every socket"))
    func forbidden() async throws {
        try await withDaemon({ _ in [] }) { daemon, _ in
            chmod(daemon.path, 0)
            let result = try dubanctl(["status", "--socket", daemon.path])
            #expect(result.errors.hasSuffix("Ask to be added to the group duban.\n"))
            #expect(result.status == 77)
        }
    }

    @Test("an answer that is no answer is an internal error")
    func nonsense() async throws {
        try await withDaemon({ _ in ["no JSON"] }) { daemon, _ in
            let result = try dubanctl(["status", "--socket", daemon.path])
            #expect(result.errors == "dubanctl: The daemon's answer is not a Varlink message.\n")
            #expect(result.status == 70)
        }
    }
}
