/// What a number format shows a number as.
enum NumberFormat: Hashable {
    case number
    case percent
    /// A day, of which the format shows everything but perhaps the year.
    case day
    /// A month and its year, but no day of it: 2021年6月.
    case month
    /// A time of day, or a length of time.
    case time

    /// A format that Excel knows by its number (ECMA-376 part 1, 18.8.30), those of Chinese installations among them.
    init(builtIn number: Int) {
        self =
            switch number {
            case 9, 10: .percent
            case 14, 15, 16, 22, 28...31, 51, 53, 54, 58: .day
            case 17, 27, 36, 50, 52, 57: .month
            case 18...21, 32...35, 45...47, 55, 56: .time
            default: .number
            }
    }

    /// A format by its code, such as `yyyy"年"m"月"d"日";@`.
    init(code: String) {
        let letters = NumberFormat.letters(code)
        let isNumber = letters.contains { "0#?".contains($0) } && !letters.contains("y")
        let isTime = letters.contains("h") || letters.contains("s")
        if isNumber {
            self = letters.contains("%") ? .percent : .number
        } else if letters.contains("d") || letters.contains("a") {
            self = .day
        } else if letters.contains("y") || letters.contains("e") || (letters.contains("m") && !isTime) {
            self = .month
        } else {
            self = isTime ? .time : .number
        }
    }

    /// The first section of a code without what it only shows: quoted text, escaped signs, colours, locales, padding.
    private static func letters(_ code: String) -> String {
        var letters = ""
        var rest = Substring(code.lowercased())
        while let sign = rest.popFirst() {
            switch sign {
            case ";": return cleaned(letters)
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let bracket = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(bracket.count + 1)
                // [h], [mm] and [s] count beyond a day.
                if !bracket.isEmpty, bracket.allSatisfy({ "hms".contains($0) }) { letters += "h" }
            default: letters.append(sign)
            }
        }
        return cleaned(letters)
    }

    private static func cleaned(_ letters: String) -> String {
        ["general", "am/pm", "a/p", "e+", "e-", "@"].reduce(letters) { text, words in
            text.split(separator: words, omittingEmptySubsequences: false).joined()
        }
    }
}
