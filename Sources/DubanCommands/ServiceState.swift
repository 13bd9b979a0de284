import DubanCore

/// How systemd finds duband's unit.
struct ServiceState: Equatable {
    private static let unit = "duband.service"
    /// As systemctl(1) names them: `activating (auto-restart), exit-code`.
    private let state: String
    /// How often it was started again by itself.
    private let restarts: Int

    /// Nil where systemd does not run, does not tell, or has no such unit.
    static func duband() -> ServiceState? {
        let names = ["LoadState", "ActiveState", "SubState", "Result", "NRestarts"]
        return Systemd.properties(names, of: unit).flatMap(ServiceState.init)
    }

    init?(properties: [String: String]) {
        guard properties["LoadState"] == "loaded", let active = properties["ActiveState"],
            let sub = properties["SubState"]
        else { return nil }
        let result = properties["Result"] ?? "success"
        state = "\(active) (\(sub))" + (result == "success" ? "" : ", \(result)")
        restarts = properties["NRestarts"].flatMap(Int.init) ?? 0
    }

    /// To go behind another one.
    var sentence: Phrase {
        let times = restarts == 0 ? "" : ", started again \(counted(restarts, "time"))"
        return Phrase(
            "systemd 稱 \(Self.unit) 為「\(state)」\(restarts == 0 ? "" : "，已重啟 \(restarts) 次")。",
            "systemd 称 \(Self.unit) 为“\(state)”\(restarts == 0 ? "" : "，已重启 \(restarts) 次")。",
            " systemd says of \(Self.unit): \(state)\(times).")
    }
}
