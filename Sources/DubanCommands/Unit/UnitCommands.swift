import ArgumentParser
import DubanControl
import DubanCore

struct UnitCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "The units that answer for tasks.",
        subcommands: [UnitList.self, UnitShow.self])
}

struct UnitList: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the units, with their people and open tasks.")

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let units = try session.connect().call(
            PeopleMessages.ListUnits.method, PeopleMessages.ListUnits(), as: PeopleMessages.Units.self)
        if client.json { return try session.printJSON(units) }
        guard !units.units.isEmpty else {
            return session.print(
                session.text(
                    "還沒有單位；`dubanctl import` 可導入人員名冊。", "还没有单位；`dubanctl import` 可导入人员名册。",
                    "No units yet; `dubanctl import` brings the people."))
        }
        var table = Table([
            .init(title: session.words("單位", "单位", "UNIT"), mayBeCut: true),
            .init(title: session.words("人員", "人员", "PEOPLE"), isNumber: true),
            .init(title: session.words("在辦", "在办", "OPEN"), isNumber: true),
            .init(title: session.words("紅", "红", "RED"), isNumber: true),
            .init(title: session.words("黃", "黄", "YELLOW"), isNumber: true),
        ])
        for unit in units.units {
            let load = unit.load
            table.append([
                "\(unit.name)", "\(unit.people)", "\(load.open)",
                load.red == 0 ? "0" : "\(load.red, tint: .red)",
                load.yellow == 0 ? "0" : "\(load.yellow, tint: .yellow)",
            ])
        }
        session.print(table)
    }
}

struct UnitShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a unit's people and open tasks.",
        discussion: "`dubanctl task list --unit` lists its tasks.")

    @Argument(help: "The unit.")
    var unit: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let one = try session.connect().call(
            PeopleMessages.GetUnit.method, PeopleMessages.GetUnit(unit: unit), as: PeopleMessages.OneUnit.self)
        if client.json { return try session.printJSON(one) }
        session.print("\(one.unit.name, tint: .bold)")
        session.print([(session.words("在辦任務", "在办任务", "open tasks"), session.text(for: one.unit.load))])
        session.print("")
        var table = Table([
            .init(title: "  " + session.words("人員", "人员", "PERSON")),
            .init(title: session.words("職務", "职务", "ROLE")),
            .init(title: session.words("地址", "地址", "ADDRESS"), mayBeCut: true),
        ])
        for person in one.people {
            table.append(["  \(person.name)", "\(session.words(for: person.role))", "\(person.address)"])
        }
        session.print(table)
    }
}
