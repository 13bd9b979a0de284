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
            writer.string(name)
            writer.setting(value)
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
            let name = try reader.string()
            settings[name] = try reader.setting()
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

/// Tasks to be judged on one day.
public struct ReviewBatch: Sendable {
    private var writer: ByteWriter
    /// How many tasks are in it.
    public private(set) var count: Int

    /// An empty batch for a day.
    public init(today: Day) {
        writer = ByteWriter()
        writer.day(today)
        count = 0
    }

    /// Adds a task.
    public mutating func append(_ task: TaskFacts) {
        task.write(to: &writer)
        count += 1
    }

    /// The frame that carries it.
    public var frame: Frame { Frame(.review, writer.bytes) }
}

extension Finding {
    /// Appends the finding to a findings payload.
    func write(to writer: inout ByteWriter) {
        writer.byte(light.rawValue | (lightReason == nil ? 0 : 0x80))
        if let lightReason { writer.reason(lightReason) }
        writer.day(nextReview)
        writer.uint16(UInt16(clamping: reminders.count))
        for reminder in reminders.prefix(Int(UInt16.max)) {
            writer.reason(reminder.reason)
            writer.byte(reminder.rungs.rawValue)
            writer.day(reminder.occurrence)
            writer.byte(reminder.urgency.rawValue)
        }
    }

    init(from reader: inout ByteReader) throws(WireError) {
        let first = try reader.byte()
        guard let light = Light(rawValue: first & 0x7f) else { throw .invalid("light \(first & 0x7f)") }
        let reason = first & 0x80 == 0 ? nil : try reader.reason()
        let nextReview = try reader.optionalDay()
        var reminders: [WantedReminder] = []
        for _ in 0..<Int(try reader.uint16()) {
            let reason = try reader.reason()
            let rungs = Rungs(rawValue: try reader.byte())
            guard !rungs.isEmpty, Rungs.all.isSuperset(of: rungs) else { throw .invalid("rungs \(rungs.rawValue)") }
            let occurrence = try reader.day()
            let rawUrgency = try reader.byte()
            guard let urgency = Urgency(rawValue: rawUrgency) else { throw .invalid("urgency \(rawUrgency)") }
            reminders.append(
                WantedReminder(reason: reason, rungs: rungs, occurrence: occurrence, urgency: urgency))
        }
        self.init(light: light, lightReason: reason, reminders: reminders, nextReview: nextReview)
    }

    /// Reads the payload of a findings frame that answers a batch of `count` tasks.
    ///
    /// - Throws: ``WireError`` where a byte is out of place, or there are more or fewer findings than tasks.
    public static func list(payload: [UInt8], count: Int) throws(WireError) -> [Finding] {
        var reader = ByteReader(payload)
        var findings: [Finding] = []
        findings.reserveCapacity(count)
        for _ in 0..<count { findings.append(try Finding(from: &reader)) }
        guard reader.isAtEnd else { throw .invalid("bytes after the last finding") }
        return findings
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
            writer.string(attribute.name)
            writer.byte(attribute.kind.rawValue)
            writer.byte(attribute.isRequired ? 1 : 0)
            writer.text(attribute.label)
        }
        writer.uint16(UInt16(clamping: settings.count))
        for setting in settings {
            writer.string(setting.name)
            writer.setting(setting.defaultValue)
            writer.text(setting.label)
        }
        writer.uint16(UInt16(clamping: rules.count))
        for rule in rules {
            writer.string(rule.id)
            writer.string(rule.series)
            writer.text(rule.label)
            writer.text(rule.sentence)
        }
        return Frame(.hello, writer.bytes)
    }

    /// Reads the payload of a hello frame.
    public init(payload: [UInt8]) throws(WireError) {
        var reader = ByteReader(payload)
        let version = try reader.uint32()
        guard version == Frame.wireVersion else { throw .invalid("wire version \(version)") }
        let name = try reader.string()
        let pillar = try reader.text()
        var attributes: [AnyAttribute] = []
        for _ in 0..<Int(try reader.uint16()) {
            let name = try reader.string()
            let rawKind = try reader.byte()
            guard let kind = AttributeKind(rawValue: rawKind) else { throw .invalid("attribute kind \(rawKind)") }
            attributes.append(
                AnyAttribute(
                    name: name, kind: kind, isRequired: try reader.byte() != 0, label: try reader.text()))
        }
        var settings: [AnySetting] = []
        for _ in 0..<Int(try reader.uint16()) {
            settings.append(
                AnySetting(
                    name: try reader.string(), defaultValue: try reader.setting(), label: try reader.text()))
        }
        var rules: [Rule] = []
        for _ in 0..<Int(try reader.uint16()) {
            rules.append(
                Rule(
                    try reader.string(), series: try reader.string(), label: try reader.text(),
                    sentence: try reader.text()))
        }
        guard reader.isAtEnd else { throw .invalid("bytes after the last rule") }
        self.init(name: name, pillar: pillar, attributes: attributes, settings: settings, rules: rules)
    }
}

extension ByteWriter {
    fileprivate mutating func text(_ text: Text) {
        string(text.traditional)
        string(text.simplified)
        string(text.english)
    }

    fileprivate mutating func reason(_ reason: Reason) {
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
        }
    }
}

extension ByteReader {
    fileprivate mutating func text() throws(WireError) -> Text {
        Text(try string(), try string(), try string())
    }

    fileprivate mutating func reason() throws(WireError) -> Reason {
        let rule = try string()
        let subject = try string()
        var facts: [String: String] = [:]
        for _ in 0..<Int(try byte()) {
            let key = try string()
            facts[key] = try string()
        }
        return Reason(rule: rule, subject: subject, facts: facts)
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
        case let kind: throw .invalid("setting kind \(kind)")
        }
    }
}
