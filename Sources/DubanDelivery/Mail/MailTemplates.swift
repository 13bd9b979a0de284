import DubanCore
import Mustache

/// How mails look: a page and a plain text, each made from its template (Mustache). Templates are read once and hold for
/// every language and kind of mail.
package struct MailTemplates: Sendable {
    /// The file of the page, and the one of the plain text.
    package static let pageName = "mail.html.mustache"
    package static let plainName = "mail.txt.mustache"

    /// The house's own.
    package static let builtIn: MailTemplates = {
        do throws(MailTemplateFault) {
            return try MailTemplates(page: Source.builtInPage, plain: Source.builtInPlain)
        } catch {
            preconditionFailure("the built-in templates are sound: \(error)")
        }
    }()

    private let page: MustacheTemplate
    private let plain: MustacheTemplate

    /// - Throws: What is wrong with the first of the two that is unfit.
    init(page: Source, plain: Source) throws(MailTemplateFault) {
        PageText.register()
        self.page = try page.template(contentType: PageText.name)
        self.plain = try plain.template(contentType: "TEXT")
        try tryOut(page, { $0.page(of: $1) })
        try tryOut(plain, { $0.plain.render($1) })
    }

    func page(of contents: MailContents) -> String {
        page.render(contents)
    }

    /// With `\n` line ends.
    func plain(of contents: MailContents) -> String {
        PlainLayout.laidOut(plain.render(contents))
    }

    /// Renders made-up mails: a template that leaves out what a mail is there to say would be found out by nobody.
    private func tryOut(
        _ source: Source, _ render: (MailTemplates, MailContents) -> String
    ) throws(MailTemplateFault) {
        for language in Language.allCases {
            for kind in Envelope.Kind.allCases {
                let contents = MailContents(.madeUp(kind, in: language))
                let text = render(self, contents)
                for line in contents.groups.flatMap(\.lines) where !text.contains(line.title) {
                    throw MailTemplateFault(
                        "\(source.file): leaves tasks out: a made-up \(kind.rawValue) in \(language.rawValue) does not say "
                            + "the title of \(line.code); write {{title}} within {{#lines}} within {{#groups}}.")
                }
                for note in contents.notes where !text.contains(note) {
                    throw MailTemplateFault(
                        "\(source.file): leaves notes out: a made-up \(kind.rawValue) in \(language.rawValue) does not say "
                            + "them; write {{#notes}}{{note}}{{/notes}}.")
                }
            }
        }
    }
}

/// Why templates cannot be used: one sentence, with the file and where it can be the line.
package struct MailTemplateFault: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension MailTemplates {
    /// A template as it is written.
    struct Source {
        /// Names it in faults.
        let file: String
        let text: String

        static let builtInPage = Source(
            file: pageName, text: String(decoding: PackageResources.mail_html_mustache, as: UTF8.self))
        static let builtInPlain = Source(
            file: plainName, text: String(decoding: PackageResources.mail_txt_mustache, as: UTF8.self))

        func template(contentType: String) throws(MailTemplateFault) -> MustacheTemplate {
            do throws(MailTemplateCheck.Finding) {
                try MailTemplateCheck.check(text)
            } catch {
                throw MailTemplateFault("\(file):\(error.line): \(error.sentence)")
            }
            do {
                // A line of its own, which leaves nothing behind.
                return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}\n" + text)
            } catch {
                // A brace at the very end, or one with a combining mark behind it; all else the check has found.
                let line = (error as? MustacheTemplate.ParserError).map { ":\($0.context.lineNumber - 1)" } ?? ""
                throw MailTemplateFault(
                    "\(file)\(line): holds a brace that is part of no tag, and cannot be read for it.")
            }
        }
    }
}

/// Escapes what goes into the page. Scalar by scalar: the library's own HTML goes by characters, and passes over a quote
/// with a combining mark behind it, which is a character of its own and ends an attribute all the same.
struct PageText: MustacheContentType {
    static let name = "DUBAN_PAGE"

    /// Makes the name known to the library, which keeps one list for the process; once is enough, twice does no harm.
    static func register() {
        MustacheContentTypes.register(PageText(), named: name)
    }

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { PageText.entity($0) != nil }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let entity = PageText.entity(byte) { result += entity.utf8 } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
