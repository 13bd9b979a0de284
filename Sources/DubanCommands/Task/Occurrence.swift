import DubanControl
import DubanCore
import DubanVarlink

extension Session {
    /// The next open occurrence of the recurring task whose own code was given: VD-5/2021-05 for VD-5.
    func occurrence(meantBy error: VarlinkClientError) -> String? {
        guard case .refused(let refusal) = error, refusal.name == "org.duban.Ledger.UnknownTask",
            let code = refusal.parameters["code"], !code.isEmpty
        else { return nil }
        var request = LedgerMessages.ListTasks()
        (request.campaign, request.text, request.state) = (refusal.parameters["campaign"], code + "/", "open")
        (request.order, request.limit) = ("deadline", 50)
        // Where the daemon does not say, nothing is lost but the hint.
        let page = try? connect().call(LedgerMessages.ListTasks.method, request, as: LedgerMessages.TaskPage.self)
        return page?.tasks.lazy.map(\.code).first { $0.hasPrefix(code + "/") }
    }
}

extension CommandFailure {
    /// The same, with the task that may be meant.
    func naming(_ occurrence: String) -> CommandFailure {
        var failure = CommandFailure(
            status,
            Phrase(
                sentence.traditional + "此任務循環進行，是否指 \(occurrence)？", sentence.simplified + "此任务循环进行，是否指 \(occurrence)？",
                sentence.english + " It comes again and again: is \(occurrence) meant?"))
        failure.refusal = refusal
        return failure
    }
}
