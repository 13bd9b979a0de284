import DubanCore

/// The mail as a page: one column, inline styles, no images, nothing that is fetched.
struct PageBody {
    let wording: Wording

    init(_ wording: Wording) {
        self.wording = wording
    }

    func render(_ envelope: Envelope) -> String {
        let groups = LightGroup.groups(of: envelope).map { section($0, of: envelope) }.joined()
        let summary = envelope.kind == .notice ? [] : [wording.summary(of: envelope)]
        let sentences = ((envelope.notes ?? []).map(\.displayable) + summary)
            .map { "<p style=\"margin:0 0 24px;\">\(escaped($0))</p>\n" }.joined()
        return """
            <!DOCTYPE html>
            <html lang="\(wording.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(wording.subject(of: envelope)))</title>
            </head>
            <body style="margin:0;padding:0;background:#f3f4f6;">
            <div style="max-width:600px;margin:0 auto;padding:24px 16px;color:#1f2937;font:16px/1.6 \(fonts);">
            <p style="margin:0 0 8px;">\(escaped(wording.greeting(envelope.name)))</p>
            \(sentences)\(groups)<p style="margin:24px 0 0;font-size:13px;color:#6b7280;">\(escaped(wording.footer))</p>
            </div>
            </body>
            </html>

            """
    }

    private func section(_ group: LightGroup, of envelope: Envelope) -> String {
        let colour = colour(of: group.light)
        let heading = escaped(wording.heading(group.light, count: group.lines.count))
        let request = escaped(wording.request(group.light, ownsAny: group.ownsAny))
        return """
            <h2 style="margin:24px 0 0;font-size:18px;color:\(colour);">\(heading)</h2>
            <p style="margin:0 0 12px;color:#4b5563;">\(request)</p>
            \(group.lines.map { card($0, of: envelope, colour) }.joined())
            """
    }

    private func card(_ line: Envelope.Line, of envelope: Envelope, _ colour: String) -> String {
        let facts = wording.facts(about: line, for: envelope).enumerated().map { index, fact in
            let weight = index == 0 ? "color:\(colour);font-weight:600;" : "color:#4b5563;"
            return "<div style=\"font-size:15px;\(weight)\">\(escaped(wording.labelled(fact)))</div>\n"
        }
        return """
            <div style="margin:0 0 12px;padding:12px 16px;background:#ffffff;border-left:4px solid \(colour);\
            border-radius:4px;overflow-wrap:anywhere;">
            <div style="margin:0 0 4px;font-weight:600;">\(escaped(wording.title(of: line)))</div>
            \(facts.joined())</div>

            """
    }

    /// Dark enough on white to be read by everyone: a contrast of 4.5 and more.
    private func colour(of light: Light) -> String {
        switch light {
        case .red: "#b42318"
        case .yellow: "#93600a"
        case .green: "#1f6f4a"
        }
    }

    private var fonts: String {
        switch wording.language {
        case .traditionalChinese: "'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC',sans-serif"
        case .simplifiedChinese: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
        case .english: "system-ui,'Segoe UI',sans-serif"
        }
    }

    private func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
