package import DubanCore

/// `org.duban.Plugins`.
package enum PluginMessages {
    package struct Attribute: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, Sendable {
            case text, number, day, flag
        }

        package var name: String
        package var kind: Kind
        package var required: Bool
        package var recusesUnit: Bool
        package var label: Phrase

        package init(name: String, kind: Kind, required: Bool, recusesUnit: Bool, label: Phrase) {
            self.name = name
            self.kind = kind
            self.required = required
            self.recusesUnit = recusesUnit
            self.label = label
        }
    }

    package struct Setting: Codable, Hashable, Sendable {
        package var name: String
        package var kind: String
        package var `default`: String
        package var value: String
        package var label: Phrase

        package init(name: String, kind: String, default: String, value: String, label: Phrase) {
            self.name = name
            self.kind = kind
            self.default = `default`
            self.value = value
            self.label = label
        }
    }

    package struct Rule: Codable, Hashable, Sendable {
        package var id: String
        package var series: String
        package var label: Phrase
        package var sentence: Phrase

        package init(id: String, series: String, label: Phrase, sentence: Phrase) {
            self.id = id
            self.series = series
            self.label = label
            self.sentence = sentence
        }
    }

    package struct ParkedTask: Codable, Hashable, Sendable {
        package var campaign: String
        package var code: String
        package var title: String
        package var reason: String

        package init(campaign: String, code: String, title: String, reason: String) {
            self.campaign = campaign
            self.code = code
            self.title = title
            self.reason = reason
        }
    }

    package struct Plugin: Codable, Hashable, Sendable {
        package var name: String
        package var label: Phrase?
        package var path: String
        package var running: Bool
        package var reason: String?
        package var warnings: [String]
        package var parked: Int

        package init(
            name: String, label: Phrase?, path: String, running: Bool, reason: String?, warnings: [String], parked: Int
        ) {
            self.name = name
            self.label = label
            self.path = path
            self.running = running
            self.reason = reason
            self.warnings = warnings
            self.parked = parked
        }
    }

    package enum List {
        package static let method = "org.duban.Plugins.List"
    }

    package struct Plugins: Codable, Sendable {
        package var plugins: [Plugin]

        package init(plugins: [Plugin]) {
            self.plugins = plugins
        }
    }

    package struct Get: Codable, Sendable {
        package static let method = "org.duban.Plugins.Get"
        package var name: String

        package init(name: String) {
            self.name = name
        }
    }

    package struct Description: Codable, Hashable, Sendable {
        /// No more parked tasks are listed.
        package static let mostParkedTasks = 100

        package var plugin: Plugin
        package var attributes: [Attribute]
        package var settings: [Setting]
        package var rules: [Rule]
        package var parkedTasks: [ParkedTask]

        package init(
            plugin: Plugin, attributes: [Attribute] = [], settings: [Setting] = [], rules: [Rule] = [],
            parkedTasks: [ParkedTask] = []
        ) {
            self.plugin = plugin
            self.attributes = attributes
            self.settings = settings
            self.rules = rules
            self.parkedTasks = parkedTasks
        }
    }

    package struct Reload: Codable, Sendable {
        package static let method = "org.duban.Plugins.Reload"
        package var name: String

        package init(name: String) {
            self.name = name
        }
    }

    package struct Reloaded: Codable, Sendable {
        package var plugin: Plugin
        package var reviewed: Int
        package var parked: Int

        package init(plugin: Plugin, reviewed: Int, parked: Int) {
            self.plugin = plugin
            self.reviewed = reviewed
            self.parked = parked
        }
    }

    package struct Retry: Codable, Sendable {
        package static let method = "org.duban.Plugins.Retry"
        package var name: String?

        package init(name: String?) {
            self.name = name
        }
    }

    package struct Retried: Codable, Sendable {
        package var retried: Int
        package var parked: Int

        package init(retried: Int, parked: Int) {
            self.retried = retried
            self.parked = parked
        }
    }
}
