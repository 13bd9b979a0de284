@_exported public import DubanCalendar

/// The rules of one pillar (戰線), as a Swift module that `duban-plugin-host` loads.
///
/// A plugin is *pure*: what it makes of a task depends on the task, its settings, the calendar and the day alone. It
/// has no clock, no files and no network; the host's sandbox sees to it. Asked twice, it answers the same.
///
/// ```swift
/// public struct Lakes: PillarPlugin {
///     static let algae = Rule("algae", label: Text("藍藻", "蓝藻", "Algae"), sentence: Text(…))
///     public static let declaration = PluginDeclaration(
///         name: "lakes", pillar: Text("湖泊", "湖泊", "Lakes"), rules: DeadlineLadder.rules + [algae])
///     let deadlines: DeadlineLadder
///
///     public init(settings: Settings) throws { deadlines = try DeadlineLadder(settings) }
///
///     public func judge(_ review: inout Review) {
///         deadlines.judge(&review)
///         review.remind(.owner, by: Self.algae, on: review.calendar.day(3.workingDays, before: review.task.deadline))
///     }
/// }
///
/// @c(duban_pillar_lakes) public func main(_ descriptor: Int32) -> Int32 { serve(Lakes.self, on: descriptor) }
/// ```
public protocol PillarPlugin {
    /// What the plugin is called, what it reads and what it may say.
    static var declaration: PluginDeclaration { get }

    /// Takes the administrator's settings. Every setting that the plugin declares has a value of its declared kind.
    ///
    /// - Throws: ``SettingsError`` where a value is of the right kind and still makes no sense.
    init(settings: Settings) throws

    /// Judges one task on one day: sets its light and says what is to be told, now or on a later day.
    func judge(_ review: inout Review)
}
