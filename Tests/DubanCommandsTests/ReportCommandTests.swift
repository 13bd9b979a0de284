import ArgumentParser
import DubanCalendar
import DubanControl
import DubanCore
import FoundationEssentials
import Testing

@testable import DubanCommands

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

@Suite("dubanctl report") struct ReportCommandTests {
    private static let made: ReportMessages.Made = {
        let tasks = [
            ReportedTask(
                code: "1", title: "=建成,<廠房>", pillar: "p", unit: "甲局", owner: PersonID("甲局/張三"), light: .red,
                deadline: day("2021-04-09")),
            ReportedTask(
                code: "2", title: "路", pillar: "p", unit: "乙局", owner: PersonID("乙局/李四"), state: .done,
                deadline: day("2021-04-13"), closed: day("2021-04-13")),
            ReportedTask(
                code: "3", title: "約", pillar: "investment-attraction", unit: "乙局", owner: PersonID("乙局/李四"),
                deadline: day("2021-06-30"), numbers: ["contracts": 3, "started": 1]),
        ]
        return ReportMessages.Made(
            campaign: "c1", campaignName: "三千行動",
            labels: [
                "p": Phrase("項目建設", "项目建设", "Projects"),
                "investment-attraction": Phrase("招商引資", "招商引资", "Investment attraction"),
            ],
            report: DubanCore.report(
                .weekly, on: day("2021-04-14"), tasks: tasks, before: [], calendar: .plainWeek))
    }()

    private static let answer: FakeDaemon.Answer = { _ in
        ["{\"parameters\":\(String(decoding: try JSONEncoder().encode(made), as: UTF8.self))}"]
    }

    @Test("a bulletin is a table by pillar and unit, what is late, and what the figures mean")
    func text() async throws {
        try await withDaemon(Self.answer) { daemon, _ in
            let result = try dubanctl(
                ["report", "weekly", "--day", "2021-04-14", "--socket", daemon.path],
                environment: ["LANG": "zh_TW.UTF-8"], width: 80)
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                result.output.hasPrefix(
                    """
                    三千行動督辦週報
                    2021-04-12 至 2021-04-14

                    在辦 2 項（紅燈 1、黃燈 0），累計辦結 1 項，本期辦結 1 項，按時辦結率 50.0%；逾
                      期 1 項，本期延期 0 次。

                    各戰線
                    位次  變化  戰線      在辦  紅  黃  辦結  本期  按時率  逾期  延期
                       1    新  項目建設     1   1   0     1     1   50.0%     1     0
                       –        招商引資     1   0   0     0     0       –     0     0

                    各單位
                    位次  變化  單位  在辦  紅  黃  辦結  本期  按時率  逾期  延期
                       1    新  乙局     1   0   0     1     1  100.0%     0     0
                       2    新  甲局     1   1   0     0     0    0.0%     1     0

                    轉化與三率
                    戰線      指標     本期  上期
                    招商引資  履約率   0.0%     –
                    招商引資  開工率  33.3%     –
                    """), "\(result.output)")
            #expect(result.output.contains("1     2021-04-09     3     0  甲局/張三  =建成,<廠房>"), "\(result.output)")
            #expect(result.output.contains("按時率：按時辦結數 ÷"))
        }
    }

    @Test("the page escapes, and the CSV guards against formulas; both are whole or not there")
    func files() async throws {
        try await withDaemon(Self.answer) { daemon, directory in
            let (html, csv) = (directory + "/b.html", directory + "/b.csv")
            let result = try dubanctl([
                "report", "weekly", "--html", html, "--csv", csv, "--socket", daemon.path,
            ])
            #expect(result.output == "Written: \(html)\nWritten: \(csv)\n")
            let page = try String(contentsOf: URL(filePath: html), encoding: .utf8)
            #expect(page.contains("=建成,&lt;廠房&gt;"))
            #expect(!page.contains("<廠房>"))
            let table = String(decoding: try Data(contentsOf: URL(filePath: csv)), as: UTF8.self)
            #expect(table.hasPrefix("\u{FEFF}\"Weekly bulletin, 三千行動\",2021-04-12 to 2021-04-14\r\n"))
            #expect(table.contains("甲局/張三,\"'=建成,<廠房>\"\r\n"))
        }
    }

    @Test("a full-width sign begins a formula too, wherever a Chinese spreadsheet opens the CSV")
    func fullWidthFormula() async throws {
        var made = Self.made
        made.campaignName = "＝三千行動"
        let answer = try JSONEncoder().encode(made)
        try await withDaemon({ _ in ["{\"parameters\":\(String(decoding: answer, as: UTF8.self))}"] }) {
            daemon, directory in
            let csv = directory + "/b.csv"
            _ = try dubanctl(
                ["report", "weekly", "--csv", csv, "--socket", daemon.path], environment: ["LANG": "zh_TW.UTF-8"])
            let text = String(decoding: try Data(contentsOf: URL(filePath: csv)), as: UTF8.self)
            #expect(text.hasPrefix("\u{FEFF}'＝三千行動督辦週報,"))
        }
    }

    @Test("a period that there is not, and a day that is none, are refused before the daemon is asked")
    func wrongInput() throws {
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(["report", "yearly"]) }
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(["report"]) }
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(["report", "weekly", "--day", "4月"]) }
    }
}
