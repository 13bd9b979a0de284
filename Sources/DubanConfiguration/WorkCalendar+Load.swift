package import DubanCalendar
import FoundationEssentials

extension WorkCalendar {
    /// The calendar of all the year files (`YYYY.yaml`) of a directory, in the order of their names. Years without a
    /// file are provisional. Names that begin with a dot or end otherwise are not calendars and are left alone.
    package static func load(directory: String) throws(SettingsError) -> WorkCalendar {
        var problems: [SettingsError.Problem] = []
        var files: [CalendarFile] = []
        for name in try calendarNames(in: directory) {
            let path = directory + "/" + name
            guard CalendarFile.fileYear(path) != nil else {
                problems.append(
                    .init(file: path, line: nil, sentence: "is not named for a year; a calendar is YYYY.yaml."))
                continue
            }
            do throws(SettingsError) {
                files.append(try CalendarFile.load(path))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return WorkCalendar(exceptions: files.flatMap(\.exceptions), announcedYears: files.map(\.year))
    }

    private static func calendarNames(in directory: String) throws(SettingsError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
                .sorted()
        } catch {
            let sentence = "cannot be listed; it must be a directory of calendars that this user may read."
            throw SettingsError(problems: [.init(file: directory, line: nil, sentence: sentence)])
        }
    }
}
