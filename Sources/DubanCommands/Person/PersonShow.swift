import ArgumentParser
import DubanControl
import DubanCore

struct PersonShow: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show everything about a person, who acts for them, and their open tasks.")

    @Argument(help: ArgumentHelp("The person.", valueName: "unit/name"))
    var person: String

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let one = try session.connect().call(
            PeopleMessages.Get.method, PeopleMessages.Get(person: person), as: PeopleMessages.One.self)
        if client.json { return try session.printJSON(one) }
        let person = one.person
        session.print("\(person.id, tint: .bold)")
        var facts: [(String, StyledText)] = [
            (session.words("職務", "职务", "role"), "\(session.words(for: person.role))"),
            (session.words("地址", "地址", "address"), "\(person.address)"),
        ]
        if let channel = person.channel {
            facts.append((session.words("渠道", "渠道", "channel"), "\(channel) \(person.account ?? "")"))
        }
        if let window = person.window {
            facts.append((session.words("時段", "时段", "hours"), "\(window.text)"))
        }
        facts.append((session.words("語言", "语言", "language"), "\(person.language.rawValue)"))
        let line = one.line.map(\.description).joined(separator: " → ")
        facts.append((session.words("上級", "上级", "reports to"), line.isEmpty ? "–" : "\(line)"))
        if let absence = person.absence {
            facts.append((session.words("不在", "不在", "away"), "\(absence.first)…\(absence.last)"))
            let actor = one.actor.map { $0 == person.id ? session.words("本人", "本人", "in person") : $0.description }
            facts.append(
                (
                    session.words("今日由", "今日由", "acting today"),
                    "\(actor ?? session.words("無人代理，逐級上報", "无人代理，逐级上报", "nobody: the next one up hears of it"))"
                ))
        }
        if let words = person.unreachable {
            facts.append((session.words("無法送達", "无法送达", "unreachable"), "\(words, tint: .red)"))
        }
        facts.append((session.words("在辦任務", "在办任务", "open tasks"), session.text(for: one.load)))
        session.print(facts)
    }
}

extension Session {
    /// Facts under one another, their values aligned.
    func print(_ facts: [(String, StyledText)]) {
        let width = (facts.map(\.0.displayWidth).max() ?? 0) + 2
        for (label, value) in facts {
            print(
                "  \(label)\(String(repeating: " ", count: width - label.displayWidth))\(value)",
                indentation: width + 2)
        }
    }

    func text(for load: PeopleMessages.Load) -> StyledText {
        let yellow: StyledText = load.yellow == 0 ? "0" : "\(load.yellow, tint: .yellow)"
        let red: StyledText = load.red == 0 ? "0" : "\(load.red, tint: .red)"
        return text(
            "\(load.open)（紅 \(red)、黃 \(yellow)）", "\(load.open)（红 \(red)、黄 \(yellow)）",
            "\(load.open) (\(red) red, \(yellow) yellow)")
    }
}

extension DeliveryWindow {
    /// 08:30-18:00
    var text: String {
        func clock(_ minute: Int) -> String {
            let (hour, minute) = minute.quotientAndRemainder(dividingBy: 60)
            return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        }
        return clock(opens) + "-" + clock(closes)
    }
}
