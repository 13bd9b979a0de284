import DubanPluginKit

// MARK: - Application windows

extension ScienceTechnology {
    static let windowOpens = Rule(
        "window-opens", label: Text("申報開放", "申报开放", "Window opens"),
        sentence: Text(
            "申報已開放，市內 {internal} 截止，正式 {closing} 截止，還剩 {days} 天。",
            "申报已开放，市内 {internal} 截止，正式 {closing} 截止，还剩 {days} 天。",
            "The window is open: due in the city on {internal}, officially on {closing}, {days} days left."))
    static let windowPool = Rule(
        "window-pool", series: "window", label: Text("建庫摸底", "建库摸底", "Pool of applicants"),
        sentence: Text(
            "申報 {closing} 截止，還剩 {days} 天：請摸底建庫，確定擬申報對象。",
            "申报 {closing} 截止，还剩 {days} 天：请摸底建库，确定拟申报对象。",
            "The application closes on {closing}, {days} days left: settle who is to apply."))
    static let windowMaterials = Rule(
        "window-materials", series: "window", label: Text("材料核查", "材料核查", "Check of materials"),
        sentence: Text(
            "申報 {closing} 截止，還剩 {days} 天：請核查申報材料，列出缺項。",
            "申报 {closing} 截止，还剩 {days} 天：请核查申报材料，列出缺项。",
            "The application closes on {closing}, {days} days left: check the materials and list what is missing."))
    static let windowPreReview = Rule(
        "window-pre-review", series: "window", label: Text("市級預審", "市级预审", "City's pre-review"),
        sentence: Text(
            "申報 {closing} 截止，還剩 {days} 天：請組織市級預審，市內 {internal} 截止。",
            "申报 {closing} 截止，还剩 {days} 天：请组织市级预审，市内 {internal} 截止。",
            "The application closes on {closing}, {days} days left: hold the city's pre-review; due in the city on {internal}."
        ))
    static let internalDue = Rule(
        "internal-due", series: "window", label: Text("市內截止", "市内截止", "Due in the city"),
        sentence: Text(
            "市內 {internal} 截止，申報 {closing} 截止，還剩 {days} 天，尚未申報。",
            "市内 {internal} 截止，申报 {closing} 截止，还剩 {days} 天，尚未申报。",
            "Due in the city on {internal}, officially on {closing}, {days} days left, and not filed."))
    static let windowSubmit = Rule(
        "window-submit", series: "window", label: Text("提交上報", "提交上报", "Submission"),
        sentence: Text(
            "申報 {closing} 截止，還剩 {days} 天：請提交上報，市內 {internal} 截止。",
            "申报 {closing} 截止，还剩 {days} 天：请提交上报，市内 {internal} 截止。",
            "The application closes on {closing}, {days} days left: submit it; due in the city on {internal}."))
    static let internalLate = Rule(
        "internal-late", series: "window", label: Text("市內逾期", "市内逾期", "Late in the city"),
        sentence: Text(
            "市內截止日 {internal} 已過仍未申報；申報 {closing} 截止，還剩 {days} 天。",
            "市内截止日 {internal} 已过仍未申报；申报 {closing} 截止，还剩 {days} 天。",
            "Not filed by the city's own day, {internal}; the application closes on {closing}, {days} days left."))
    static let windowFreeze = Rule(
        "window-freeze", label: Text("系統凍結", "系统冻结", "Portal freeze"),
        sentence: Text(
            "申報 {closing} 截止，還剩 {days} 天仍未申報；系統擁堵、停機隨時可能，視同凍結，亮紅燈。",
            "申报 {closing} 截止，还剩 {days} 天仍未申报；系统拥堵、停机随时可能，视同冻结，亮红灯。",
            "The application closes on {closing}, {days} days left, and is not filed. The portal may jam or stop: it counts as frozen, red."
        ))
    static let windowLastDay = Rule(
        "window-last-day", series: "window", label: Text("最後一天", "最后一天", "Last day"),
        sentence: Text(
            "申報 {closing} 截止，只剩 {days} 天，仍未申報。", "申报 {closing} 截止，只剩 {days} 天，仍未申报。",
            "The application closes on {closing}: {days} days left, and not filed."))
    static let windowClosed = Rule(
        "window-closed", label: Text("錯過申報", "错过申报", "Window missed"),
        sentence: Text(
            "申報已於 {closing} 截止，台賬無申報記錄，亮紅燈。", "申报已于 {closing} 截止，台账无申报记录，亮红灯。",
            "The application closed on {closing}, and the ledger has none: red."))
    static let resultPending = Rule(
        "result-pending", label: Text("跟蹤結果", "跟踪结果", "Result pending"),
        sentence: Text(
            "{filed} 已申報，已過 {days} 天，請跟蹤評審、公示結果並錄入台賬。",
            "{filed} 已申报，已过 {days} 天，请跟踪评审、公示结果并录入台账。",
            "Filed on {filed}, {days} days ago: follow its review and enter the result."))
}

// MARK: - Certificates, annual reports, calls

extension ScienceTechnology {
    static let certificateExpiring = Rule(
        "certificate-expiring", label: Text("證書將到期", "证书将到期", "Certificate running out"),
        sentence: Text(
            "證書有效期至 {expires}，還剩 {days} 天，請準備重新認定（複核）。",
            "证书有效期至 {expires}，还剩 {days} 天，请准备重新认定（复核）。",
            "The certificate is valid until {expires}, {days} days left: prepare its renewal."))
    static let certificateExpired = Rule(
        "certificate-expired", label: Text("證書已到期", "证书已到期", "Certificate run out"),
        sentence: Text(
            "證書有效期至 {expires}，已過期 {days} 天，亮紅燈。", "证书有效期至 {expires}，已过期 {days} 天，亮红灯。",
            "The certificate ran out on {expires}, {days} days ago: red."))
    static let annualReportDue = Rule(
        "annual-report-due", series: "annual-report", label: Text("年報將到期", "年报将到期", "Annual report ahead"),
        sentence: Text(
            "年報 {due} 截止，還剩 {days} 天。", "年报 {due} 截止，还剩 {days} 天。",
            "The annual report is due on {due}: {days} days left."))
    static let annualReportLate = Rule(
        "annual-report-late", series: "annual-report", label: Text("年報逾期", "年报逾期", "Annual report late"),
        sentence: Text(
            "年報 {due} 已截止，逾期 {days} 天未報。", "年报 {due} 已截止，逾期 {days} 天未报。",
            "The annual report was due on {due}, {days} days ago."))
    static let callExpected = Rule(
        "call-expected", label: Text("人才年度申報", "人才年度申报", "Yearly call expected"),
        sentence: Text(
            "上次申報 {last} 開放，本年度預計在 {expected} 前後，請跟蹤通知並更新台賬日期。",
            "上次申报 {last} 开放，本年度预计在 {expected} 前后，请跟踪通知并更新台账日期。",
            "The last call was on {last}; the next is expected about {expected}: watch for it and enter its days."))
}
