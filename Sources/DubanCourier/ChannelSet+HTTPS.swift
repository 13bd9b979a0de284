import DubanConfiguration
import DubanDelivery

extension RobotChannel {
    /// The robots that the settings describe.
    convenience init(_ settings: Settings.Robot, _ credentials: some Credentials, _ clock: DeliveryClock) throws {
        let dialect: RobotDialect =
            switch settings.dialect {
            case .wecom: .wecom
            case .dingtalk: .dingtalk
            case .feishu: .feishu
            }
        let detail: RobotDetail =
            switch settings.detail {
            case .full: .full
            case .title: .title
            case .number: .number
            }
        try self.init(
            name: settings.name, dialect: dialect, server: HTTPSAddress(settings.server ?? dialect.server),
            authorities: settings.certificateAuthority, detail: detail,
            groups: settings.groups.map { group in
                Group(
                    units: group.units, key: Secret(try credentials.secret(group.keyCredential)),
                    signing: try group.secretCredential.map { Secret(try credentials.secret($0)) })
            },
            clock: clock)
    }
}

extension WebhookChannel {
    /// The webhook that the settings describe.
    init(_ settings: Settings.Webhook, _ credentials: some Credentials, _ clock: DeliveryClock) throws {
        self.init(
            address: try HTTPSAddress(settings.url),
            secrets: try settings.secretCredentials.map { try WebhookSecret(try credentials.secret($0)) },
            authorities: settings.certificateAuthority, clock: clock)
    }
}
