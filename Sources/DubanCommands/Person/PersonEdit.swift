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

    private var edit: PeopleMessages.PersonEdit {
        var edit = PeopleMessages.PersonEdit()
        (edit.role, edit.address, edit.channel, edit.account) = (role, address, detail.channel, detail.account)
        (edit.window, edit.superior, edit.language) = (detail.window?.value, detail.superior, detail.language?.value)
        var removed: [PeopleMessages.PersonEdit.Removable] = []
        if detail.window?.isNothing == true { removed.append(.window) }
        if detail.language?.isNothing == true { removed.append(.language) }
        if !removed.isEmpty { edit.removed = removed }
        return edit
    }

    func validate() throws {
        if edit.isEmpty { throw ValidationError("Say what is to be changed, such as --address.") }
    }

    func run(_ session: Session) throws {
        let changed = try session.connect().call(
            PeopleMessages.Edit.method, PeopleMessages.Edit(person: person, edit: edit),
            as: PeopleMessages.Changed.self)
        try session.show(changed, client)
    }
}
