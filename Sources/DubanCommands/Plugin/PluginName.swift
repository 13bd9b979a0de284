import ArgumentParser

/// What a plugin is called: `lake-chiefs` for administrators and on the record, `LakeChiefs` in Swift.
struct PluginName: Hashable {
    /// `[a-z0-9-]{1,64}`, from a letter on.
    let name: String

    /// The Swift module, and the type of the rules in it.
    var module: String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// What the name of its exported function ends with: `lake_chiefs`.
    var symbol: String { name.map { $0 == "-" ? "_" : String($0) }.joined() }

    /// Words for people: `Lake chiefs`.
    var words: String {
        let words = name.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// - Throws: `ValidationError` that says what would be right.
    init(_ argument: String) throws {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        let isWellFormed = argument.utf8.allSatisfy { byte in
            isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard (1...64).contains(argument.utf8.count), isWellFormed, argument.utf8.first.map(isLetter) == true else {
            throw ValidationError(
                "'\(argument)' cannot name a plugin; write 1 to 64 of a-z, 0-9 and -, from a letter on: lake-chiefs.")
        }
        self.name = argument
        guard !Self.taken.contains(module) else {
            throw ValidationError(
                "A plugin cannot be called '\(argument)': its Swift type would be \(module), and that is one already; "
                    + "add a word, such as \(argument)-rules.")
        }
    }

    /// What the Kit, Swift and the tests call something; a plugin's type of that name would hide it.
    static let taken: Set<String> = [
        // DubanPluginKit and its ground floor
        "AnyAttribute", "AnySetting", "Attribute", "AttributeKind", "AttributeType", "ByteReader", "ByteWriter",
        "Clock",
        "Configuration", "Day", "DeadlineLadder", "ProcessLadder", "DubanCalendar", "DubanPluginKit", "Explanation",
        "Fact", "Finding",
        "FollowUp",
        "Frame", "FrameChannel", "Light", "MilestoneName", "MonthlyReport", "Pace", "PillarPlugin", "PlanCurve",
        "PluginDeclaration", "QuarterEnds", "Reason", "Review", "ReviewBatch", "Rule", "Rungs", "Saying", "Setting",
        "SettingElement", "SettingType", "SettingValue", "Settings", "SettingsError", "TaskFacts", "TaskView", "Term",
        "Text", "Urgency", "Weekday", "WireError", "WorkCalendar",
        // Swift
        "Any", "Array", "Bool", "Character", "Dictionary", "Double", "Error", "Float", "Foundation", "Glibc",
        "Hashable",
        "Int", "Int32", "Int64", "Main", "Never", "Optional", "Protocol", "Range", "Result", "Self", "Sequence", "Set",
        "String", "Substring", "Swift", "Task", "Test", "Testing", "Type", "Void",
    ]
}
