import DubanCalendar
import DubanCore
import DubanExchange
import Testing

@Suite("People file")
struct PeopleFileTests {
    private static func file(_ text: String) -> PeopleFile {
        PeopleFile(csv: Array(text.utf8))
    }

    /// A file with one person and one more column.
    private static func file(column header: String, _ cell: String) -> PeopleFile {
        file("姓名,單位,職務,郵箱,\(header)\n張三,市住建局,責任人,zhang.san@example.org,\"\(cell)\"\n")
    }

    @Test("a full row is read field by field")
    func fullRow() {
        let file = Self.file(
            """
            姓名,單位,職務,郵箱,直接上級,語言,請假自,請假至,代理人
            李四,市住建局,責任人,li.si@example.org,彭甲,简体,2021-04-26,2021/5/10,市住建局/趙六
            """
        )
        #expect(file.problems == [])
        #expect(
            file.rows == [
                PersonRow(
                    row: 2,
                    name: "李四",
                    unit: "市住建局",
                    role: .officer,
                    address: "li.si@example.org",
                    superior: "彭甲",
                    language: .simplifiedChinese,
                    absentFrom: Day("2021-04-26"),
                    absentUntil: Day("2021-05-10"),
                    deputy: "市住建局/趙六"
                )
            ]
        )
        #expect(file.layout?.headers[.role] == "職務")
    }

    @Test(
        "a role is read from the words of its place in the reporting line",
        arguments: [
            ("責任人", Role.officer), ("科員", .officer), ("干部", .officer), ("科室負責人", .sectionHead), ("科长", .sectionHead),
            ("分管領導", .leaderInCharge), ("副市長", .leaderInCharge), ("副局长", .leaderInCharge), ("主要領導", .topLeader),
            ("局長", .topLeader), ("市长", .topLeader), ("督查室", .supervisionOffice), ("督查室主任", .supervisionOffice),
        ]
    )
    func roles(text: String, role: Role) {
        let file = Self.file("姓名,单位,角色,邮箱\n張三,市住建局,\(text),a@example.org\n")
        #expect(file.rows.map(\.role) == [role])
    }

    @Test(
        "a language is read",
        arguments: [
            ("zh-Hant", Language.traditionalChinese), ("繁體", .traditionalChinese), ("zh-hans", .simplifiedChinese),
            ("英文", .english), ("en", .english),
        ]
    )
    func languages(text: String, language: Language) {
        #expect(Self.file(column: "語言", text).rows.map(\.language) == [language])
    }

    @Test("English headers are understood")
    func englishHeaders() {
        let file = Self.file(
            "Name,Unit,Role,Email,Superior,Absent from,Absent until,Deputy\n"
                + "John Smith,Bureau,officer,j.smith@example.org,Bureau/Ann Lee,2021-04-26,2021-05-10,Ann Lee\n"
        )
        #expect(file.problems == [])
        #expect(file.rows.map(\.superior) == ["Bureau/Ann Lee"])
        #expect(file.rows.map(\.absentUntil) == [Day("2021-05-10")])
    }

    @Test(
        "a cell that is wrong is refused with its field",
        arguments: [
            ("語言", "法文", ImportField.language, "one of zh-Hant, zh-Hans, en"),
            ("上級", "張三、李四", .superior, "names more than one person"),
            ("上級", "/彭甲", .superior, "has no unit before the slash"),
            ("代理人", "待定", .deputy, "is not a person"),
            ("請假自", "2021-04-26", .absentUntil, "has no last day"),
            ("請假至", "2021-05-10", .absentFrom, "has no first day"),
            ("請假自", "下週", .absentFrom, "not an exact day"),
        ]
    )
    func refused(header: String, cell: String, field: ImportField, sentence: String) {
        let file = Self.file(column: header, cell)
        #expect(file.rows == [])
        #expect(file.problems.map(\.field) == [field])
        #expect(file.problems.first?.words.english.contains(sentence) == true, "\(file.problems)")
    }

    @Test("an absence that ends before it begins is refused")
    func absenceBackwards() {
        let file = Self.file(
            "姓名,單位,職務,郵箱,請假自,請假至\n張三,市住建局,責任人,a@example.org,2021-05-10,2021-04-26\n"
        )
        #expect(file.problems.map(\.field) == [.absentUntil])
    }

    @Test(
        "an address that no mail could reach is refused",
        arguments: [
            "", "zhang", "@example.org", "zhang@", "a@b@example.org", "a b@example.org", "zhang@163", "a@-b.org",
            "a@b..org",
            ".a@example.org", "張三@example.org", "a@example.org\r\nBcc: b@example.org", "<a@example.org>",
        ]
    )
    func addresses(address: String) {
        let file = Self.file("姓名,單位,職務,郵箱\n張三,市住建局,責任人,\"\(address)\"\n")
        #expect(file.problems.map(\.field) == [.address])
    }

    @Test("a role that the ladder does not know is refused with the words that it knows")
    func unknownRole() {
        let file = Self.file("姓名,單位,職務,郵箱\n張三,市住建局,顧問,a@example.org\n")
        #expect(
            file.problems.map(\.words.english) == [
                "“顧問” is no role that the ladder knows; one of 責任人, 科室負責人, 分管領導, 主要領導, 督查室 would be right"
            ]
        )
    }

    @Test("a person stands once in a unit, and may have a namesake in another")
    func doubledPerson() {
        let file = Self.file(
            "姓名,單位,職務,郵箱\n張三,甲局,科員,a@example.org\n張三,乙局,科員,b@example.org\n張 三,甲局,科長,c@example.org\n"
        )
        #expect(file.rows.map(\.unit) == ["甲局", "乙局"])
        #expect(file.problems.map(\.row) == [4])
        #expect(file.problems.first?.words.english.contains("stands in row 2 already") == true)
    }

    @Test("a missing column is one problem")
    func missingColumns() {
        let file = Self.file("姓名,單位\n張三,市住建局\n")
        #expect(file.problems.count == 1)
        #expect(file.problems.first?.words.english.contains("lacks 角色, 郵箱;") == true)
    }
}
