import DubanControl
import DubanCore

private let words = Phrase(traditional: "繁", simplified: "简", english: "words")

extension Sample {
    private static let plugin = [
        PluginMessages.Plugin(
            name: "sample", label: words, path: "/p/sample.so", running: false, reason: "it died",
            warnings: ["no lock"],
            parked: 1),
        PluginMessages.Plugin(
            name: "absent", label: nil, path: "", running: true, reason: nil, warnings: [], parked: 0),
    ]

    static let plugins: [Sample] = [
        reply(PluginMessages.List.method, PluginMessages.Plugins(plugins: plugin)),
        call(PluginMessages.Get.method, PluginMessages.Get(name: "sample")),
        reply(
            PluginMessages.Get.method, PluginMessages.Description(plugin: plugin[1]),
            PluginMessages.Description(
                plugin: plugin[0],
                attributes: [
                    PluginMessages.Attribute(
                        name: "note", kind: .text, required: true, recusesUnit: true, label: words)
                ],
                settings: [
                    PluginMessages.Setting(name: "days", kind: "a whole number", default: "1", value: "2", label: words)
                ],
                rules: [PluginMessages.Rule(id: "late", series: "late", label: words, sentence: words)],
                parkedTasks: [
                    PluginMessages.ParkedTask(campaign: "year", code: "1", title: "道路", reason: "it died")
                ])),
        call(PluginMessages.Reload.method, PluginMessages.Reload(name: "sample")),
        reply(
            PluginMessages.Reload.method, PluginMessages.Reloaded(plugin: plugin[1], reviewed: 1, parked: 0)),
        call(PluginMessages.Retry.method, PluginMessages.Retry(name: nil), PluginMessages.Retry(name: "sample")),
        reply(PluginMessages.Retry.method, PluginMessages.Retried(retried: 1, parked: 0)),
    ]
}
