import DubanCalendar

/// `2021-04-30T09:05:00+08:00`: an instant as a place's clocks show it, or `…Z` where they show UTC (ISO 8601).
///
/// - Parameters:
///   - seconds: since 1970-01-01 UTC.
///   - offset: how far the place's clocks are ahead of UTC then, in seconds; whole minutes.
package func instantText(_ seconds: Int64, offset: Int = 0) -> String {
    let local = seconds + Int64(offset)
    let (days, rest) = local >= 0 ? (local / 86_400, local % 86_400) : floored(local)
    func padded(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
    let ahead = Int64(offset.magnitude) / 60
    let zone = ahead == 0 ? "Z" : (offset < 0 ? "-" : "+") + padded(ahead / 60) + ":" + padded(ahead % 60)
    return "\(Day(number: Int(days)))T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))\(zone)"
}

private func floored(_ seconds: Int64) -> (days: Int64, rest: Int64) {
    let days = (seconds + 1) / 86_400 - 1
    return (days, seconds - days * 86_400)
}
