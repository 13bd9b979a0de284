/// What duband sends after the plugin's hello: the settings and the calendar, once for a connection.
public struct Configuration: Sendable {
    /// The values that the administrator set, by name. The rest keep their defaults.
    public var settings: [String: SettingValue]
    /// Which days are working days.
    public var calendar: WorkCalendar

    /// Settings and calendar.
    public init(settings: [String: SettingValue], calendar: WorkCalendar) {
        self.settings = settings
        self.calendar = calendar
    }

    /// The frame that carries it.
    public var frame: Frame {
        var writer = ByteWriter()
        writer.uint16(UInt16(settings.count))
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            writer.sized { writer in
                writer.string(name)
                writer.setting(value)
            }
        }
        writer.uint32(UInt32(calendar.announcedYears.count))
        for year in calendar.announcedYears { writer.uint16(UInt16(clamping: year)) }
        writer.uint32(UInt32(calendar.exceptions.count))
        for exception in calendar.exceptions {
            writer.day(exception.day)
            writer.byte(exception.isWorkingDay ? 1 : 0)
            writer.string(exception.holiday)
        }
        return Frame(.configure, writer.bytes)
    }

    /// Reads the payload of a configure frame.
    public init(payload: [UInt8]) throws(WireError) {
        var reader = ByteReader(payload)
        settings = [:]
        for _ in 0..<Int(try reader.uint16()) {
            var setting = try reader.sized()
            let name = try setting.string()
            settings[name] = try setting.setting()
        }
        var years: [Int] = []
        for _ in 0..<Int(try reader.uint32()) { years.append(Int(try reader.uint16())) }
        var exceptions: [WorkCalendar.Exception] = []
        for _ in 0..<Int(try reader.uint32()) {
            exceptions.append(
                WorkCalendar.Exception(
                    day: try reader.day(), isWorkingDay: try reader.byte() != 0, holiday: try reader.string()))
        }
        calendar = WorkCalendar(exceptions: exceptions, announcedYears: years)
    }
}

extension PluginDeclaration {
    /// The frame with which a plugin introduces itself.
    public var frame: Frame {
        var writer = ByteWriter()
        writer.uint32(Frame.wireVersion)
        writer.string(name)
        writer.text(pillar)
        writer.uint16(UInt16(clamping: attributes.count))
        for attribute in attributes {
            writer.sized { writer in
                writer.string(attribute.name)
                writer.byte(attribute.kind.rawValue)
                writer.byte((attribute.isRequired ? 1 : 0) | (attribute.recusesUnit ? 2 : 0))
                writer.text(attribute.label)
            }
        }
        writer.uint16(UInt16(clamping: settings.count))
        for setting in settings {
            writer.sized { writer in
                writer.string(setting.name)
                writer.setting(setting.defaultValue)
                writer.text(setting.label)
            }
        }
        writer.uint16(UInt16(clamping: rules.count))
        for rule in rules {
            writer.sized { writer in
                writer.string(rule.id)
                writer.string(rule.series)
                writer.text(rule.label)
                writer.text(rule.sentence)
            }
        }
        writer.byte(explains ? 1 : 0)
        return Frame(.hello, writer.bytes)
    }

    /// Reads the payload of a hello frame. What a later Kit adds behind what is known here is passed over.
    public init(payload: [UInt8]) throws(WireError) {
        var reader = ByteReader(payload)
        let version = try reader.uint32()
        guard (Frame.oldestWireVersion...Frame.wireVersion).contains(version) else {
            throw .invalid("wire version \(version)")
        }
        let name = try reader.string()
        let pillar = try reader.text()
        var attributes: [AnyAttribute] = []
        for _ in 0..<Int(try reader.uint16()) {
            var attribute = try reader.sized()
            let name = try attribute.string()
            let rawKind = try attribute.byte()
            guard let kind = AttributeKind(rawValue: rawKind) else { throw .invalid("attribute kind \(rawKind)") }
            let flags = try attribute.byte()
            attributes.append(
                AnyAttribute(
                    name: name, kind: kind, isRequired: flags & 1 != 0, recusesUnit: flags & 2 != 0,
                    label: try attribute.text()))
        }
        var settings: [AnySetting] = []
        for _ in 0..<Int(try reader.uint16()) {
            var setting = try reader.sized()
            settings.append(
                AnySetting(
                    name: try setting.string(), defaultValue: try setting.setting(), label: try setting.text()))
        }
        var rules: [Rule] = []
        for _ in 0..<Int(try reader.uint16()) {
            var rule = try reader.sized()
            rules.append(
                Rule(
                    try rule.string(), series: try rule.string(), label: try rule.text(), sentence: try rule.text()))
        }
        self.init(name: name, pillar: pillar, attributes: attributes, settings: settings, rules: rules)
        explains = reader.isAtEnd ? false : try reader.byte() & 1 != 0
    }
}

extension ByteWriter {
    fileprivate mutating func text(_ text: Text) {
        string(text.traditional)
        string(text.simplified)
        string(text.english)
    }

    mutating func reason(_ reason: Reason) {
        string(reason.rule)
        string(reason.subject)
        byte(UInt8(clamping: reason.facts.count))
        for (key, value) in reason.facts.sorted(by: { $0.key < $1.key }).prefix(255) {
            string(key)
            string(value)
        }
    }

    fileprivate mutating func setting(_ value: SettingValue) {
        switch value {
        case .integer(let integer):
            byte(0)
            int64(Int64(integer))
        case .number(let number):
            byte(1)
            double(number)
        case .flag(let flag):
            byte(2)
            byte(flag ? 1 : 0)
        case .integers(let integers):
            byte(3)
            uint16(UInt16(clamping: integers.count))
            for integer in integers.prefix(Int(UInt16.max)) { int64(Int64(integer)) }
        case .periods(let periods):
            byte(4)
            uint16(UInt16(clamping: periods.count))
            for period in periods.prefix(Int(UInt16.max)) {
                day(period.lowerBound)
                day(period.upperBound)
            }
        }
    }
}

extension ByteReader {
    fileprivate mutating func text() throws(WireError) -> Text {
        Text(try string(), try string(), try string())
    }

    mutating func reason() throws(WireError) -> Reason {
        let rule = try name()
        let subject = try string()
        var facts: [String: String] = [:]
        for _ in 0..<Int(try byte()) {
            let key = try name()
            facts[key] = try string()
        }
        return Reason(rule: rule, subject: subject, facts: facts)
    }

    /// A text that is looked up in a table. A long one is refused unread: to hash it may take time in the square of the
    /// marks that are piled up on one of its characters.
    private mutating func name() throws(WireError) -> String {
        let text = try string()
        guard text.utf8.count <= 64 else { throw .invalid("a name of \(text.utf8.count) bytes; 64 are the most") }
        return text
    }

    fileprivate mutating func setting() throws(WireError) -> SettingValue {
        switch try byte() {
        case 0: return .integer(Int(try int64()))
        case 1: return .number(try double())
        case 2: return .flag(try byte() != 0)
        case 3:
            var integers: [Int] = []
            for _ in 0..<Int(try uint16()) { integers.append(Int(try int64())) }
            return .integers(integers)
        case 4:
            var periods: [ClosedRange<Day>] = []
            for _ in 0..<Int(try uint16()) {
                let first = try day()
                let last = try day()
                guard first <= last else { throw .invalid("a period that ends before it begins") }
                periods.append(first...last)
            }
            return .periods(periods)
        case let kind: throw .invalid("setting kind \(kind)")
        }
    }
}
