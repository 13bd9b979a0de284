import DubanCalendar
import DubanCore
import DubanExchange
import Testing

@Suite("Ledger file")
struct LedgerFileTests {
    private static func file(_ text: String) -> LedgerFile {
        LedgerFile(csv: Array(text.utf8))
    }

    /// A ledger with one column beside those that every ledger has.
    private static func file(column header: String, _ cell: String) -> LedgerFile {
        file("序號,任務,責任人,完成時限,\(header)\n1,建廠房,張三,2021-04-30,\"\(cell)\"\n")
    }

    @Test("a full row is read field by field")
    func fullRow() throws {
        let file = Self.file(
            """
            序號,任務,戰線,責任單位,責任人,牽頭領導,交辦日期,完成時限,狀態,目標(萬平方米),完成值,節點,制約要素,上級任務,最近聯繫
            XM-1,標準廠房二期,項目建設,市住建局,張三,李四,2021-03-01,2021年10月31日,在辦,"1,200",18.5,\
            立項：2021-03-12（2021-03-10）；開工:2021/4/15,土地:2021-04-01; 資金:2021-04-05(2021-04-20),XM-0,2021-04-27
            """
        )
        #expect(file.problems == [])
        let row = try #require(file.rows.first)
        #expect(file.rows.count == 1)
        #expect(
            row
                == TaskRow(
                    row: 2,
                    code: "XM-1",
                    title: "標準廠房二期",
                    pillar: "項目建設",
                    unit: "市住建局",
                    owner: "張三",
                    lead: "李四",
                    assigned: Day("2021-03-01"),
                    due: .day(try #require(Day("2021-10-31"))),
                    state: .open,
                    meter: Meter(target: 1200, achieved: 18.5, unit: "萬平方米"),
                    milestones: [
                        Milestone(
                            name: "立項",
                            planned: try #require(Day("2021-03-12")),
                            reached: Day("2021-03-10")
                        ),
                        Milestone(name: "開工", planned: try #require(Day("2021-04-15"))),
                    ],
                    blockers: [
                        Blocker(name: "土地", since: try #require(Day("2021-04-01"))),
                        Blocker(
                            name: "資金",
                            since: try #require(Day("2021-04-05")),
                            resolved: Day("2021-04-20")
                        ),
                    ],
                    attributes: ["最近聯繫": "2021-04-27"],
                    parent: "XM-0"
                )
        )
        #expect(file.layout?.headers[.owner] == "責任人")
        #expect(file.layout?.headers[.target] == "目標(萬平方米)")
        #expect(file.layout?.headers[.attribute("最近聯繫")] == "最近聯繫")
    }

    @Test(
        "the header is recognised in Traditional and Simplified, in any order, spaced out, below a title",
        arguments: [
            "序號,任務,責任人,完成時限\n1,建廠房,張三,2021-04-30",
            "序号,任务,责任人,完成时限\n1,建廠房,張三,2021-04-30",
            "完成时限,责任人,工作任务,编号\n2021-04-30,張三,建廠房,1",
            "No,title,owner,deadline\n1,建廠房,張三,2021-04-30",
            "No.,Title,OWNER,Deadline\n1,建廠房,張三,2021-04-30",
            "\u{3000}序 號 , 事 項,\"責任\n人\",截止日期\n1,建廠房,張三,2021-04-30",
            "2021年重點工作台賬,,,\n,,,\n序號,任務名稱,責任人,辦結時限\n1,建廠房,張三,2021-04-30",
            "序號\t項目名稱\t責任人\t完成時限（年月日）\n1\t建廠房\t張三\t2021-04-30",
        ]
    )
    func headers(text: String) {
        let file = Self.file(text)
        #expect(file.problems == [])
        #expect(file.rows.map(\.code) == ["1"])
        #expect(file.rows.map(\.title) == ["建廠房"])
        #expect(file.rows.map(\.owner) == ["張三"])
        #expect(file.rows.map(\.due?.words) == ["2021-04-30"])
        #expect(file.rows.first?.attributes.isEmpty == true)
    }

    @Test("the preferred header gets the field, and the other column is an attribute")
    func preferredHeader() {
        let file = Self.file("序號,項目名稱,任務,責任人,完成時限\n1,東部產業園,建廠房,張三,2021-04-30\n")
        #expect(file.rows.map(\.title) == ["建廠房"])
        #expect(file.rows.map(\.attributes) == [["項目名稱": "東部產業園"]])
    }

    @Test(
        "單位 is the unit that is responsible, or what the target is counted in",
        arguments: [
            ("單位", "市住建局", "市住建局", ""),
            ("責任單位,目標,單位", "市住建局,5,家", "市住建局", "家"),
            ("目標,單位", "5,市住建局", "市住建局", ""),
            ("責任單位,目標,計量單位", "市住建局,5,家", "市住建局", "家"),
            ("责任单位,目标(個),单位", "市住建局,5,家", "市住建局", "家"),
            ("责任单位,目标(個)", "市住建局,5", "市住建局", "個"),
        ]
    )
    func unitRule(headers: String, cells: String, unit: String, meterUnit: String) {
        let file = Self.file("序號,任務,責任人,完成時限,\(headers)\n1,建廠房,張三,2021-04-30,\(cells)\n")
        #expect(file.problems == [])
        #expect(file.rows.map(\.unit) == [unit])
        #expect(file.rows.map { $0.meter?.unit ?? "" } == [meterUnit])
    }

    @Test("a missing column is one problem that lists the headers that are understood")
    func missingColumns() throws {
        let file = Self.file("序號,任務,備註\n1,建廠房,無\n2,修路,無\n")
        #expect(file.rows == [])
        let problem = try #require(file.problems.first)
        #expect(file.problems.count == 1)
        #expect(problem.row == 1)
        #expect(problem.words.english.contains("lacks 責任人, 完成時限;"))
        #expect(!problem.words.english.contains("序號"))
    }

    @Test("a header that stands twice is refused")
    func doubledHeader() {
        let file = Self.file("序號,任務,責任人,責任人,完成時限\n1,建廠房,張三,李四,2021-04-30\n")
        #expect(file.rows == [])
        #expect(file.problems.map(\.field) == [.attribute("責任人")])
        #expect(file.problems.first?.words.english.contains("column 3 and column 4") == true)
    }

    @Test("a code that stands twice is refused with the row of the other")
    func doubledCode() {
        let file = Self.file("序號,任務,責任人,完成時限\n1,建廠房,張三,2021-04-30\n\n1,修路,李四,2021-05-08\n")
        #expect(file.rows.map(\.row) == [2])
        #expect(file.problems.map(\.row) == [4])
        #expect(file.problems.map(\.field) == [.code])
        #expect(file.problems.first?.words.english.contains("stands in row 2 already") == true)
    }

    @Test("a value beside the table is refused: mostly a comma without quotes has moved what stands behind it")
    func width() {
        let file = Self.file("序號,任務,責任人,完成時限,\n1,建廠房,張三,2021-04-30,,\n2,建廠,房,李四,2021-04-30\n")
        #expect(file.rows.map(\.code) == ["1"])
        #expect(file.problems.contains { $0.row == 3 && $0.words.english.contains("cell 5, “2021-04-30”") })
    }

    @Test("every fault of a row is told, and the other rows are kept")
    func allFaults() {
        let file = Self.file("序號,任務,責任人,完成時限\n1,建廠房,張三,2021-04-30\n,,各區,4月底前\n3,修路,李四,2021-05-08\n")
        #expect(file.rows.map(\.code) == ["1", "3"])
        #expect(file.problems.map(\.row) == [3, 3, 3, 3])
        #expect(file.problems.map(\.field) == [.code, .title, .owner, .deadline])
    }

    @Test(
        "a cell that is surely wrong is refused with its field",
        arguments: [
            ("交辦日期", "四月", ImportField.assigned, "not an exact day"),
            ("交辦日期", "2021-05-01", .deadline, "lies before the day 2021-05-01 of handing over"),
            ("狀態", "差不多", .state, "one of 在辦, 暫緩, 辦結, 銷號, 撤銷 would be right"),
            ("目標", "很多", .target, "“很多” is not a number"),
            ("目標", "1,20", .target, "is not a number"),
            ("目標", "nan", .target, "is not a number"),
            ("目標", "0x10", .target, "is not a number"),
            ("完成值", "5", .target, "no target is set"),
            ("牽頭領導", "張三、李四", .lead, "names more than one person"),
            ("節點", "開工", .milestones, "has no colon"),
            ("節點", "開工:四月底", .milestones, "開工: “四月底” is not an exact day"),
            ("節點", "開工:2021-04-15(2021-04-19", .milestones, "does not close its parenthesis"),
            ("節點", ":2021-04-15", .milestones, "has no name"),
            ("制約要素", "土地:2021-04-20(2021-04-01)", .blockers, "was resolved on 2021-04-01, before it began"),
            ("上級任務", "1", .parent, "cannot be part of itself"),
        ]
    )
    func refused(header: String, cell: String, field: ImportField, sentence: String) {
        let file = Self.file(column: header, cell)
        #expect(file.rows == [])
        #expect(file.problems.map(\.field) == [field])
        #expect(file.problems.map(\.row) == [2])
        #expect(file.problems.first?.words.english.contains(sentence) == true, "\(file.problems)")
    }

    @Test(
        "a state is read in every word for it",
        arguments: [
            ("在辦", TaskState.open), ("办理中", .open), ("暫緩", .suspended), ("暂缓", .suspended), ("辦結", .done),
            ("已完成", .done), (" 销号 ", .struck), ("撤銷", .cancelled), ("Done", .done),
        ]
    )
    func states(text: String, state: TaskState) {
        #expect(Self.file(column: "狀態", text).rows.map(\.state) == [state])
    }

    @Test(
        "a number is read as people write it",
        arguments: [("45", 45.0), ("４５．５", 45.5), ("1,200", 1200), ("1,234,567.5", 1_234_567.5), ("-3", -3), ("0", 0)]
    )
    func numbers(text: String, number: Double) {
        let file = Self.file(column: "目標", text)
        #expect(file.rows.map(\.meter) == [Meter(target: number)])
    }

    @Test("an achieved value of nought without a target is nothing to complain of")
    func noughtAchieved() {
        let file = Self.file(column: "完成值", "0")
        #expect(file.problems == [])
        #expect(file.rows.map(\.meter) == [nil])
    }

    @Test("what is no CSV at all is one problem", arguments: ["序號,\"任務\n1,2", "序號,任務\u{0}"])
    func noCSV(text: String) {
        let file = Self.file(text)
        #expect(file.rows == [])
        #expect(file.problems.map(\.row) == [1])
    }

    @Test("a header that no list knows is mapped to its field, and a mapped header that is not there is named")
    func mapping() throws {
        let text = "編碼,任務,責任人,辦到哪天\n1,建廠房,張三,2021-04-30"
        let mapping = [ColumnMapping(header: "編碼", field: .code), ColumnMapping(header: "辦到哪天", field: .deadline)]
        let file = LedgerFile(csv: Array(text.utf8), options: .init(mapping: mapping))
        #expect(file.problems == [])
        #expect(file.rows.map(\.code) == ["1"])
        #expect(file.layout?.headers[.deadline] == "辦到哪天")
        let other = LedgerFile(
            csv: Array(text.utf8), options: .init(mapping: mapping + [ColumnMapping(header: "無", field: .lead)]))
        #expect(
            other.problems.map(\.words.english) == [
                "no column has the header “無”; there are “編碼”, “任務”, “責任人”, “辦到哪天”"
            ])
        // A slip in the option is named beside what is therefore missing.
        let slip = LedgerFile(
            csv: Array(text.utf8), options: .init(mapping: [ColumnMapping(header: "無", field: .code)]))
        #expect(slip.problems.count == 2)
        #expect(slip.problems.first?.words.english.hasPrefix("no column has the header “無”") == true)
    }

    @Test("a cell that holds a spreadsheet's error is refused, whatever column it stands in")
    func errors() {
        let file = Self.file("序號,任務,責任人,完成時限,備註\n1,建廠房,張三,2021-04-30,#REF!")
        #expect(file.problems.map(\.field) == [.attribute("備註")])
        #expect(
            file.problems.first?.words.english == "the cell holds the error #REF!; mend its formula in the spreadsheet")
    }
}
