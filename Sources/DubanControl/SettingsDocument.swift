/// What `duband --describe` says of a settings file: what holds, or all that is wrong.
package struct SettingsDocument: Codable, Hashable, Sendable {
    package struct Setting: Codable, Hashable, Sendable {
        /// As it is written, sections before a point: `courier.smtp.port`, `campaigns[1].code`.
        package var key: String
        /// Nil where nothing is set, and nothing is meant.
        package var value: String?
        /// Whether the file leaves it out.
        package var isDefault: Bool

        package init(key: String, value: String?, isDefault: Bool) {
            self.key = key
            self.value = value
            self.isDefault = isDefault
        }
    }

    package struct Problem: Codable, Hashable, Sendable {
        package var file: String
        /// Counted from 1; nil where the file as a whole is meant.
        package var line: Int?
        package var sentence: String

        package init(file: String, line: Int?, sentence: String) {
            self.file = file
            self.line = line
            self.sentence = sentence
        }
    }

    package var file: String
    /// Empty where there are problems.
    package var settings: [Setting]
    /// Of the settings file and of the calendars that it names.
    package var problems: [Problem]

    package init(file: String, settings: [Setting], problems: [Problem]) {
        self.file = file
        self.settings = settings
        self.problems = problems
    }
}
