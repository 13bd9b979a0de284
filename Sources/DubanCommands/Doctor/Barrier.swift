/// What by its mode keeps the users of units from a file.
struct Barrier {
    /// What is to be read, and by whom.
    struct Reading {
        var file: FilePath
        /// At the file itself; on the way there it is ``FileAccess/search``.
        var needed: FileAccess
        var readers: [Account]
    }

    /// Whom it keeps away, and somebody is there.
    fileprivate(set) var barred: [Account]
    /// Where it was met first.
    fileprivate let reading: Reading
    fileprivate let step: FilePath.Step
    /// Whether it is the file itself, and no directory on the way.
    let isTarget: Bool

    var target: String { reading.file.path }
    var path: String { step.path }
    var standing: FileStanding { step.standing }

    /// The first that each reader meets on each way, those at one place as one.
    static func found(in readings: [Reading]) -> [Barrier] {
        var barriers: [Barrier] = []
        for reading in readings {
            for reader in reading.readers {
                guard let met = reading.firstBarrier(for: reader) else { continue }
                guard let known = barriers.firstIndex(where: { $0.path == met.path }) else {
                    barriers.append(met)
                    continue
                }
                if !barriers[known].barred.contains(reader) { barriers[known].barred.append(reader) }
            }
        }
        return barriers
    }

    private var needed: FileAccess { isTarget ? reading.needed : .search }

    /// The commands that take it away and open no more than they must: what is root's goes to a group that all readers are
    /// of, if there is one, and a directory on the way may be gone through.
    var mending: [String] {
        let letters = needed.letters
        if isTarget, standing.group == 0, let group = sharedGroup {
            let isEnough = needed.isSubset(of: FileAccess(rawValue: standing.mode >> 3 & 0o7))
            return ["chgrp \(group) \(path)"] + (isEnough ? [] : ["chmod g+\(letters) \(path)"])
        }
        let classes = barred.map { $0.permissionClass(of: standing).rawValue }
        return ["chmod \("ugo".filter { classes.contains(String($0)) })+\(letters) \(path)"]
    }

    /// The name of the first reader's own group, or of another one that all are of.
    private var sharedGroup: String? {
        guard let first = reading.readers.first else { return nil }
        let shared = first.groups.keys.filter { group in
            group != 0 && reading.readers.allSatisfy { $0.groups.keys.contains(group) }
        }
        let group = shared.contains(first.primaryGroup) ? first.primaryGroup : shared.min()
        return group.flatMap { first.groups[$0] }
    }
}

extension Barrier.Reading {
    fileprivate func firstBarrier(for reader: Account) -> Barrier? {
        for (index, step) in file.steps.enumerated() {
            let isTarget = file.isComplete && index == file.steps.count - 1
            if !reader.may(isTarget ? needed : .search, step.standing) {
                return Barrier(barred: [reader], reading: self, step: step, isTarget: isTarget)
            }
        }
        return nil
    }
}
