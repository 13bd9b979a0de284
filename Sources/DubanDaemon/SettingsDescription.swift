import DubanCalendar
import DubanConfiguration
import DubanControl
import Foundation

/// What `dubanctl config` asks for: a settings file as duband reads it, as one JSON document.
struct SettingsDescription {
    let file: String

    func document() -> SettingsDocument {
        do throws(SettingsError) {
            let settings = try Settings.load(file)
            let given = try Settings.keys(inFile: file)
            let problems = surroundingProblems(settings)
            return SettingsDocument(
                file: file,
                settings: settings.entries.map {
                    .init(key: $0.key, value: $0.value, isDefault: !given.contains($0.key))
                }, problems: problems)
        } catch {
            return SettingsDocument(
                file: file, settings: [], problems: error.problems.map(SettingsDocument.Problem.init))
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document()), as: UTF8.self)
    }

    /// What would keep duband from its work though the settings are right.
    private func surroundingProblems(_ settings: DubanConfiguration.Settings) -> [SettingsDocument.Problem] {
        var problems: [SettingsDocument.Problem] = []
        do throws(SettingsError) {
            _ = try WorkCalendar.load(directory: settings.calendarDirectory)
        } catch {
            problems += error.problems.map(SettingsDocument.Problem.init)
        }
        var isDirectory: ObjCBool = false
        let plugins = settings.plugins.directory
        if !FileManager.default.fileExists(atPath: plugins, isDirectory: &isDirectory) || !isDirectory.boolValue {
            problems.append(
                SettingsDocument.Problem(
                    file: plugins, line: nil,
                    sentence:
                        "there is no such directory; `directory` under `plugins` names the one that has the plugins"))
        }
        return problems
    }
}

extension SettingsDocument.Problem {
    fileprivate init(_ problem: SettingsError.Problem) {
        self.init(file: problem.file, line: problem.line, sentence: problem.sentence)
    }
}
