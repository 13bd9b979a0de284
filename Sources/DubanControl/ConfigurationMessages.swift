/// `org.duban.Configuration`.
package enum ConfigurationMessages {
    package struct Reload: Codable, Sendable {
        package static let method = "org.duban.Configuration.Reload"

        package init() {}
    }

    package struct Reloaded: Codable, Sendable {
        /// The settings that have changed and hold from the next start on.
        package var atRestart: [String]

        package init(atRestart: [String]) {
            self.atRestart = atRestart
        }
    }
}
