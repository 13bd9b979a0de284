import ArgumentParser
import DubanControl
import DubanCore

struct PersonEdit: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Correct what is known of a person.",
        discussion: """
            What is named is changed, and nothing else; an empty value takes away what was there. With another address,
            channel or account somebody counts as reachable again.
            """)
    static let group = operatorGroup

    @Argument(help: ArgumentHelp("The person.", valueName: "unit/name"))
    var person: String

    @Option(help: "What they are in the reporting line.")
    var role: Role?

    @Option(help: "Their mail address.")
    var address: String?

    @OptionGroup var detail: PersonDetailOptions
    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        var edit = PeopleMessages.PersonEdit()
        (edit.role, edit.address, edit.channel, edit.account) = (role, address, detail.channel, detail.account)
        (edit.window, edit.superior, edit.language) = (detail.window, detail.superior, detail.language)
        guard !edit.isEmpty else {
            throw CommandFailure(
                .refused,
                session.words(
                    "沒有要改的內容；請指明，如 --address。", "没有要改的内容；请指明，如 --address。",
                    "Nothing is to be changed; name what is, such as --address."))
        }
        let changed = try session.connect().call(
            PeopleMessages.Edit.method, PeopleMessages.Edit(person: person, edit: edit),
            as: PeopleMessages.Changed.self)
        try session.show(changed, client)
    }
}
