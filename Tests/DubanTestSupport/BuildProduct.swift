import FoundationEssentials

/// The programs and plugins that were built with the tests, beside the test binary.
package enum BuildProduct {
    /// The plugin host.
    package static let pluginHost = path("duban-plugin-host")

    /// A pillar's plugin: `PlainDeadline`.
    package static func plugin(_ module: String) -> String { path("lib\(module).so") }

    /// A program by its name.
    package static func path(_ name: String) -> String {
        let binary = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return binary.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/"
            + name
    }
}
