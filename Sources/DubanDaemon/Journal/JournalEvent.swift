package import DubanCalendar
package import DubanCore
package import Logging

/// What duband tells the journal, each kind under a MESSAGE_ID of its own that never changes (`journalctl
/// MESSAGE_ID=…`). The fields beside it: `DUBAN_CAMPAIGN`, `DUBAN_DAY`, `DUBAN_TASK`, `DUBAN_PERSON`, `DUBAN_PILLAR`,
/// `DUBAN_RULE`, `DUBAN_REMINDER`, `DUBAN_ENVELOPE`, `DUBAN_PLUGIN`, `DUBAN_CHANNEL`, `DUBAN_METHOD`, `DUBAN_UID`,
/// `DUBAN_PID`.
package enum JournalEvent: String, Sendable, CaseIterable {
    case dayOpened = "4291f0fb347a423db4cb18b4d7626853"
    case dayFinished = "153d55cb67674047a048764c4e82b34e"
    case daysSkipped = "9ec33006ac0e461c938112722438037d"
    case dayFailed = "4ce5b40a612c4413ac346463d5e698ca"
    case nobodyToTell = "3e77ffe30e94430c8ad69252b24700e4"
    case clockWentBack = "de5d194c86334d2c963c0ed3e83f478a"
    case reminderDecided = "f2225c8259124dc8b96e53667282b069"
    case taskFollows = "5a7c0447e4e14abfbd33a2729a3a338a"
    case taskParked = "ef4a3765e3ab40b7975a9d1d099b4fde"
    case envelopeTold = "e4bfb5f1047c4726b82463aae545080b"
    case envelopeRetried = "a65715de87114e179a80e5a668d15dad"
    case envelopeRejected = "96bc2b662085434cb307535cc83a7bf4"
    case envelopeBounced = "9f468de0be274728b84568f468ea249c"
    case personUnreachable = "3794edc5526642f29b9789ffcd3bf457"
    case channelHalted = "8b103e43149046d989a5851624a55540"
    case channelResumed = "1600683447bc44609a2b87742b22a9b8"
    case silenceAdded = "efc0388361764106bdbce2ea2551e05e"
    case silenceEnded = "07d0f80be17746cab211163d82282e21"
    case pluginStarted = "2cba092d8f5f467c8edccd8770b17493"
    case pluginDied = "647c2cccdd37431aa3b0cf444906d510"
    case pluginReloaded = "7f622f420cf94f2eb4eff20a44c99553"
    case pluginNotLockedIn = "686e29d4654a49a6831af2476c997ce0"
    case pluginRefused = "2637963a81144539a889c11bac945291"
    case calendarsNotWritten = "a326700038f2480b9a8498b4279cbd7e"
    case campaignChanged = "ea068a2120c940d69f64d5ecfd046834"
    case taskChanged = "7552e517a56f4decb991ed26d56b9037"
    case stepTaken = "806e618a2491476a8b1ce114c76aa8fe"
    case callRefused = "5f0d4c58f8ad40a187cee62120cc4e5d"
    case importApplied = "082fb686db15484eb6ba5ee559182ebe"

    case configurationReloaded = "ccca255141b54e53a96a08bdedc3828a"
    case configurationUnfit = "9c897346744246c88c8ce3e8a3aba3e7"
    case ledgerUpgraded = "d545e7ba73204577b90597ad05c70178"

    private var level: Logger.Level {
        switch self {
        case .dayOpened, .dayFinished, .reminderDecided, .taskFollows, .envelopeTold, .pluginStarted, .pluginReloaded,
            .importApplied, .taskChanged, .stepTaken:
            .info
        case .daysSkipped, .envelopeRetried, .campaignChanged, .channelResumed, .silenceAdded, .silenceEnded,
            .configurationReloaded, .ledgerUpgraded:
            .notice
        case .callRefused, .calendarsNotWritten, .envelopeBounced, .taskParked, .pluginNotLockedIn, .pluginRefused:
            .warning
        case .dayFailed, .nobodyToTell, .clockWentBack, .envelopeRejected, .personUnreachable, .channelHalted,
            .pluginDied, .configurationUnfit:
            .error
        }
    }

    /// A field of an entry, beside its MESSAGE_ID.
    package enum Field: Hashable {
        case campaign(String), day(Day), task(String), person(PersonID), pillar(String), rule(String)
        case reminder(String), envelope(String), plugin(String), channel(String)
        case method(String), user(UInt32), process(Int32)

        var pair: (name: String, value: String) {
            switch self {
            case .campaign(let code): ("DUBAN_CAMPAIGN", code)
            case .day(let day): ("DUBAN_DAY", day.description)
            case .task(let code): ("DUBAN_TASK", code)
            case .person(let person): ("DUBAN_PERSON", person.description)
            case .pillar(let name): ("DUBAN_PILLAR", name)
            case .rule(let rule): ("DUBAN_RULE", rule)
            case .reminder(let id): ("DUBAN_REMINDER", id)
            case .envelope(let id): ("DUBAN_ENVELOPE", id)
            case .plugin(let name): ("DUBAN_PLUGIN", name)
            case .channel(let name): ("DUBAN_CHANNEL", name)
            case .method(let name): ("DUBAN_METHOD", name)
            case .user(let uid): ("DUBAN_UID", String(uid))
            case .process(let pid): ("DUBAN_PID", String(pid))
            }
        }
    }

    package func log(_ sentence: @autoclosure () -> String, _ fields: [Field], to logger: Logger) {
        var metadata: Logger.Metadata = ["MESSAGE_ID": "\(rawValue)"]
        for field in fields {
            let pair = field.pair
            metadata[pair.name] = "\(pair.value)"
        }
        logger.log(level: level, "\(sentence())", metadata: metadata)
    }
}

/// A count and what is counted: `1 task`, `2 tasks`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
}
