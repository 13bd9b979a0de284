import DubanDelivery
import Foundation
import Glibc

/// A file in mbox format, to which the mail system appends. How far it was read is kept in a file of the courier's own: a
/// bounce that is read twice would undo what an administrator has done since.
struct BounceMailbox: BounceBox {
    let path: String
    /// Where it is kept how far the file was read.
    let bookmark: String

    private static let chunk = 1 << 16
    private static let separator = Array("\nFrom ".utf8)

    var watched: String { path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "." }

    func forEachNew(_ read: ([UInt8]) throws -> Void) throws {
        guard let file = try BounceFile(path) else { return }
        var place = remembered(file)
        while place < file.size {
            let end = try self.end(of: place, file)
            try read(try file.bytes(from: place, count: min(end - place, BounceReport.mostBytes)).afterFirstLine)
            place = end
            try remember(place, file)
        }
    }

    /// Where the message that begins at a place ends: before the next line that begins with `From `.
    private func end(of start: Int, _ file: BounceFile) throws -> Int {
        var place = start
        while place < file.size {
            // The pieces overlap, so that no separator is cut.
            let bytes = try file.bytes(from: place, count: Self.chunk + Self.separator.count - 1)
            if bytes.isEmpty { break }
            var search = bytes[...]
            while let newline = search.firstIndex(of: UInt8(ascii: "\n")) {
                if bytes[newline...].starts(with: Self.separator) { return place + newline + 1 }
                search = search[(newline + 1)...]
            }
            place += Self.chunk
        }
        return file.size
    }

    /// 0 where the file is another one, or shorter than it was.
    private func remembered(_ file: BounceFile) -> Int {
        let text = FileManager.default.contents(atPath: bookmark).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, UInt64(words[0]) == file.number, let place = Int(words[1]), place <= file.size else {
            return 0
        }
        return max(0, place)
    }

    private func remember(_ place: Int, _ file: BounceFile) throws {
        do {
            try Data("\(file.number) \(place)\n".utf8).write(to: URL(filePath: bookmark), options: .atomic)
        } catch {
            throw BounceBoxFailure(description: "cannot write \(bookmark): \(error)")
        }
    }
}

extension [UInt8] {
    /// Without mbox's own line, `From sender date`.
    fileprivate var afterFirstLine: [UInt8] {
        guard starts(with: "From ".utf8), let end = firstIndex(of: UInt8(ascii: "\n")) else { return self }
        return Array(self[(end + 1)...])
    }
}
