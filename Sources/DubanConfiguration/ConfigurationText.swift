import Glibc
import Yams

/// Reads a configuration file whole: UTF-8, at most 1 MiB.
func readConfigurationText(_ path: String) throws(SettingsError) -> String {
    func refuse(_ sentence: String) -> SettingsError {
        SettingsError(problems: [.init(file: path, line: nil, sentence: sentence)])
    }
    let limit = 1 << 20
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refuse("cannot be opened: \(String(cString: strerror(errno))).") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        guard count >= 0 else { throw refuse("cannot be read: \(String(cString: strerror(errno))).") }
        if count == 0 { break }
        bytes += chunk[..<count]
        guard bytes.count <= limit else { throw refuse("is larger than 1 MiB, which no configuration file is.") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw refuse("is not UTF-8.") }
    return text
}

/// Parses a text as YAML and gives its root, which must be a mapping.
func parseConfiguration(_ text: String, _ problems: ProblemList) throws(SettingsError) -> ConfigurationValue {
    do {
        if let root = try Parser(yaml: text, encoding: .utf8).singleRoot() {
            return ConfigurationValue(node: root, path: "", problems: problems)
        }
        problems.add(nil, "is empty.")
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
        YamlError.composer(_, let problem, let mark, _)
    {
        problems.add(mark.line, "is not YAML from column \(mark.column) on: \(problem).")
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let names = keys.map { "'\($0)'" }.joined(separator: ", ")
        problems.add(context.mark.line, "\(names) is given twice in the same section; keep one of the two.")
    } catch {
        problems.add(nil, "is not YAML: it holds characters that YAML does not allow.")
    }
    throw problems.error
}
