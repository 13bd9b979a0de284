import DubanCalendar

/// `2021-04-30T01:05:00Z`: an instant in UTC (ISO 8601).
///
/// - Parameter seconds: since 1970-01-01 UTC.
package func instantText(_ seconds: Int64) -> String {
    let (days, rest) = seconds >= 0 ? (seconds / 86_400, seconds % 86_400) : floored(seconds)
    func padded(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
    return "\(Day(number: Int(days)))T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
}

private func floored(_ seconds: Int64) -> (days: Int64, rest: Int64) {
    let days = (seconds + 1) / 86_400 - 1
    return (days, seconds - days * 86_400)
}
