/// What is wrong with a configuration file: every problem that was found, in the order of the files and their lines.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The file's path as it was given.
        package let file: String
        /// Counted from 1; nil where the file as a whole is meant.
        package let line: Int?
        /// One sentence: the key, what is wrong with it, and what would be right.
        package let sentence: String

        package var description: String {
            file + (line.map { ":\($0)" } ?? "") + ": " + sentence
        }
    }

    package let problems: [Problem]

    package init(problems: [Problem]) {
        self.problems = problems
    }

    /// A line per problem.
    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

/// Gathers the problems of one file while it is read, so that an administrator sees all of them at once.
final class ProblemList {
    let file: String
    private(set) var problems: [SettingsError.Problem] = []

    init(file: String) {
        self.file = file
    }

    func add(_ line: Int?, _ sentence: String) {
        problems.append(SettingsError.Problem(file: file, line: line, sentence: sentence))
    }

    var isEmpty: Bool { problems.isEmpty }

    /// All of them, by line; sections are read in their own order, not in the file's.
    var error: SettingsError {
        let ordered = problems.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        return SettingsError(problems: ordered.map(\.element))
    }
}
