package import DubanCore

/// `org.duban.Configuration`.
package enum ConfigurationMessages {
    package struct Reload: Codable, Sendable {
        package static let method = "org.duban.Configuration.Reload"

        package init() {}
    }

    package struct Reloaded: Codable, Sendable {
        /// The settings that have changed and hold from the next start on.
        package var atRestart: [String]
        /// What is wrong with what was read, and let it be taken all the same.
        package var warnings: [Phrase]

        package init(atRestart: [String], warnings: [Phrase] = []) {
            self.atRestart = atRestart
            self.warnings = warnings
        }
    }
}
