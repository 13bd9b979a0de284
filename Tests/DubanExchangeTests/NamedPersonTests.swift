import DubanCore
import DubanExchange
import Testing

@Suite("One named person")
struct NamedPersonTests {
    private func owner(_ text: String) -> LedgerFile {
        LedgerFile(csv: Array("序號,任務,責任人,完成時限\n1,建廠房,\"\(text)\",2021-04-30\n".utf8))
    }

    @Test(
        "one name is taken, closed up where it was spaced out",
        arguments: [
            ("張三", "張三"), (" 張三 ", "張三"), ("張　三", "張三"), ("歐陽三", "歐陽三"), ("買買提·三", "買買提·三"),
            ("John Smith", "John Smith"), ("和三", "和三"), ("何委", "何委"),
        ]
    )
    func taken(text: String, name: String) {
        #expect(owner(text).problems == [])
        #expect(owner(text).rows.map(\.owner) == [name])
    }

    @Test(
        "several names are refused",
        arguments: [
            "張三、李四", "張三,李四", "張三，李四", "張三;李四", "張三；李四", "張三/李四", "張三 李四", "張三　李四", "張三\n李四",
            "張三等", "張三等人", "張三+李四",
        ]
    )
    func several(text: String) {
        let problems = owner(text).problems
        #expect(problems.map(\.field) == [.owner])
        #expect(problems.first?.row == 2)
        #expect(problems.first?.words.english.contains("names more than one person") == true)
    }

    @Test(
        "words that name nobody are refused",
        arguments: [
            "各區", "各縣(市、區)", "相關單位", "有关部门", "待定", "待確定", "責任單位", "無", "—", "/", "-", "1", "工作專班",
            "市發改委", "市財政局", "TBD",
        ]
    )
    func nobody(text: String) {
        let problems = owner(text).problems
        #expect(problems.map(\.field) == [.owner])
        #expect(problems.first?.words.english.contains("one named person is right, such as 張三") == true)
    }

    @Test("an empty cell is refused, white space too", arguments: ["", " ", "\u{3000}"])
    func empty(text: String) {
        #expect(
            owner(text).problems.map(\.words.english) == ["no person is named; one named person is right, such as 張三"])
    }
}
