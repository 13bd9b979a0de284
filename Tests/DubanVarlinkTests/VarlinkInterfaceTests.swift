import DubanTestSupport
import Testing

@testable import DubanVarlink

@Suite("reading an interface description")
struct VarlinkInterfaceTests {
    @Test("the certification interface is read in full")
    func certification() throws {
        let interface = try VarlinkInterface(varlinkCertificationDescription)
        #expect(interface.name == "org.varlink.certification")
        #expect(interface.description == varlinkCertificationDescription)
        #expect(
            interface.methods.map(\.name)
                == ["Start"] + (1...11).map { $0 < 10 ? "Test0\($0)" : "Test\($0)" } + ["End"]
        )
        #expect(interface.types.map(\.name) == ["Interface", "MyType"])
        #expect(interface.errors.map(\.name) == ["ClientIdError", "CertificationError"])
        #expect(
            interface.errors.last?.fields == [.init(name: "wants", type: .object), .init(name: "got", type: .object)]
        )
        let pair = VarlinkInterface.ValueType.structure([
            .init(name: "first", type: .int), .init(name: "second", type: .string),
        ])
        #expect(
            interface.types.last?.type
                == .structure([
                    .init(name: "object", type: .object),
                    .init(name: "enum", type: .enumeration(["one", "two", "three"])),
                    .init(name: "struct", type: pair),
                    .init(name: "array", type: .array(.string)),
                    .init(name: "dictionary", type: .map(.string)),
                    .init(name: "stringset", type: .map(.structure([]))),
                    .init(name: "nullable", type: .optional(.string)),
                    .init(name: "nullable_array_struct", type: .optional(.array(pair))),
                    .init(name: "interface", type: .named("Interface")),
                ])
        )
        let truths = [VarlinkInterface.Field(name: "foo", type: .bool), .init(name: "bar", type: .bool)]
        #expect(
            interface.types.first?.type
                == .structure([
                    .init(name: "foo", type: .optional(.array(.optional(.map(.enumeration(["foo", "bar", "baz"])))))),
                    .init(name: "anon", type: .structure(truths)),
                ])
        )
        #expect(interface.method("End")?.input == [.init(name: "client_id", type: .string)])
        #expect(interface.method("End")?.output == [.init(name: "all_ok", type: .bool)])
        #expect(interface.method("Missing") == nil)
    }

    @Test("a comment right above a method says whether it takes or wants more")
    func streaming() throws {
        let interface = try VarlinkInterface(
            """
            interface a.b
            # Watches.
            # [Requires 'more' flag]
            method Watch() -> ()

            # [Supports 'more' flag]
            method List() -> ()
            method Get() -> ()
            # [Requires 'more' flag]

            method Put() -> ()
            """
        )
        #expect(interface.methods.map(\.streaming) == [.required, .supported, .never, .never])
    }

    @Test("blanks matter nowhere")
    func blanks() throws {
        let interface = try VarlinkInterface(
            "interface a.b method Get(a:?[]int,b:T)->(c:[string]T)type T(x,y)error E()"
        )
        #expect(
            interface.method("Get")?.input
                == [.init(name: "a", type: .optional(.array(.int))), .init(name: "b", type: .named("T"))]
        )
        #expect(interface.method("Get")?.output == [.init(name: "c", type: .map(.named("T")))])
    }

    @Test(
        "bad text is refused with its line",
        arguments: [
            ("", 1, #"the end where "interface" should be"#),
            ("interface a", 1, #""a" where an interface name like org.example.ledger should be"#),
            ("interface a.-b", 1, #""a.-b" where an interface name like org.example.ledger should be"#),
            ("interface 1.b", 1, #""1.b" where an interface name like org.example.ledger should be"#),
            ("interface a.b\n\nfunc X", 3, #""func" where "type", "method" or "error" should be"#),
            ("interface a.b\ntype x ()", 2, #""x" where a name that begins with a capital letter should be"#),
            ("interface a.b\ntype T (a: int,)", 2, #"")" where a field name should be"#),
            ("interface a.b\ntype T (a: int, b)", 2, #"")" where ":" and a type should be"#),
            ("interface a.b\ntype T (a, b: int)", 2, #"":" where ")" should be"#),
            ("interface a.b\ntype T (a: ??int)", 2, #""?" where a type after a single "?" should be"#),
            ("interface a.b\ntype T (a: number)", 2, #""number" where a type should be"#),
            ("interface a.b\ntype T (_a: int)", 2, #""_a" where a field name should be"#),
            ("interface a.b\ntype T (a__b: int)", 2, #""a__b" where a field name should be"#),
            ("interface a.b\ntype T (a: int, a: int)", 2, "the field a is defined twice"),
            ("interface a.b\ntype T ()\nerror T ()", 3, "the name T is defined twice"),
            ("interface a.b\ntype T (\n a: U)", 3, "the type U is not defined"),
            ("interface a.b\nmethod M() -> (a, b)", 2, "every field needs a type"),
            ("interface a.b\nmethod M() => ()", 2, #"the character "=" has no meaning here"#),
            ("interface a.b\nmethod M()", 2, #"the end where "->" should be"#),
        ]
    )
    func badText(text: String, line: Int, problem: String) throws {
        let error = try #require(throws: VarlinkInterfaceError.self) { try VarlinkInterface(text) }
        #expect(error.line == line)
        #expect(error.problem == problem)
    }

    @Test("types that nest without end are refused")
    func depth() throws {
        let text = "interface a.b\ntype T (a: " + String(repeating: "[]", count: 100_000) + "int)"
        let error = try #require(throws: VarlinkInterfaceError.self) { try VarlinkInterface(text) }
        #expect(error.problem == "types nest deeper than 32")
    }
}
