package import DubanCore

/// Tells groups of a messenger through their robots: one robot a unit, and one for everybody else.
///
/// One envelope may take several messages. `beforeFinalDot` is called before the last byte of the first one goes out.
/// What follows is said as it is: where a later message is refused, the rest has certainly not been told, and the outcome
/// is what the refusal means (`retry`, `rejected`); where it stays without an answer, the outcome is `unknown`. The
/// channel remembers how far an envelope came, so that the next attempt sends only the rest. A courier that was started
/// anew has forgotten it, and tells the first messages twice rather than never; each says which tasks it holds.
package final class RobotChannel: Channel {
    /// The robot of some units.
    package struct Group: Sendable {
        /// Empty for everybody who has no robot of their own.
        var units: [String]
        var key: Secret
        var signing: Secret?

        package init(units: [String], key: Secret, signing: Secret? = nil) {
            self.units = units
            self.key = key
            self.signing = signing
        }
    }

    private let name: String
    private let robots: [String: Robot]
    private let everybodyElse: Robot?
    private let detail: RobotDetail

    /// - Parameters:
    ///   - name: The channel's, for sentences.
    ///   - server: Where the robots are, without a path.
    ///   - authorities: A PEM file of the trusted authorities; nil for the system's.
    package init(
        name: String, dialect: RobotDialect, server: HTTPSAddress, authorities: String? = nil,
        detail: RobotDetail, groups: [Group], limits: HTTPSLimits = HTTPSLimits(), clock: DeliveryClock
    ) throws(MailFault) {
        guard server.path.isEmpty || server.path == "/" else {
            throw MailFault("the server of \(name) has a path; it must end after the host")
        }
        var robots: [String: Robot] = [:]
        var everybodyElse: Robot?
        for group in groups {
            guard !group.key.value.isEmpty,
                group.key.value.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-_".utf8.contains($0) })
            else {
                throw MailFault(
                    "a key of \(name) is not made of letters, digits, - and _; it is the last part of the robot's "
                        + "address, and not the whole of it")
            }
            guard dialect.isSigned == (group.signing?.value.isEmpty == false) else {
                throw MailFault(
                    dialect.isSigned
                        ? "a robot of \(name) has no secret to sign with" : "the robots of \(name) sign nothing")
            }
            let address = try HTTPSAddress("https://" + server.authority)
            let robot = Robot(
                dialect: dialect.speech, access: RobotAccess(server: address, key: group.key, signing: group.signing),
                authorities: authorities, limits: limits, clock: clock)
            if group.units.isEmpty { everybodyElse = robot }
            for unit in group.units { robots[unit] = robot }
        }
        self.name = name
        self.robots = robots
        self.everybodyElse = everybodyElse
        self.detail = detail
    }

    package func deliver(_ envelope: Envelope, beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        guard let robot = envelope.unit.flatMap({ robots[$0] }) ?? everybodyElse else {
            let unit = envelope.unit.map { "the unit " + $0.harmless } ?? "people without a unit"
            return .rejected(
                reason: "the channel \(name) has no robot for \(unit); give it a group, or give the channel a group "
                    + "without units, which is everybody else's")
        }
        return robot.tell(RobotLetter(envelope, detail: detail), of: envelope.id, beforeFinalDot)
    }
}
