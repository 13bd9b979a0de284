/// Samples under one name, as Prometheus reads them: the text exposition format 0.0.4.
struct MetricFamily {
    struct Sample {
        var labels: [(name: String, value: String)] = []
        var value: Int64
    }

    /// Begins with `duban_` and ends with its base unit, where it has one.
    let name: String
    /// A sentence.
    let help: String
    var samples: [Sample]

    init(_ name: String, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.help = help
        self.samples = samples
    }

    init(_ name: String, _ help: String, _ value: Int64) {
        self.init(name, help, [Sample(value: value)])
    }

    /// All of them are gauges: what is counted can become less, when a ledger is restored.
    var text: String {
        var text = "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) gauge\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            text += name + (labels.isEmpty ? "" : "{" + labels.joined(separator: ",") + "}") + " \(sample.value)\n"
        }
        return text
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.append(character)
            }
        }
    }
}
