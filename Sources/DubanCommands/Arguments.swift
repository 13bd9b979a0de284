import ArgumentParser
import DubanCalendar
import DubanControl
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

/// What an option gives.
enum Given<Value: Sendable>: Sendable {
    case value(Value)
    /// It takes away what was there.
    case nothing

    var value: Value? {
        switch self {
        case .value(let value): value
        case .nothing: nil
        }
    }

    var isNothing: Bool { value == nil }
}

/// Reads arguments for which a plain "invalid" would say too little.
enum Arguments {
    static func day(_ argument: String) throws -> Day {
        guard let day = Day(argument) else {
            throw ValidationError("'\(argument)' is not a day; write it as 2021-04-30.")
        }
        return day
    }

    /// `辦結期限=deadline`.
    static func columnMapping(_ argument: String) throws -> ColumnMapping {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count >= 2, let name = parts.last, parts.dropLast().contains(where: { !$0.isEmpty }) else {
            throw ValidationError("'\(argument)' maps nothing; write it as 辦結期限=deadline.")
        }
        guard let field = ImportField.named.first(where: { $0.0 == name })?.1 else {
            throw ValidationError(
                "'\(name)' is not a field; there are \(ImportField.named.map(\.0).joined(separator: ", ")).")
        }
        return ColumnMapping(header: parts.dropLast().joined(separator: "="), field: field)
    }

    /// `08:30-18:00`
    static func window(_ argument: String) throws -> DeliveryWindow {
        let minutes = argument.split(separator: "-", omittingEmptySubsequences: false).map { clock -> Int? in
            let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
                (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 1440
            else { return nil }
            return hour * 60 + minute
        }
        guard minutes.count == 2, let opens = minutes[0], let closes = minutes[1], opens < closes else {
            throw ValidationError("'\(argument)' is not the hours of a day; write them as 08:30-18:00.")
        }
        return DeliveryWindow(opens: opens, closes: closes)
    }

    /// An entry's number and digest, as `audit verify` prints them.
    static func noted(_ argument: String) throws -> RecordMessages.Noted {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].utf8.count == 64,
            parts[1].allSatisfy(\.isHexDigit)
        else {
            throw ValidationError(
                "'\(argument)' is not an entry; write its number and its digest, as audit verify prints them.")
        }
        return RecordMessages.Noted(sequence: sequence, digest: parts[1].lowercased())
    }

    static func sequence(_ argument: String) throws -> Int64 {
        guard let sequence = Int64(argument), sequence > 0 else {
            throw ValidationError("'\(argument)' is not the number of an entry; write a number from 1 on.")
        }
        return sequence
    }

    /// What a meter shows: `45`, `12.5`, `1,200`.
    static func amount(_ argument: String) throws -> Double {
        guard let amount = Double(writtenPlainly: argument), amount.isFinite, amount >= 0 else {
            throw ValidationError("'\(argument)' is not an amount; write a number from 0 on, such as 45 or 12.5.")
        }
        return amount
    }

    /// As another reads it; nothing where the argument is empty, which takes away what was there.
    static func removable<Value: Sendable>(
        _ read: @escaping @Sendable (String) throws -> Value
    ) -> @Sendable (String) throws -> Given<Value> {
        { $0.isEmpty ? .nothing : .value(try read($0)) }
    }

    /// Days between two reports.
    static func interval(_ argument: String) throws -> Int {
        guard let days = Int(argument), (1...366).contains(days) else {
            throw ValidationError("'\(argument)' is not a number of days that is taken; write one from 1 to 366.")
        }
        return days
    }

    static func flag(_ argument: String) throws -> Bool {
        guard let flag = Bool(argument) else {
            throw ValidationError("'\(argument)' is neither true nor false; write one of these.")
        }
        return flag
    }

    static func language(_ argument: String) throws -> Language {
        guard let language = Language(rawValue: argument) else {
            throw ValidationError(
                "'\(argument)' is not a language; there are "
                    + Language.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return language
    }

    static func count(_ argument: String) throws -> Int {
        guard let count = Int(argument), (1...1_000_000).contains(count) else {
            throw ValidationError("'\(argument)' is not a count; write a number from 1 to 1000000.")
        }
        return count
    }
}
