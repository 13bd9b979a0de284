import ArgumentParser
import DubanCalendar
import DubanCore
import DubanExchange

extension Light: ExpressibleByArgument {}
extension TaskState: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

/// How an envelope stands.
enum OutboxState: String, CaseIterable, ExpressibleByArgument {
    case queued, leased
    case finalDot = "final-dot"
    case told, rejected, bounced, held, dropped, recalled
}

/// Reads arguments for which a plain "invalid" would say too little.
enum Arguments {
    static func day(_ argument: String) throws -> Day {
        guard let day = Day(argument) else {
            throw ValidationError("'\(argument)' is not a day; write it as 2021-04-30.")
        }
        return day
    }

    static func count(_ argument: String) throws -> Int {
        guard let count = Int(argument), (1...1_000_000).contains(count) else {
            throw ValidationError("'\(argument)' is not a count; write a number from 1 to 1000000.")
        }
        return count
    }
}
