import ArgumentParser
import DubanCore
import FoundationEssentials

struct PluginNew: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a Swift package with the rules of a new pillar, to start from.",
        discussion: """
            The package builds and its tests pass as they are; writing-a-plugin.md of Duban's documentation says how to \
            go on. The daemon is not asked.
            """)

    /// The argument; nil only until ``validate()`` has looked for it behind `--pillar`.

    @Argument(
        help: "What the plugin, and its pillar in a ledger, is called: a-z, 0-9 and -, from a letter on.",
        transform: PluginName.init)
    var name: PluginName?

    @Option(
        help: ArgumentHelp("Where the package is made; else NAME, here.", valueName: "path"), completion: .directory)
    var directory: String?

    @Option(
        help: ArgumentHelp("The DubanPluginKit to build with; else the one that is installed.", valueName: "path"),
        completion: .directory)
    var kit: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What people call the pillar: in Traditional Chinese, Simplified Chinese and English, as far as they differ.",
            valueName: "label"))
    var pillar: [String] = []

    mutating func validate() throws {
        // What stands behind the labels is taken for one of them; the name is the one word that cannot be missing.
        if name == nil, let last = pillar.popLast() { name = try PluginName(last) }
        if name == nil { throw ValidationError("The plugin needs a name, such as lake-chiefs.") }
        if pillar.count > 3 {
            throw ValidationError("--pillar takes three labels at most: 湖長 湖长 \"Lake chiefs\".")
        }
        for label in pillar where label.isEmpty || label.withoutControlCharacters != label || label.utf8.count > 192 {
            throw ValidationError("'\(label.withoutControlCharacters)' cannot be a label; write a word or a few: 湖長.")
        }
    }

    func perform(at console: Console) throws {
        guard let name else { preconditionFailure("validated without a name") }
        try Self.refuseInstalled(name, executable: Self.executable)
        let template = PluginTemplate(
            name: name, traditional: pillar.first ?? name.words,
            simplified: pillar.dropFirst().first ?? pillar.first ?? name.words,
            english: pillar.dropFirst(2).first ?? name.words,
            kit: try PluginKit.find(kit, executable: Self.executable))
        let directory = directory ?? name.name
        try NewDirectory.write(template.files, to: directory)
        let label = Phrase(template.traditional, template.simplified, template.english)[console.language]
        console.write(
            console.words(
                "\(directory) 中是戰線「\(label)」的插件 \(name.name)：\n", "\(directory) 中是战线“\(label)”的插件 \(name.name)：\n",
                "\(directory) holds the plugin \(name.name) for the pillar \(label):\n"))
        for file in template.files { console.write("  \(file.path)\n") }
        console.write(
            console.words(
                "其中的規則只是樣子，請換成自己的。先看測試通過：cd \(directory) && make test\n",
                "其中的规则只是样子，请换成自己的。先看测试通过：cd \(directory) && make test\n",
                "Its rules are made to be replaced. To see them pass their tests: cd \(directory) && make test\n"))
    }

    /// - Throws: ``CommandFailure`` where a plugin of that name lies in `PREFIX/lib/duban/plugins` beside
    ///   `PREFIX/bin/dubanctl`.
    static func refuseInstalled(_ name: PluginName, executable: String) throws(CommandFailure) {
        let file = PluginKit.prefix(of: executable) + "/lib/duban/plugins/\(name.name).so"
        guard FileManager.default.fileExists(atPath: file) else { return }
        throw CommandFailure(
            .cannotCreate,
            "插件 \(name.name) 已經安裝（\(file)），新的會頂替它；請另取名稱。",
            "插件 \(name.name) 已经安装（\(file)），新的会顶替它；请另取名称。",
            "The plugin '\(name.name)' is installed already (\(file)), and this one would take its place; choose another "
                + "name.")
    }

    /// The running dubanctl, beside which the Kit is installed.
    private static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/usr/bin/dubanctl"
    }
}
