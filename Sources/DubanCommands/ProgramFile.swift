import Glibc

/// Finds the programs that belong to this one.
enum ProgramFile {
    /// In the place where it is installed beside this program, or among what was built with it.
    ///
    /// - Parameter option: names it otherwise.
    static func installed(_ name: String, option: String) throws(CommandFailure) -> String {
        let directory = try text { readlink("/proc/self/exe", $0, $1) }
            .split(separator: "/").dropLast().map { "/" + $0 }.joined()
        let places = ["\(directory)/../lib/duban/\(name)", "\(directory)/\(name)"]
        if let place = places.first(where: { access($0, X_OK) == 0 }) { return place }
        throw CommandFailure(
            .noInput, "\(name) lies neither at \(places[0]) nor at \(places[1]); name it by \(option).")
    }

    static func workingDirectory() throws(CommandFailure) -> String {
        try text { getcwd($0, $1) == nil ? -1 : strlen($0) }
    }

    /// What a system call writes into a buffer, of which it returns the length.
    private static func text(
        _ call: (UnsafeMutablePointer<CChar>, Int) -> Int
    ) throws(CommandFailure) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { max(0, call($0.baseAddress!, $0.count)) }
        }
        guard !bytes.isEmpty else {
            throw CommandFailure(
                .internalError, "The directory cannot be found out: \(String(cString: strerror(errno))).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
