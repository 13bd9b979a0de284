import DubanCore

extension CommandFailure {
    /// Why one task or person was not entered or corrected: all of the problems in one sentence.
    init(_ problems: [ImportProblem]) {
        func sentence(_ language: Language, colon: String, separator: String, end: String) -> String {
            problems.map { problem in
                (problem.field.map { $0.name + colon } ?? "") + problem.words[language]
            }.joined(separator: separator) + end
        }
        self.init(
            .refused,
            Phrase(
                sentence(.traditionalChinese, colon: "：", separator: "；", end: "。"),
                sentence(.simplifiedChinese, colon: "：", separator: "；", end: "。"),
                sentence(.english, colon: ": ", separator: "; ", end: ".")))
    }
}
