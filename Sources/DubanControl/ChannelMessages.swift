/// `org.duban.Channels`.
package enum ChannelMessages {
    package enum List {
        package static let method = "org.duban.Channels.List"
    }

    package struct Channel: Codable, Hashable, Sendable {
        /// Why nothing is tried on it.
        package struct Halt: Codable, Hashable, Sendable {
            /// Seconds since 1970-01-01 UTC.
            package var since: Int64
            package var words: String
            package var nextProbe: Int64

            package init(since: Int64, words: String, nextProbe: Int64) {
                self.since = since
                self.words = words
                self.nextProbe = nextProbe
            }
        }

        package var name: String
        package var isDefault: Bool
        package var halt: Halt?

        package init(name: String, isDefault: Bool, halt: Halt? = nil) {
            self.name = name
            self.isDefault = isDefault
            self.halt = halt
        }
    }

    package struct Channels: Codable, Sendable {
        package var channels: [Channel]

        package init(channels: [Channel]) {
            self.channels = channels
        }
    }

    package struct Test: Codable, Sendable {
        package static let method = "org.duban.Channels.Test"
        package var channel: String?
        package var address: String
        package var account: String?

        package init(channel: String?, address: String, account: String?) {
            self.channel = channel
            self.address = address
            self.account = account
        }
    }

    package struct Tested: Codable, Sendable {
        package var envelope: String

        package init(envelope: String) {
            self.envelope = envelope
        }
    }
}
