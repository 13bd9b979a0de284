internal import DubanCore

extension PeopleFile {
    /// The headers that are understood, in small letters and without white space. etc/sample/README.md has the same
    /// table for people.
    static let fields: [SheetHeader.Field] = [
        .init(field: .name, headers: ["姓名", "name"], isRequired: true),
        .init(field: .unit, headers: ["單位", "单位", "unit"], isRequired: true),
        .init(field: .role, headers: ["角色", "職務", "职务", "role"], isRequired: true),
        .init(
            field: .address,
            headers: ["郵箱", "邮箱", "電子郵箱", "电子邮箱", "地址", "address", "email"],
            isRequired: true
        ),
        .init(field: .channel, headers: ["渠道", "接收渠道", "channel"]),
        .init(
            field: .account, headers: ["賬號", "账号", "帳號", "帐号", "手機", "手机", "手機號", "手机号", "account", "mobile"]),
        .init(field: .window, headers: ["接收時段", "接收时段", "時段", "时段", "window", "hours"]),
        .init(field: .superior, headers: ["直接上級", "直接上级", "上級", "上级", "superior"]),
        .init(field: .language, headers: ["語言", "语言", "language"]),
        .init(field: .absentFrom, headers: ["請假自", "请假自", "缺席自", "absentfrom"]),
        .init(field: .absentUntil, headers: ["請假至", "请假至", "缺席至", "absentuntil"]),
        .init(field: .deputy, headers: ["代理人", "deputy"]),
    ]

    /// The words for each place in the reporting line.
    static let roles: [(role: Role, words: [String])] = [
        (
            .officer,
            [
                "責任人", "责任人", "經辦人", "经办人", "承辦人", "承办人", "科員", "科员", "幹部", "干部", "聯絡員", "联络员",
                "officer",
            ]
        ),
        (
            .sectionHead,
            [
                "科室負責人", "科室负责人", "科長", "科长", "副科長", "副科长", "處長", "处长", "股長", "股长", "科室主任",
                "sectionhead",
            ]
        ),
        (
            .leaderInCharge,
            [
                "分管領導", "分管领导", "副市長", "副市长", "副縣長", "副县长", "副區長", "副区长", "副局長", "副局长", "副主任",
                "副書記", "副书记", "leaderincharge",
            ]
        ),
        (
            .topLeader,
            [
                "主要領導", "主要领导", "市長", "市长", "縣長", "县长", "區長", "区长", "局長", "局长", "主任", "書記", "书记",
                "topleader",
            ]
        ),
        (
            .supervisionOffice,
            ["督查室", "督查室主任", "督查專員", "督查专员", "supervisionoffice"]
        ),
    ]

    /// The words for each language that reminders are written in.
    static let languages: [(language: Language, words: [String])] = [
        (.traditionalChinese, ["zh-hant", "繁體", "繁体", "繁體中文", "繁体中文"]),
        (.simplifiedChinese, ["zh-hans", "簡體", "简体", "簡體中文", "简体中文"]),
        (.english, ["en", "英文", "英語", "英语", "english"]),
    ]
}
