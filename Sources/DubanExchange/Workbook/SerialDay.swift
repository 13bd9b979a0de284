internal import DubanCalendar

/// From which day a workbook counts its days.
enum Epoch: Hashable {
    /// Day 1 is 1900-01-01, and day 60 the 1900-02-29 that never was (ECMA-376 part 1, 18.17.4.1).
    case year1900
    /// Day 0 is 1904-01-01: workbooks from old Macs.
    case year1904

    /// `2021-04-30`, with the time behind it where the number has one; nil for a number that is no day.
    func text(_ serial: Double) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial)
        var seconds = Int(((serial - Double(days)) * 86_400).rounded())
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        let day: String
        switch self {
        case .year1904: day = Day(number: -24_107 + days).description
        case .year1900 where days == 0: return nil
        case .year1900 where days == 60: day = "1900-02-29"
        case .year1900: day = Day(number: (days < 60 ? -25_568 : -25_569) + days).description
        }
        if seconds == 0 { return day }
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return day + " " + parts.joined(separator: ":")
    }
}
