import DubanCore

/// Finds people by the names that a file calls them.
struct PersonIndex {
    /// Why a name does not stand for one person.
    enum Failure: Error, Hashable {
        case unknown
        case ambiguous([PersonID])
    }

    private let ids: Set<PersonID>
    private var byName: [String: [PersonID]] = [:]

    init(_ people: some Sequence<PersonID>) {
        ids = Set(people)
        for id in ids.sorted() {
            let name = id.description.split(separator: "/").last.map(String.init) ?? id.description
            byName[name, default: []].append(id)
        }
    }

    /// The person who is called `text` (`name` or `unit/name`) from within a unit: somebody of that unit comes first,
    /// then the only one of that name anywhere.
    func find(_ text: String, from unit: String) throws(Failure) -> PersonID {
        let written = PersonID(text)
        if text.contains("/"), ids.contains(written) { return written }
        let neighbour = PersonID(unit: unit, name: text)
        if ids.contains(neighbour) { return neighbour }
        let others = byName[text] ?? []
        guard let only = others.first else { throw .unknown }
        guard others.count == 1 else { throw .ambiguous(others) }
        return only
    }

    /// Everybody of that name.
    func all(named name: String) -> [PersonID] {
        byName[name] ?? []
    }

    func contains(_ id: PersonID) -> Bool {
        ids.contains(id)
    }
}

extension PersonIndex.Failure {
    /// One sentence about a name in a file: what is wrong, and what would be right.
    func words(name: String) -> Phrase {
        switch self {
        case .unknown:
            Phrase(
                "名冊中沒有「\(name)」；請先導入有此人的名冊，或改正姓名", "名册中没有“\(name)”；请先导入有此人的名册，或改正姓名",
                "nobody called 「\(name)」 is among the people; import the people file with them first, or correct the name"
            )
        case .ambiguous(let people):
            Phrase(
                "「\(name)」可能是 \(people.map(\.description).joined(separator: "、"))；請寫其一",
                "“\(name)”可能是 \(people.map(\.description).joined(separator: "、"))；请写其一",
                "「\(name)」 may be \(people.map(\.description).joined(separator: " or ")); write one of these")
        }
    }
}
