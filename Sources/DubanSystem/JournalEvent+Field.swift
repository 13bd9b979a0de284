package import DubanCalendar

extension JournalEvent {
    /// A field of an entry, beside its MESSAGE_ID: `journalctl DUBAN_TASK=XM-003`.
    package struct Field: Hashable, Sendable {
        package enum Name: String, Sendable, CaseIterable {
            case campaign = "DUBAN_CAMPAIGN"
            case day = "DUBAN_DAY"
            case task = "DUBAN_TASK"
            case person = "DUBAN_PERSON"
            case pillar = "DUBAN_PILLAR"
            case rule = "DUBAN_RULE"
            case reminder = "DUBAN_REMINDER"
            case envelope = "DUBAN_ENVELOPE"
            case channel = "DUBAN_CHANNEL"
            case plugin = "DUBAN_PLUGIN"
            case method = "DUBAN_METHOD"
            case user = "DUBAN_UID"
            case process = "DUBAN_PID"
        }

        package let name: Name
        package let value: String

        private init(_ name: Name, _ value: some CustomStringConvertible) {
            self.name = name
            self.value = value.description
        }

        package static func campaign(_ code: String) -> Field { Field(.campaign, code) }
        package static func day(_ day: Day) -> Field { Field(.day, day) }
        package static func task(_ code: String) -> Field { Field(.task, code) }
        /// - Parameter person: `unit/name`.
        package static func person(_ person: some CustomStringConvertible) -> Field { Field(.person, person) }
        package static func pillar(_ name: String) -> Field { Field(.pillar, name) }
        package static func rule(_ rule: String) -> Field { Field(.rule, rule) }
        package static func reminder(_ id: String) -> Field { Field(.reminder, id) }
        package static func envelope(_ id: String) -> Field { Field(.envelope, id) }
        package static func channel(_ name: String) -> Field { Field(.channel, name) }
        package static func plugin(_ name: String) -> Field { Field(.plugin, name) }
        /// - Parameter name: with its interface.
        package static func method(_ name: String) -> Field { Field(.method, name) }
        /// The user at the other end of the control socket.
        package static func user(_ uid: UInt32) -> Field { Field(.user, uid) }
        /// The process there.
        package static func process(_ pid: Int32) -> Field { Field(.process, pid) }
    }
}
