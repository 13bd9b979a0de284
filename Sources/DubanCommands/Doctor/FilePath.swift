import Glibc

/// A file or a directory, and all that lies on the way to it, links followed.
struct FilePath: Hashable {
    struct Step: Hashable {
        var path: String
        var standing: FileStanding
    }

    /// As it was named.
    var path: String
    /// From / on, the file itself last, as far as whoever asks may see.
    var steps: [Step]
    /// Whether they end with the file itself.
    var isComplete: Bool

    /// The symbolic links that the kernel follows in one path (path_resolution(7)).
    private static let mostLinks = 40

    /// Looks at a path, which starts from the working directory where it is relative.
    static func look(at path: String) -> FilePath {
        var found = FilePath(path: path, steps: [], isComplete: false)
        let start = path.hasPrefix("/") ? "" : (try? ProgramFile.workingDirectory()) ?? ""
        var rest = Array((start + "/" + path).split(separator: "/").reversed())
        var here: [Substring] = []
        var links = 0
        guard found.add("/") else { return found }
        while let name = rest.popLast() {
            if name == "." { continue }
            if name == ".." {
                here = here.dropLast()
                continue
            }
            let next = "/" + (here + [name]).joined(separator: "/")
            if let target = link(next) {
                links += 1
                guard links <= mostLinks else { return found }
                if target.hasPrefix("/") { here = [] }
                rest += target.split(separator: "/").reversed().map { Substring($0) }
                continue
            }
            guard found.add(next) else { return found }
            here.append(name)
        }
        found.isComplete = true
        return found
    }

    private mutating func add(_ path: String) -> Bool {
        guard case .success(let standing) = FileStanding.look(at: path) else { return false }
        steps.append(Step(path: path, standing: standing))
        return true
    }

    /// What a symbolic link says; nil where there is none.
    private static func link(_ path: String) -> String? {
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { max(0, readlink(path, $0.baseAddress!, $0.count)) }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
