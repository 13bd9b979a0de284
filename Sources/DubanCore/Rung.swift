/// A step of the ladder up which a slipping task climbs: 責任人 → 科室負責人 → 分管領導 → 主要領導 → 督查室.
package enum Rung: String, Codable, Sendable, CaseIterable, Comparable {
    case owner, sectionHead, leaderInCharge, topLeader, supervisionOffice

    /// The next rung up; nil at the top.
    package var next: Rung? {
        switch self {
        case .owner: .sectionHead
        case .sectionHead: .leaderInCharge
        case .leaderInCharge: .topLeader
        case .topLeader: .supervisionOffice
        case .supervisionOffice: nil
        }
    }

    private var height: Int {
        switch self {
        case .owner: 0
        case .sectionHead: 1
        case .leaderInCharge: 2
        case .topLeader: 3
        case .supervisionOffice: 4
        }
    }

    package static func < (left: Rung, right: Rung) -> Bool {
        left.height < right.height
    }
}
