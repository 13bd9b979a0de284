import DubanCore

extension CommandFailure {
    /// What is wrong with a value that the daemon does not take, by the option that it was given for.
    ///
    /// - Parameter parameter: as the interface names it.
    static func sentence(forParameter parameter: String) -> Phrase {
        switch parameter {
        case "reason":
            Phrase(
                "理由不能為空；請以 --reason 說明緣由。", "理由不能为空；请以 --reason 说明缘由。",
                "The reason is empty; say why, by --reason.")
        case "last":
            Phrase(
                "--until 所指的日子已過；請寫今天或以後的日子。", "--until 所指的日子已过；请写今天或以后的日子。",
                "The day of --until has passed; name today or a later day.")
        case "name":
            Phrase(
                "名稱不能為空；請以 --name 寫出名稱。", "名称不能为空；请以 --name 写出名称。",
                "The name is empty; give one by --name.")
        case "window":
            Phrase(
                "--window 不是一日之內的時段；請寫如 08:30-18:00。", "--window 不是一日之内的时段；请写如 08:30-18:00。",
                "--window are no hours of one day; write them as 08:30-18:00.")
        case "matcher":
            Phrase(
                "沒有指明靜默什麼；請指明，如 --task 或 --unit。", "没有指明静默什么；请指明，如 --task 或 --unit。",
                "Nothing says what is to be silent; say it, such as by --task or --unit.")
        case "to":
            Phrase(
                "--to 早於起始的日子；請寫起始當日或以後的日子。", "--to 早于起始的日子；请写起始当日或以后的日子。",
                "The day of --to comes before the first one; name that day or a later one.")
        case "address":
            Phrase(
                "這不是郵箱地址；請寫如 name@example.org。", "这不是邮箱地址；请写如 name@example.org。",
                "The address is no mail address; write one such as name@example.org.")
        case "reportEvery":
            Phrase(
                "--report-every 須為 1 至 366 天。", "--report-every 须为 1 至 366 天。", "--report-every takes 1 to 366 days.")
        case "achieved":
            Phrase(
                "--achieved 須為 0 或以上的數。", "--achieved 须为 0 或以上的数。",
                "--achieved takes a number from 0 on.")
        default:
            Phrase(
                "duband 不接受給「\(parameter)」的值；請改正後再試。", "duband 不接受给“\(parameter)”的值；请改正后再试。",
                "The daemon does not take the value that was given for “\(parameter)”.")
        }
    }
}
