package import DubanControl
import DubanCore
import DubanPluginHosting
import DubanPluginKit
package import DubanStore
import DubanSystem

extension Supervision {
    /// Every plugin, and every pillar whose tasks have none.
    package func pluginList() throws -> [PluginMessages.Plugin] {
        var parked = try parkedCounts()
        var list = plugins.standings.map { standing in
            PluginMessages.Plugin(
                name: standing.name, label: standing.label, path: standing.path, running: standing.isRunning,
                reason: standing.reason, warnings: standing.warnings,
                parked: parked.removeValue(forKey: standing.name) ?? 0)
        }
        for (pillar, count) in parked {
            list.append(
                PluginMessages.Plugin(
                    name: pillar, label: nil, path: "", running: false,
                    reason: "no plugin of this name is installed; the plain deadline rules judge its tasks",
                    warnings: [], parked: count))
        }
        return list.sorted { $0.name < $1.name }
    }

    /// Everything about one plugin.
    package func plugin(_ name: String) async throws -> PluginMessages.Description {
        // Asked first: it may have to be started, and only then is it known how it is.
        let declaration = try? await plugins.declaration(of: name)?.get()
        let list = try pluginList()
        guard let plugin = list.first(where: { $0.name == name }) else {
            throw SupervisionError.unknownPlugin(name, known: list.map(\.name))
        }
        var description = PluginMessages.Description(plugin: plugin)
        if let declaration {
            let values = plugins.standings.first { $0.name == name }?.settings ?? [:]
            description.attributes = declaration.attributes.map { PluginMessages.Attribute($0) }
            description.settings = declaration.settings.map { PluginMessages.Setting($0, value: values[$0.name]) }
            description.rules = declaration.rules.map { PluginMessages.Rule($0) }
        }
        for campaign in self.campaigns {
            let left = PluginMessages.Description.mostParkedTasks - description.parkedTasks.count
            description.parkedTasks += try store.parkedTasks(in: campaign.code, pillar: name, limit: left).map {
                PluginMessages.ParkedTask(
                    campaign: campaign.code, code: $0.code, title: $0.title, reason: $0.reason)
            }
        }
        return description
    }

    /// Puts a plugin's file, as it is now, in the place of the one at work: before the next batch, also in the middle of
    /// a day. Where it is unfit, the one at work stays.
    package func reloadPlugin(_ name: String, by actor: Stamp.Actor) async throws -> PluginMessages.Reloaded {
        let declaration: PluginDeclaration
        let new: InstalledPlugin
        do throws(PluginFailure) {
            new = try install(name)
            declaration = try await plugins.start(candidate: new.host)
            if let rival = declaration.rival(among: declarations) { throw rival }
        } catch {
            JournalEvent.pluginRefused.log(
                "The plugin \(name) is not reloaded: \(error.sentence)", [.plugin(name), .pillar(name)], to: logger)
            throw SupervisionError.pluginUnfit(name, reason: error.sentence)
        }
        await plugins.replace(with: new.host)
        declarations = (declarations.filter { $0.name != name } + [declaration]).sorted { $0.name < $1.name }
        digests[name] = new.digest
        let file = new.host.file.path
        basis.refusedPlugins.removeAll { file == $0.path || file.hasPrefix($0.path + "/") }
        JournalEvent.pluginReloaded.log(
            "\(actor) has reloaded the plugin \(name); its pillar's tasks are judged again",
            [.plugin(name), .pillar(name)], to: logger)
        let (reports, _) = try await inTurn { supervision in
            try await supervision.rebase(name)
            return try await supervision.retryParkedNow(of: name, by: actor)
        }
        guard let plugin = try pluginList().first(where: { $0.name == name }) else {
            throw SupervisionError.unknownPlugin(name, known: [])
        }
        return PluginMessages.Reloaded(
            plugin: plugin, reviewed: reports.reduce(0) { $0 + $1.reviewed },
            parked: reports.reduce(0) { $0 + $1.parked })
    }

    /// Has parked tasks judged by their own plugins again.
    package func retryParked(of name: String?, by actor: Stamp.Actor) async throws -> PluginMessages.Retried {
        let list = try pluginList()
        if let name, !list.contains(where: { $0.name == name }) {
            throw SupervisionError.unknownPlugin(name, known: list.map(\.name))
        }
        let (reports, retried) = try await inTurn { try await $0.retryParkedNow(of: name, by: actor) }
        return PluginMessages.Retried(retried: retried, parked: reports.reduce(0) { $0 + $1.parked })
    }

    /// Makes the parked tasks due and does the day's work of the campaigns that are running.
    private func retryParkedNow(
        of name: String?, by actor: Stamp.Actor
    ) async throws -> (reports: [ReviewMessages.DayReport], retried: Int) {
        var reports: [ReviewMessages.DayReport] = []
        var retried = 0
        for campaign in self.campaigns {
            let today = try clock.moment(in: campaign.timeZone).day
            guard campaign.firstDay <= today, today <= campaign.lastDay else { continue }
            retried += try store.retryParked(in: campaign.code, pillar: name, on: today)
            reports.append(try await runDayAlone(of: campaign, day: today, by: actor))
        }
        return (reports, retried)
    }

    func parkedCounts() throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for campaign in self.campaigns {
            counts.merge(try store.parkedCounts(in: campaign.code)) { $0 + $1 }
        }
        return counts
    }
}

extension PluginMessages.Attribute {
    fileprivate init(_ attribute: AnyAttribute) {
        let kind: Kind =
            switch attribute.kind {
            case .text: .text
            case .number: .number
            case .day: .day
            case .flag: .flag
            }
        self.init(
            name: attribute.name, kind: kind, required: attribute.isRequired, recusesUnit: attribute.recusesUnit,
            label: Phrase(attribute.label))
    }
}

extension PluginMessages.Setting {
    fileprivate init(_ setting: AnySetting, value: String?) {
        let standard = setting.defaultValue.text
        self.init(
            name: setting.name, kind: setting.defaultValue.kindName, default: standard, value: value ?? standard,
            label: Phrase(setting.label))
    }
}

extension PluginMessages.Rule {
    fileprivate init(_ rule: Rule) {
        self.init(id: rule.id, series: rule.series, label: Phrase(rule.label), sentence: Phrase(rule.sentence))
    }
}
