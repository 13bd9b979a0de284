package import Logging

/// What duband and duban-courier tell the journal, each kind under a MESSAGE_ID of its own that never changes
/// (`journalctl MESSAGE_ID=…`). `systemd/catalog` says of each what happened, why, and what to do;
/// `Documentation/journal.md` lists them. Somebody's name stands in no entry but of what concerns them.
package enum JournalEvent: String, Sendable, CaseIterable {
    // A campaign's day.
    case dayOpened = "4291f0fb347a423db4cb18b4d7626853"
    case dayFinished = "153d55cb67674047a048764c4e82b34e"
    case daysSkipped = "9ec33006ac0e461c938112722438037d"
    case dayInterrupted = "83fb939dff874a5eb68049b0de7ede70"
    case dayFailed = "4ce5b40a612c4413ac346463d5e698ca"
    case dayOverdue = "7004bb693b5c48bd97097d468c8ad862"
    case clockWentBack = "de5d194c86334d2c963c0ed3e83f478a"
    case nobodyToTell = "3e77ffe30e94430c8ad69252b24700e4"

    // Tasks and reminders.
    case reminderDecided = "f2225c8259124dc8b96e53667282b069"
    case taskFollows = "5a7c0447e4e14abfbd33a2729a3a338a"
    case taskParked = "ef4a3765e3ab40b7975a9d1d099b4fde"
    case pillarJudgedAgain = "f2b40ac830d349aea5718584cb6c7f34"
    case composingFailed = "9987e4a4f30242589ea00e031c09689b"

    // Envelopes, channels, whom they reach.
    case envelopeTold = "e4bfb5f1047c4726b82463aae545080b"
    case envelopeRetried = "a65715de87114e179a80e5a668d15dad"
    case envelopeRejected = "96bc2b662085434cb307535cc83a7bf4"
    case envelopeBounced = "9f468de0be274728b84568f468ea249c"
    case envelopeAmended = "0bf51b8ef07b427facc9f34518d44f33"
    case personUnreachable = "3794edc5526642f29b9789ffcd3bf457"
    case channelHalted = "8b103e43149046d989a5851624a55540"
    case channelResumed = "1600683447bc44609a2b87742b22a9b8"

    // Plugins.
    case pluginStarted = "2cba092d8f5f467c8edccd8770b17493"
    case pluginDied = "647c2cccdd37431aa3b0cf444906d510"
    case pluginReloaded = "7f622f420cf94f2eb4eff20a44c99553"
    case pluginNotLockedIn = "686e29d4654a49a6831af2476c997ce0"
    case pluginRefused = "2637963a81144539a889c11bac945291"

    // What somebody did.
    case importApplied = "082fb686db15484eb6ba5ee559182ebe"
    case campaignChanged = "ea068a2120c940d69f64d5ecfd046834"
    case taskChanged = "7552e517a56f4decb991ed26d56b9037"
    case stepTaken = "806e618a2491476a8b1ce114c76aa8fe"
    case silenceAdded = "efc0388361764106bdbce2ea2551e05e"
    case silenceEnded = "07d0f80be17746cab211163d82282e21"
    case ledgerCopied = "785b107420e6416fa66e047c443c6a1d"

    // The services.
    case configurationReloaded = "ccca255141b54e53a96a08bdedc3828a"
    case configurationUnfit = "9c897346744246c88c8ce3e8a3aba3e7"
    case ledgerUpgraded = "d545e7ba73204577b90597ad05c70178"
    case serviceFailed = "8d4206a9c37a4766ab1ed3860f5a2ceb"
    case accountMissing = "58e25db93b2443589b3654de480ac4c9"
    case calendarsNotWritten = "a326700038f2480b9a8498b4279cbd7e"
    case callRefused = "5f0d4c58f8ad40a187cee62120cc4e5d"
    case callFailed = "c682a7b256ed4baf8ff2c7637f57faa3"
    case callerUnknown = "ea627acb08754324b32a654a4f4aef27"
    case callerTurnedAway = "2134d9aea6064ac0862068a849bf2dec"

    // The courier.
    case dubandAway = "9732cd9a98e747debc4e0ffce99bf86a"
    case courierRefused = "9628bd03a4af4032982097316d3b605e"
    case leaseLost = "d6755e10d00e4e1196be221c0174b8a7"
    case outcomesKept = "142994b16fad4f7ca19c43d52f08adfb"
    case bouncesUnread = "594508e68b0047bca746157aae5b2458"
    case bounceUnknown = "d0aabf38737a4aa1a7478ffcd8a5d6e9"

    package var level: Logger.Level {
        switch self {
        case .dayOpened, .dayFinished, .reminderDecided, .taskFollows, .envelopeTold, .pluginStarted, .pluginReloaded,
            .importApplied, .taskChanged, .stepTaken:
            .info
        case .daysSkipped, .dayInterrupted, .pillarJudgedAgain, .envelopeRetried, .envelopeAmended, .campaignChanged,
            .channelResumed, .silenceAdded, .silenceEnded, .ledgerCopied, .bounceUnknown,
            .configurationReloaded, .ledgerUpgraded:
            .notice
        case .callRefused, .callerTurnedAway, .calendarsNotWritten, .envelopeBounced, .taskParked, .pluginNotLockedIn,
            .pluginRefused, .accountMissing, .dubandAway, .leaseLost, .outcomesKept, .bouncesUnread:
            .warning
        case .dayFailed, .composingFailed, .nobodyToTell, .clockWentBack, .envelopeRejected, .personUnreachable,
            .channelHalted, .pluginDied, .callFailed, .callerUnknown, .courierRefused, .configurationUnfit:
            .error
        case .dayOverdue, .serviceFailed: .critical
        }
    }

    /// What every entry of this kind has beside its MESSAGE_ID.
    package var fields: Set<Field.Name> {
        switch self {
        case .dayOpened, .dayFinished, .daysSkipped, .dayOverdue, .clockWentBack, .campaignChanged, .silenceAdded,
            .silenceEnded:
            [.campaign, .day]
        case .dayInterrupted, .dayFailed: [.campaign]
        case .nobodyToTell: [.person]
        case .reminderDecided: [.campaign, .day, .task, .person, .pillar, .rule, .reminder]
        case .taskFollows: [.campaign, .day, .task, .person, .pillar]
        case .taskParked: [.campaign, .day, .task, .pillar]
        case .taskChanged, .stepTaken: [.campaign, .day, .task]
        case .envelopeTold, .envelopeRetried, .envelopeRejected, .envelopeBounced, .envelopeAmended,
            .personUnreachable:
            [.campaign, .day, .person, .envelope, .channel]
        case .channelHalted, .channelResumed: [.channel]
        case .pillarJudgedAgain: [.pillar]
        case .pluginStarted, .pluginDied, .pluginReloaded, .pluginNotLockedIn: [.plugin]
        case .importApplied: [.day]
        case .callRefused: [.method, .user, .process]
        case .callFailed: [.method]
        case .callerTurnedAway: [.user]
        case .leaseLost, .bounceUnknown: [.envelope]
        case .composingFailed, .pluginRefused, .ledgerCopied, .serviceFailed, .accountMissing, .calendarsNotWritten,
            .callerUnknown,
            .dubandAway, .courierRefused, .outcomesKept, .bouncesUnread, .configurationReloaded, .configurationUnfit,
            .ledgerUpgraded:
            []
        }
    }

    /// - Parameter fields: ``fields``, and what else is known.
    package func log(_ sentence: @autoclosure () -> String, _ fields: [Field] = [], to logger: Logger) {
        assert(self.fields.isSubset(of: fields.map(\.name)), "an entry of \(self) lacks a field that is promised")
        var metadata: Logger.Metadata = ["MESSAGE_ID": "\(rawValue)"]
        for field in fields { metadata[field.name.rawValue] = "\(field.value)" }
        logger.log(level: level, "\(sentence())", metadata: metadata)
    }
}
