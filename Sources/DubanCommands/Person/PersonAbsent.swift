import ArgumentParser
import DubanCalendar
import DubanControl

struct PersonAbsent: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "absent", abstract: "Enter when a person is away and who stands in, or that they are back.",
        discussion: """
            The deputy hears of what the person would have; the responsibility stays where it was. Without a deputy the next
            person up the ladder hears of it. Examples:
              dubanctl person absent 市發展改革委/張三 --from 2021-05-06 --until 2021-05-12 --deputy 孫七
              dubanctl person absent 市發展改革委/張三 --back
            """)
    static let group = operatorGroup

    @Argument(help: ArgumentHelp("The person.", valueName: "unit/name"))
    var person: String

    @Option(
        name: .customLong("from"), help: ArgumentHelp("The first day away.", valueName: "day"), transform: Arguments.day
    )
    var first: Day?

    @Option(
        name: .customLong("until"), help: ArgumentHelp("The last day away.", valueName: "day"), transform: Arguments.day
    )
    var last: Day?

    @Option(help: ArgumentHelp("Who stands in.", valueName: "unit/name"))
    var deputy: String?

    @Flag(help: "They are back: the absence ends.")
    var back = false

    @OptionGroup var client: ClientOptions

    func validate() throws {
        guard back else {
            if first == nil || last == nil { throw ValidationError("Give --from and --until, or --back.") }
            return
        }
        if first != nil || last != nil || deputy != nil {
            throw ValidationError("--back ends the absence, and takes no days and no deputy.")
        }
    }

    func run(_ session: Session) throws {
        let request = PeopleMessages.SetAbsence(person: person, first: first, last: last, deputy: deputy)
        let changed = try session.connect().call(
            PeopleMessages.SetAbsence.method, request, as: PeopleMessages.Changed.self)
        try session.show(changed, client)
    }
}
