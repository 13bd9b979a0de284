import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore

struct PersonCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "The people: who they are, whom they report to, and when they are away.",
        discussion: "A person is named unit/name, or by the name alone where only one person has it.",
        subcommands: [PersonList.self, PersonShow.self, PersonAdd.self, PersonEdit.self, PersonAbsent.self])
}

extension Role: ExpressibleByArgument {}

/// What may be said of a person beside their name, unit, role and address.
struct PersonDetailOptions: ParsableArguments {
    @Option(help: "The channel on which they read; the house's own where none is named.")
    var channel: String?

    @Option(help: "What that channel's messenger knows them by: a mobile number or a user id.")
    var account: String?

    @Option(
        help: ArgumentHelp(
            "The hours in which they are told; the campaign's where none are.", valueName: "08:30-18:00"),
        transform: Arguments.removable(Arguments.window))
    var window: Given<DeliveryWindow>?

    @Option(help: ArgumentHelp("The next person up the reporting line.", valueName: "unit/name"))
    var superior: String?

    @Option(
        help: "The language that they read. (values: zh-Hant, zh-Hans, en; default: zh-Hant)",
        completion: .list(Language.allCases.map(\.rawValue)), transform: Arguments.removable(Arguments.language))
    var language: Given<Language>?
}

extension Session {
    /// Shows the person as they are now, or ends with the reasons why nothing was changed.
    func show(_ changed: PeopleMessages.Changed, _ client: ClientOptions) throws {
        guard let person = changed.person else {
            throw CommandFailure(changed.problems)
        }
        if client.json { return try printJSON(person) }
        let away =
            person.absence.map { absence in
                let deputy = absence.deputy.map { words("，由 \($0) 代理", "，由 \($0) 代理", ", \($0) stands in") } ?? ""
                return words(
                    "，\(absence.first) 至 \(absence.last) 不在\(deputy)",
                    "，\(absence.first) 至 \(absence.last) 不在\(deputy)",
                    ", away \(absence.first) to \(absence.last)\(deputy)")
            } ?? ""
        print("\(person.id, tint: .bold)\(words("：", "：", ": "))\(words(for: person.role)), \(person.address)\(away)")
    }
}
