import ArgumentParser
import DubanControl
import DubanCore

struct PersonAdd: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enter one person; `dubanctl import` brings whole people files.",
        discussion: """
            Example:
              dubanctl person add 市發展改革委/孫七 --role officer --address sun.qi@example.org --superior 李四
            """)
    static let group = operatorGroup

    @Argument(help: ArgumentHelp("The person.", valueName: "unit/name"))
    var person: String

    @Option(help: "What they are in the reporting line.")
    var role: Role

    @Option(help: "Their mail address.")
    var address: String

    @OptionGroup var detail: PersonDetailOptions
    @OptionGroup var client: ClientOptions

    private var parts: (unit: String, name: String)? {
        guard let slash = person.lastIndex(of: "/") else { return nil }
        let parts = (String(person[..<slash]), String(person[person.index(after: slash)...]))
        return parts.0.isEmpty || parts.1.isEmpty ? nil : parts
    }

    func validate() throws {
        if parts == nil { throw ValidationError("'\(person)' is not unit/name, such as 市發展改革委/孫七.") }
    }

    func run(_ session: Session) throws {
        var add = PeopleMessages.Add(
            name: parts?.name ?? "", unit: parts?.unit ?? "", role: role, address: address)
        (add.channel, add.account, add.window) = (detail.channel, detail.account, detail.window?.value)
        (add.superior, add.language) = (detail.superior, detail.language?.value)
        let changed = try session.connect().call(
            PeopleMessages.Add.method, add, as: PeopleMessages.Changed.self)
        try session.show(changed, client)
    }
}
