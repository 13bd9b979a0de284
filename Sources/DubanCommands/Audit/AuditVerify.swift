import ArgumentParser
import DubanControl
import DubanCore

struct AuditVerify: ControlCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove the record, and hold the ledger against what it says.",
        discussion: """
            Every entry carries a digest of the one before it and of itself: one that was changed or removed is found. From \
            the entries follows what tasks, people, reminders, envelopes, receipts, days, silences, halted channels and \
            campaigns must be: what was edited by hand is found too, and so is a trigger that no longer guards the record. \
            And every reminder must have been told once, or be on its way, or have come to another end; an entry that \
            cannot have followed from those before it is named.

            A backup is proved by `duband --audit FILE`, with no daemon at all.

            Note the last entry's number and digest down, outside of this machine, and give it with --noted the next time: \
            so even a record that was rewritten from its beginning is found out. Ends with 1 where something is wrong.
            """)

    @Option(
        help: ArgumentHelp("An entry noted down earlier.", valueName: "number:digest"),
        transform: Arguments.noted)
    var noted: RecordMessages.Noted?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) throws {
        let replies = try session.connect(receiveTimeout: nil).callMore(
            RecordMessages.Verify.method, RecordMessages.Verify(noted: noted), as: RecordMessages.Progress.self)
        let bar = ProgressBar(console: session.console)
        var report: AuditReport?
        while let progress = try replies.next() {
            bar.show(Int(progress.done), of: Int(progress.total))
            report = progress.report
        }
        guard let report else {
            throw CommandFailure(.internalError, "The daemon has ended without a report.")
        }
        if client.json { try session.printJSON(report) } else { show(report, session) }
        if !report.isSound { throw CommandFailure(.refused, sentence(report, session)) }
    }

    private func show(_ report: AuditReport, _ session: Session) {
        session.print(
            session.text(
                "記錄 \(report.entries) 條，末條 \(report.last):\(report.digest)",
                "记录 \(report.entries) 条，末条 \(report.last):\(report.digest)",
                "\(counted(Int(report.entries), "entry", "entries")), the last is \(report.last):\(report.digest)"))
        session.print(
            session.text(
                "任務 \(report.tasks)，人員 \(report.people)，信封 \(report.envelopes)，回執 \(report.receipts)",
                "任务 \(report.tasks)，人员 \(report.people)，信封 \(report.envelopes)，回执 \(report.receipts)",
                "\(counted(report.tasks, "task")), \(counted(report.people, "person", "people")), \(counted(report.envelopes, "envelope")), \(counted(report.receipts, "receipt"))"
            ))
        let reminders = report.reminders
        session.print(
            session.text(
                "催辦：已告知 \(reminders.told)，已被取代 \(reminders.superseded)，無人可告知 \(reminders.undeliverable)，在途 \(reminders.underWay)",
                "催办：已告知 \(reminders.told)，已被取代 \(reminders.superseded)，无人可告知 \(reminders.undeliverable)，在途 \(reminders.underWay)",
                "Reminders: \(reminders.told) told, \(reminders.superseded) superseded, \(reminders.undeliverable) undeliverable, \(reminders.underWay) on their way"
            ))
        if report.possibleSecondCopies > 0 {
            session.print(
                session.text(
                    "可能重發 \(report.possibleSecondCopies) 次：已發出而無回執",
                    "可能重发 \(report.possibleSecondCopies) 次：已发出而无回执",
                    "\(counted(report.possibleSecondCopies, "possible second copy", "possible second copies")), each after a final dot without a receipt"
                ))
        }
        if let link = report.firstBroken { session.print("\("✗", tint: .red) \(AuditVerify.words(link, session))") }
        for difference in report.differences {
            session.print("\("✗", tint: .red) \(AuditVerify.words(difference, session))")
        }
        more(report.differenceCount - report.differences.count, session)
        for breach in report.breaches { session.print("\("✗", tint: .red) \(AuditVerify.words(breach, session))") }
        more(report.breachCount - report.breaches.count, session)
        guard report.isSound else { return }
        session.print(
            session.text(
                "\("✓", tint: .green) 記錄完整，臺帳與記錄相符", "\("✓", tint: .green) 记录完整，台账与记录相符",
                "\("✓", tint: .green) The record is whole, and the ledger is what it says"))
    }

    private func more(_ count: Int, _ session: Session) {
        guard count > 0 else { return }
        session.print(session.text("  另有 \(count) 處", "  另有 \(count) 处", "  and \(count) more"))
    }

    private func sentence(_ report: AuditReport, _ session: Session) -> String {
        let (links, differences, breaches) = (report.brokenLinks, report.differenceCount, report.breachCount)
        return session.words(
            "記錄或臺帳被改動：斷鏈 \(links) 處，不符 \(differences) 處，違反承諾 \(breaches) 處。",
            "记录或台账被改动：断链 \(links) 处，不符 \(differences) 处，违反承诺 \(breaches) 处。",
            "The record does not stand: \(counted(links, "broken link")), \(counted(differences, "difference")), "
                + "\(counted(breaches, "breach", "breaches")); keep the ledger's files as they are, and look into a backup."
        )
    }

    // MARK: What is wrong, in words

    static func words(_ link: AuditReport.BrokenLink, _ session: Session) -> String {
        let number = link.sequence
        return switch link.cause {
        case .missing:
            session.words(
                "第一處斷鏈：第 \(number) 條不在，其後尚有", "第一处断链：第 \(number) 条不在，其后尚有",
                "The first broken link: entry \(number) is missing, and later ones are there")
        case .digest:
            session.words(
                "第一處斷鏈：第 \(number) 條被改動，與其摘要不符", "第一处断链：第 \(number) 条被改动，与其摘要不符",
                "The first broken link: entry \(number) was changed; it does not match its digest")
        case .unknown:
            session.words(
                "第一處斷鏈：第 \(number) 條的種類無人知曉", "第一处断链：第 \(number) 条的种类无人知晓",
                "The first broken link: entry \(number) is of a kind that this version does not know")
        case .noted:
            session.words(
                "此前記下的第 \(number) 條不在，或已非原樣", "此前记下的第 \(number) 条不在，或已非原样",
                "Entry \(number), noted down earlier, is not there or is another one")
        }
    }

    static func words(_ difference: AuditReport.Difference, _ session: Session) -> String {
        let (traditional, simplified, english) = difference.thing.words
        let place = difference.campaign.isEmpty ? "" : " (\(difference.campaign))"
        let thing = session.words(traditional, simplified, english) + " \(difference.subject)\(place)"
        guard let field = difference.field else {
            if difference.recorded == nil {
                return session.words(
                    "\(thing)：記錄中沒有", "\(thing)：记录中没有", "\(thing): the record knows nothing of it")
            }
            if difference.found == nil {
                return session.words(
                    "\(thing)：臺帳中已無", "\(thing)：台账中已无", "\(thing): it is gone from the ledger")
            }
            return session.words(
                "\(thing)：內容無法讀出", "\(thing)：内容无法读出", "\(thing): what it holds cannot be read")
        }
        let nothing = session.words("無", "无", "nothing")
        let (recorded, found) = (difference.recorded ?? nothing, difference.found ?? nothing)
        return session.words(
            "\(thing)：\(field) 記錄為 \(recorded)，臺帳為 \(found)",
            "\(thing)：\(field) 记录为 \(recorded)，台账为 \(found)",
            "\(thing): \(field) is \(found), and the record says \(recorded)")
    }

    static func words(_ breach: AuditReport.Breach, _ session: Session) -> String {
        let (subject, entry) = ("\(breach.subject) (\(breach.campaign))", breach.sequence)
        return switch breach.cause {
        case .composedTwice:
            session.words(
                "催辦 \(subject)：入了兩個信封，見第 \(entry) 條", "催办 \(subject)：入了两个信封，见第 \(entry) 条",
                "reminder \(subject): it was put into two envelopes, by entry \(entry)")
        case .sentAfterTold:
            session.words(
                "信封 \(subject)：送達後又發，見第 \(entry) 條", "信封 \(subject)：送达后又发，见第 \(entry) 条",
                "envelope \(subject): it was sent again after it had been taken, by entry \(entry)")
        case .sentAfterEnd:
            session.words(
                "信封 \(subject)：作廢後又發，見第 \(entry) 條", "信封 \(subject)：作废后又发，见第 \(entry) 条",
                "envelope \(subject): it was sent after its end, by entry \(entry)")
        case .neverDecided:
            session.words(
                "催辦 \(subject)：未曾決定而入信封，見第 \(entry) 條", "催办 \(subject)：未曾决定而入信封，见第 \(entry) 条",
                "reminder \(subject): it was never decided and is in an envelope, by entry \(entry)")
        case .unknown:
            session.words(
                "\(subject)：第 \(entry) 條說及，而此前無任何記錄", "\(subject)：第 \(entry) 条说及，而此前无任何记录",
                "\(subject): entry \(entry) speaks of it, and no entry before has brought it in")
        case .contradictory:
            session.words(
                "\(subject)：第 \(entry) 條與此前記錄矛盾", "\(subject)：第 \(entry) 条与此前记录矛盾",
                "\(subject): entry \(entry) cannot have followed from those before it")
        }
    }
}

extension AuditReport.Difference.Thing {
    fileprivate var words: (traditional: String, simplified: String, english: String) {
        switch self {
        case .task: ("任務", "任务", "task")
        case .person: ("人員", "人员", "person")
        case .reminder: ("催辦", "催办", "reminder")
        case .envelope: ("信封", "信封", "envelope")
        case .receipt: ("回執", "回执", "receipt")
        case .day: ("日期", "日期", "day")
        case .silence: ("靜默", "静默", "silence")
        case .channel: ("停用渠道", "停用渠道", "halted channel")
        case .campaign: ("專項", "专项", "campaign")
        case .trigger: ("觸發器", "触发器", "trigger")
        case .count: ("計數", "计数", "count")
        }
    }
}
