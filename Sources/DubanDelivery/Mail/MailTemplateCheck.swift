/// Reads a template's tags, and finds the first that cannot be.
///
/// Of Mustache a template may use variables, sections, inverted sections and comments. What else there is (partials,
/// lambdas, other delimiters, transforms) no mail needs; unescaped variables would let a task's title write the page.
struct MailTemplateCheck {
    /// What is wrong, and in which line, counted from 1.
    struct Finding: Error, Hashable {
        let line: Int
        /// Begins in lower case, as after the file's name, and ends in a full stop.
        let sentence: String
    }

    /// Sections within sections: a mail has five parts within each other, and each may ask a few questions.
    private static let deepest = 32

    private struct Section {
        let name: String
        let line: Int
        /// The part that the section is about; nil for one that only asks a question.
        let scope: MailScope?
    }

    private var open: [Section] = []

    static func check(_ template: String) throws(Finding) {
        var check = MailTemplateCheck()
        var line = 1
        var rest = Array(template.utf8)[...]
        while let start = rest.firstRange(of: "{{".utf8) {
            line += rest[..<start.lowerBound].count(where: \.isLineEnd)
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "}}".utf8) else {
                throw Finding(line: line, sentence: "'{{' is never closed; a tag ends in '}}'.")
            }
            let tag = rest[..<end.lowerBound]
            try check.read(String(decoding: tag, as: UTF8.self), line)
            line += tag.count(where: \.isLineEnd)
            rest = rest[end.upperBound...]
        }
        if let section = check.open.last {
            throw Finding(
                line: section.line,
                sentence: "the section '\(section.name)' has no end; it ends in {{/\(section.name)}}.")
        }
    }

    private mutating func read(_ tag: String, _ line: Int) throws(Finding) {
        let sign = tag.first ?? " "
        let shown = String(tag.displayable.prefix(40))
        let name = String(("#^/".contains(sign) ? tag.dropFirst() : tag[...]).trimmed)
        switch sign {
        case "!": return
        case "{", "&":
            throw Finding(
                line: line,
                sentence: "'{{\(shown)}}' would put a value into the page as it is; "
                    + "write '{{name}}', which escapes it.")
        case "/":
            guard let section = open.popLast() else {
                throw Finding(line: line, sentence: "'{{\(shown)}}' ends a section that is not open.")
            }
            guard section.name == name else {
                throw Finding(
                    line: line,
                    sentence: "'{{\(shown)}}' stands where the section '\(section.name)' of line \(section.line) "
                        + "must end first.")
            }
        case "#", "^":
            let meaning = try meaning(of: name, line)
            guard open.count < MailTemplateCheck.deepest else {
                throw Finding(
                    line: line, sentence: "more than \(MailTemplateCheck.deepest) sections stand within each other.")
            }
            var scope: MailScope?
            if sign == "#", case .list(let part) = meaning { scope = part }
            if let scope, open.contains(where: { $0.scope == scope }) {
                throw Finding(
                    line: line, sentence: "'\(name)' is gone through within itself, once for each of its parts.")
            }
            open.append(Section(name: name, line: line, scope: scope))
        default:
            guard try meaning(of: name, line) == .text else {
                throw Finding(
                    line: line,
                    sentence: "'\(name)' is no words to write; it opens a section, {{#\(name)}}…{{/\(name)}}.")
            }
        }
    }

    /// What the name means at this place: a part's own names go before those of the parts around it.
    private func meaning(of name: String, _ line: Int) throws(Finding) -> MailScope.Meaning {
        let scopes = open.compactMap(\.scope).reversed() + [.mail]
        guard name.utf8.allSatisfy({ $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") }), !name.isEmpty else {
            let shown = String(name.displayable.prefix(40))
            throw Finding(
                line: line,
                sentence: "'{{\(shown)}}' is not understood; "
                    + "a tag is {{name}}, {{#name}}, {{^name}}, {{/name}} or {{! remark}}.")
        }
        for scope in scopes {
            if let meaning = scope.meaning(of: name) { return meaning }
        }
        let place = MailScope.allCases.first { $0.meaning(of: name) != nil }
        if let place, let list = place.list {
            throw Finding(line: line, sentence: "'\(name)' is known only within {{#\(list)}}…{{/\(list)}}.")
        }
        let known = scopes.flatMap(\.names).joined(separator: ", ")
        throw Finding(line: line, sentence: "'\(name.prefix(40))' is not known here; known are \(known).")
    }
}

extension MailScope {
    /// The list whose parts these are; nil for the mail itself.
    fileprivate var list: String? {
        switch self {
        case .mail: nil
        case .note: "notes"
        case .group: "groups"
        case .line: "lines"
        case .fact: "facts"
        }
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
