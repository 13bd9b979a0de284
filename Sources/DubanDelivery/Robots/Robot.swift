import DubanCore
import Synchronization

/// One robot: its pace, and how far the envelopes came that it could not finish. Envelopes that come at the same time
/// wait for each other.
final class Robot: Sendable {
    /// What the pace makes one wait is waited out up to here, in milliseconds; for more the envelope goes back.
    private static let shortWait: Int64 = 1000
    /// The same within an envelope, whose first messages are out.
    private static let longWait: Int64 = 10_000
    /// How often a message is made half as long for a robot that finds it too long.
    private static let halvings = 3
    /// How many unfinished envelopes are remembered. More are told from their beginning again.
    private static let memory = 1000

    private struct State {
        var pace: RobotPace
        /// How many blocks have been told, by envelope.
        var told: [String: Int] = [:]
    }

    private let dialect: any RobotSpeech
    private let access: RobotAccess
    private let authorities: String?
    private let limits: HTTPSLimits
    private let clock: DeliveryClock
    private let state: Mutex<State>

    init(
        dialect: any RobotSpeech, access: RobotAccess, authorities: String?, limits: HTTPSLimits, clock: DeliveryClock
    ) {
        self.dialect = dialect
        self.access = access
        self.authorities = authorities
        self.limits = limits
        self.clock = clock
        state = Mutex(State(pace: dialect.pace))
    }

    /// Tells what has not been told of it yet.
    func tell(_ letter: RobotLetter, of envelope: String, _ beforeFinalDot: () throws -> Void) -> DeliveryOutcome {
        state.withLock { state in
            let start = state.told[envelope] ?? 0
            let outcome = tell(letter, from: start, of: envelope, &state, beforeFinalDot)
            let told = state.told[envelope] ?? 0
            switch outcome {
            case .delivered, .rejected: state.told[envelope] = nil
            case .retry, .unknown: break
            }
            return told == 0 ? outcome : outcome.told(told, of: letter.blocks.count)
        }
    }

    private func tell(
        _ letter: RobotLetter, from start: Int, of envelope: String, _ state: inout State,
        _ beforeFinalDot: () throws -> Void
    ) -> DeliveryOutcome {
        var place = start
        var limit = dialect.limit
        var halvings = Robot.halvings
        var isMarked = false
        var reply = ""
        repeat {
            if let outcome = awaitTurn(&state.pace, isMarked ? Robot.longWait : Robot.shortWait) { return outcome }
            let (message, next) = letter.message(from: place) { dialect.size(of: $0) <= limit }
            let result = send(message) {
                if !isMarked { try beforeFinalDot() }
                isMarked = true
            }
            switch verdict(on: result) {
            case .taken(let words):
                reply = words
                place = next
                if state.told.count >= Robot.memory { state.told.removeAll() }
                state.told[envelope] = place
            case .tooLong(let words):
                guard halvings > 0 else {
                    return .rejected(reason: "the robot finds even a short message too long: " + words)
                }
                halvings -= 1
                limit /= 2
            case .ended(let outcome):
                if case .retry(let after?, _, .pace) = outcome {
                    state.pace.silence(for: Int64(after) * 1000, at: clock.uptime())
                }
                return outcome
            }
        } while place < letter.blocks.count
        return .delivered(reply: reply)
    }

    /// Waits until the pace allows a message, and counts it; or says when to come again.
    private func awaitTurn(_ pace: inout RobotPace, _ patience: Int64) -> DeliveryOutcome? {
        let now = clock.uptime()
        let wait = pace.wait(at: now)
        if wait > patience {
            let after = pace.turn(at: now, apart: dialect.interval)
            return .retry(after: after, reason: "the robot's pace leaves no room now", fault: .pace)
        }
        if wait > 0 { clock.pause(wait) }
        pace.take(at: max(clock.uptime(), now + wait))
        return nil
    }

    private func send(_ message: RobotMessage, _ beforeLastByte: () throws -> Void) -> HTTPSResult {
        let (url, body) = dialect.request(message, to: access, at: clock.seconds())
        let headers = ["Content-Type: application/json; charset=utf-8", "User-Agent: duban"]
        return HTTPSRequest(url: url, headers: headers, body: body, authorities: authorities, limits: limits)
            .send(beforeLastByte)
    }

    private func verdict(on result: HTTPSResult) -> RobotVerdict {
        if case .answered(let answer) = result {
            return dialect.verdict(on: answer, secrets: [access.key.value, access.signing?.value ?? ""])
        }
        return .ended(result.silence(of: "the robot") ?? .unknown(reason: "nothing came of it"))
    }
}

extension DeliveryOutcome {
    /// The same with the words that so many blocks of an envelope are told already.
    fileprivate func told(_ count: Int, of all: Int) -> DeliveryOutcome {
        let words = "the first \(count) of \(all) parts are told; "
        return switch self {
        case .delivered: self
        case .retry(let after, let reason, let fault): .retry(after: after, reason: words + reason, fault: fault)
        case .rejected(let reason): .rejected(reason: words + reason)
        case .unknown(let reason): .unknown(reason: words + reason)
        }
    }
}
