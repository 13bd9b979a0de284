/// How a task stands: 紅黃綠燈.
package enum Light: String, Codable, Sendable, CaseIterable, Comparable {
    case green, yellow, red

    private var severity: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .red: 2
        }
    }

    package static func < (left: Light, right: Light) -> Bool {
        left.severity < right.severity
    }
}

/// How soon a reminder must be told.
package enum Urgency: String, Codable, Sendable {
    /// In the person's next daily digest.
    case digest
    /// At once, within the delivery window: red things break through.
    case immediate
}
