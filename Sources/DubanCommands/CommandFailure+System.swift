import DubanCore
import Glibc

extension Phrase {
    /// What the system calls an error: in the words of an office where it is a common one, else in the system's own, which is
    /// quoted in Chinese.
    ///
    /// - Parameter code: an `errno`.
    init(systemError code: CInt) {
        let english = String(cString: strerror(code))
        switch code {
        case ENOENT: self.init("沒有這個文件或目錄", "没有这个文件或目录", english)
        case EACCES, EPERM: self.init("沒有權限", "没有权限", english)
        case EISDIR: self.init("這是目錄", "这是目录", english)
        case ENOTDIR: self.init("路徑中有一處不是目錄", "路径中有一处不是目录", english)
        case EEXIST: self.init("已經存在", "已经存在", english)
        case ENOSPC, EDQUOT: self.init("磁盤空間不足", "磁盘空间不足", english)
        case EROFS: self.init("文件系統只讀", "文件系统只读", english)
        case EIO: self.init("讀寫出錯", "读写出错", english)
        case ENAMETOOLONG: self.init("名稱過長", "名称过长", english)
        default: self.init("「\(english)」", "“\(english)”", english)
        }
    }
}

extension CommandFailure {
    /// - Parameter code: an `errno`.
    static func unreadable(_ file: String, _ code: CInt) -> CommandFailure {
        guard !file.isEmpty else {
            return CommandFailure(
                .noInput, "文件名為空；請寫出文件名。", "文件名为空；请写出文件名。",
                "The name of the file is empty; give it one.")
        }
        let why = Phrase(systemError: code)
        return CommandFailure(
            .noInput, "讀不了 \(file)：\(why.traditional)。", "读不了 \(file)：\(why.simplified)。",
            "\(file) cannot be read: \(why.english).")
    }

    /// - Parameter code: an `errno`.
    static func unwritable(_ file: String, _ code: CInt) -> CommandFailure {
        unwritable(file, Phrase(systemError: code))
    }

    static func unwritable(_ file: String, _ why: Phrase) -> CommandFailure {
        CommandFailure(
            .cannotCreate, "寫不了 \(file)：\(why.traditional)。", "写不了 \(file)：\(why.simplified)。",
            "\(file) cannot be written: \(why.english).")
    }
}
