import DubanCore
import FoundationEssentials

extension Settings {
    /// Reads `duban.yaml` strictly. Every problem is found at once: unknown keys, values of the wrong kind or out of
    /// range, what is missing, and what does not fit together.
    package static func load(_ path: String) throws(SettingsError) -> Settings {
        let text = try readConfigurationText(path)
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        let directory = absolute.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        return try read(text, file: path, directory: directory)
    }

    /// Reads the text of a settings file.
    ///
    /// - Parameters:
    ///   - file: Names it in problems.
    ///   - directory: What relative paths start from.
    static func read(_ text: String, file: String, directory: String) throws(SettingsError) -> Settings {
        let problems = ProblemList(file: file)
        let root = try parseConfiguration(text, problems)
        guard
            let section = root.section([
                "state-directory", "control-socket", "calendar-directory", "plugins", "campaigns",
                "day-must-finish-by", "supervision-office", "channel", "access", "calendar-feed", "courier",
            ])
        else { throw problems.error }
        let reader = SettingsReader(directory: directory)

        let campaigns = section.required("campaigns", "the list of campaigns").flatMap(reader.campaigns)
        let mustFinishBy = section["day-must-finish-by"].flatMap(reader.minute)
        let office = section.required("supervision-office", SettingsReader.person).flatMap(reader.person)
        let courier = section.required("courier", "the section that says who sends").flatMap(reader.courier)
        let channel = courier.map { reader.channel(section["channel"], $0, section["courier"]) } ?? .maildir
        let plugins = section["plugins"].flatMap(reader.plugins)
        let access = section["access"].flatMap(reader.access)
        let calendarFeed = section["calendar-feed"].flatMap(reader.calendarFeed)
        let stateDirectory = section["state-directory"].flatMap(reader.path)
        let controlSocket = section["control-socket"].flatMap(reader.path)
        let calendarDirectory = section["calendar-directory"].flatMap(reader.path)

        guard problems.isEmpty, let campaigns, let office, let courier else { throw problems.error }
        var settings = Settings(campaigns: campaigns, supervisionOffice: office, channel: channel, courier: courier)
        if let plugins { settings.plugins = plugins }
        if let mustFinishBy { settings.dayMustFinishBy = mustFinishBy }
        if let access { settings.access = access }
        settings.calendarFeed = calendarFeed
        if let stateDirectory { settings.stateDirectory = stateDirectory }
        if let controlSocket { settings.controlSocket = controlSocket }
        if let calendarDirectory { settings.calendarDirectory = calendarDirectory }
        return settings
    }
}
