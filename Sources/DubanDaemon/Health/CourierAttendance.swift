/// Which couriers wait for envelopes. Pure.
struct CourierAttendance: Sendable {
    enum Standing: Hashable, Sendable {
        /// Some wait, and nobody among them carries these channels of the settings.
        case present(notCarried: [String])
        /// None waits, and that is so since less than the grace: it is being started, or comes back.
        case expected
        /// None waits.
        case away
    }

    /// So many seconds a courier may take to come, or to come back: it asks again every half minute at the least.
    static let grace: Int64 = 60

    /// The channels that each carries, by its connection; nil for one that does not say.
    private var couriers: [UInt64: Set<String>?] = [:]
    /// When the last one went, or duband was started, in seconds since 1970-01-01 UTC.
    private var awaySince: Int64 = 0

    var isAnyPresent: Bool { !couriers.isEmpty }

    /// When it counts as away that none waits; nil where one does.
    var graceEnds: Int64? { isAnyPresent ? nil : awaySince + Self.grace }

    /// duband has been started, and no courier can have come yet.
    mutating func begin(at instant: Int64) {
        awaySince = instant
    }

    /// - Parameter channels: Those that it carries; nil where it does not say.
    mutating func come(_ connection: UInt64, carrying channels: [String]?) {
        couriers.updateValue(channels.map(Set.init), forKey: connection)
    }

    mutating func leave(_ connection: UInt64, at instant: Int64) {
        if couriers.removeValue(forKey: connection) != nil, couriers.isEmpty { awaySince = instant }
    }

    /// - Parameters:
    ///   - channels: Those of the settings.
    ///   - instant: The present, in seconds since 1970-01-01 UTC.
    func standing(carrying channels: [String], at instant: Int64) -> Standing {
        // A clock that was set back is no reason to wait longer.
        guard isAnyPresent else { return (awaySince..<awaySince + Self.grace).contains(instant) ? .expected : .away }
        let missing = channels.filter { channel in
            !couriers.values.contains { $0?.contains(channel) ?? true }
        }
        return .present(notCarried: missing.sorted())
    }
}
