import DubanCore
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
            .noInput, "在 \(places[0]) 和 \(places[1]) 都找不到 \(name)；請用 \(option) 指明。",
            "在 \(places[0]) 和 \(places[1]) 都找不到 \(name)；请用 \(option) 指明。",
            "\(name) lies neither at \(places[0]) nor at \(places[1]); name it by \(option).")
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
            let why = Phrase(systemError: errno)
            throw CommandFailure(
                .internalError, "無法確定當前目錄：\(why.traditional)。", "无法确定当前目录：\(why.simplified)。",
                "The directory cannot be found out: \(why.english).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
