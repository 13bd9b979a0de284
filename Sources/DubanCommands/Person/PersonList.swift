import ArgumentParser
import DubanControl
import DubanCore

struct PersonList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List people, in the order of unit and name.",
        discussion: """
            On a terminal 200 are shown where --limit says nothing else, elsewhere and with --json all; where there are \
            more, the last line says how the next page is asked for.
            """)

    @Option(help: "Only this unit.")
    var unit: String?

    @Option(help: "Only this role.")
    var role: Role?

    @Option(help: "Only who has this in name, unit or address.")
    var text: String?

    @Option(help: "At most so many. (default: 200 on a terminal, else all)", transform: Arguments.count)
    var limit: Int?

    @Option(help: ArgumentHelp("The page behind this person, as the page before names it.", valueName: "unit/name"))
    var after: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let daemon = try session.connect()
        var request = PeopleMessages.List()
        (request.unit, request.role, request.text, request.after) = (unit, role?.rawValue, text, after)
        let limit = limit ?? (session.console.isTerminal && !client.json ? TaskList.screenful : .max)
        var people: [PeopleMessages.PersonDescription] = []
        repeat {
            request.limit = min(limit - people.count, 1000)
            let page = try daemon.call(PeopleMessages.List.method, request, as: PeopleMessages.Page.self)
            people += page.people
            request.after = page.next
            if page.people.isEmpty { break }
        } while request.after != nil && people.count < limit
        if client.json { return try session.printJSON(Document(people: people, next: request.after)) }
        guard !people.isEmpty else {
            return session.print(session.text("沒有符合條件的人員。", "没有符合条件的人员。", "No such people."))
        }
        var table = Table([
            .init(title: session.words("人員", "人员", "PERSON"), mayBeCut: true),
            .init(title: session.words("職務", "职务", "ROLE")),
            .init(title: session.words("地址", "地址", "ADDRESS"), mayBeCut: true),
            .init(title: session.words("上級", "上级", "SUPERIOR"), mayBeCut: true),
            .init(title: session.words("備註", "备注", "NOTE"), mayBeCut: true),
        ])
        for person in people {
            table.append([
                "\(person.id)", "\(session.words(for: person.role))", "\(person.address)",
                "\(person.superior?.description ?? "–")", note(person, session),
            ])
        }
        session.print(table)
        if let next = request.after {
            session.printError(
                session.words(
                    "以上為 \(people.count) 人；下一頁：--after \(next)", "以上为 \(people.count) 人；下一页：--after \(next)",
                    "\(counted(people.count, "person", "people")) shown; the next page: --after \(next)"))
        }
    }

    private func note(_ person: PeopleMessages.PersonDescription, _ session: Session) -> StyledText {
        if let words = person.unreachable {
            return "\(session.words("無法送達", "无法送达", "unreachable"), tint: .red): \(words)"
        }
        guard let absence = person.absence else { return "" }
        return "\(session.words("不在", "不在", "away")) \(absence.first)…\(absence.last)"
    }

    private struct Document: Encodable {
        let people: [PeopleMessages.PersonDescription]
        let next: String?
    }
}
