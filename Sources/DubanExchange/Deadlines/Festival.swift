internal import DubanCalendar

/// A festival before which offices set deadlines.
enum Festival: CaseIterable {
    case newYear, womensDay, labourDay, youthDay, childrensDay, partyDay, armyDay, nationalDay
    case springFestival, lanternFestival, qingming, dragonBoat, midAutumn, doubleNinth

    /// Its names in traditional characters, without 節, the longer first.
    var names: [String] {
        switch self {
        case .newYear: ["元旦"]
        case .womensDay: ["三八婦女", "婦女", "三八"]
        case .labourDay: ["五一國際勞動", "五一勞動", "勞動", "五一"]
        case .youthDay: ["五四青年", "五四"]
        case .childrensDay: ["六一兒童", "六一"]
        case .partyDay: ["七一建黨", "建黨", "七一"]
        case .armyDay: ["八一建軍", "建軍", "八一"]
        case .nationalDay: ["十一國慶", "國慶", "十一"]
        case .springFestival: ["春節", "農曆新年", "大年初一"]
        case .lanternFestival: ["元宵"]
        case .qingming: ["清明"]
        case .dragonBoat: ["端午"]
        case .midAutumn: ["中秋"]
        case .doubleNinth: ["重陽"]
        }
    }

    /// Its day in a year; nil for a moving festival outside of 2019 to 2050.
    func day(in year: Int) -> Day? {
        func fixed(_ month: Int, _ day: Int) -> Day? { Day(year: year, month: month, day: day) }
        func moving(_ column: Int) -> Day? {
            Festival.moving[year].flatMap { fixed($0[column] / 100, $0[column] % 100) }
        }
        return switch self {
        case .newYear: fixed(1, 1)
        case .womensDay: fixed(3, 8)
        case .labourDay: fixed(5, 1)
        case .youthDay: fixed(5, 4)
        case .childrensDay: fixed(6, 1)
        case .partyDay: fixed(7, 1)
        case .armyDay: fixed(8, 1)
        case .nationalDay: fixed(10, 1)
        case .springFestival: moving(0)
        // The fifteenth of the month that begins with 春節.
        case .lanternFestival: moving(0).map { $0 + 14 }
        case .qingming: moving(1)
        case .dragonBoat: moving(2)
        case .midAutumn: moving(3)
        case .doubleNinth: moving(4)
        }
    }

    /// 春節, 清明, 端午, 中秋 and 重陽 of a year, each as month × 100 + day. A ledger may look further ahead than the
    /// announcements that the daemon's calendars are made of. Source: the Python package `holidays`, with which a test
    /// compares it; the lunar ones are those of ICU's Chinese calendar too.
    private static let moving: [Int: [Int]] = [
        2019: [205, 405, 607, 913, 1007], 2020: [125, 404, 625, 1001, 1025], 2021: [212, 404, 614, 921, 1014],
        2022: [201, 405, 603, 910, 1004], 2023: [122, 405, 622, 929, 1023], 2024: [210, 404, 610, 917, 1011],
        2025: [129, 404, 531, 1006, 1029], 2026: [217, 405, 619, 925, 1018], 2027: [206, 405, 609, 915, 1008],
        2028: [126, 404, 528, 1003, 1026], 2029: [213, 404, 616, 922, 1016], 2030: [203, 405, 605, 912, 1005],
        2031: [123, 405, 624, 1001, 1024], 2032: [211, 404, 612, 919, 1012], 2033: [131, 404, 601, 908, 1001],
        2034: [219, 405, 620, 927, 1020], 2035: [208, 405, 610, 916, 1009], 2036: [128, 404, 530, 1004, 1027],
        2037: [215, 404, 618, 924, 1017], 2038: [204, 405, 607, 913, 1007], 2039: [124, 405, 527, 1002, 1026],
        2040: [212, 404, 614, 920, 1014], 2041: [201, 404, 603, 910, 1003], 2042: [122, 404, 622, 928, 1022],
        2043: [210, 405, 611, 917, 1011], 2044: [130, 404, 531, 1005, 1029], 2045: [217, 404, 619, 925, 1018],
        2046: [206, 404, 608, 915, 1008], 2047: [126, 405, 529, 1004, 1027], 2048: [214, 404, 615, 922, 1016],
        2049: [202, 404, 604, 911, 1005], 2050: [123, 404, 623, 930, 1024],
    ]
}
