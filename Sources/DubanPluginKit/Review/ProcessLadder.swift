/// What every pillar may watch of the process of supervision: that a 督辦單 is signed for (簽收), and that reports (反饋) come
/// when they are owed. duband fills in the attributes from the steps that were taken; each step that is taken ends its
/// reminders, and whether the task itself is overdue is the ``DeadlineLadder``'s alone.
public struct ProcessLadder: Sendable {
    /// 督辦單簽發日: the day on which the task was last handed over by a 督辦單.
    public static let issued = Attribute<Day>("sheet-issued", Text("督辦單簽發日", "督办单签发日", "Sheet issued on"))
    /// 簽收日.
    public static let signed = Attribute<Day>("signed-for", Text("簽收日", "签收日", "Signed for on"))
    /// 反饋時限: the day by which the next report is owed.
    public static let reportDue = Attribute<Day>("report-due-on", Text("反饋時限", "反馈时限", "Report due on"))

    /// For ``PluginDeclaration/attributes``.
    public static let attributes = [issued.declared, signed.declared, reportDue.declared]

    /// 交辦.
    public static let handedOver = Rule(
        "handed-over", series: "receipt", label: Text("交辦待簽收", "交办待签收", "Handed over"),
        sentence: Text(
            "督辦單已於 {issued} 簽發，請於 {end} 前簽收。", "督办单已于 {issued} 签发，请于 {end} 前签收。",
            "Handed over by a 督辦單 on {issued}; sign for it by {end}."))
    /// 逾期未簽收.
    public static let notReceived = Rule(
        "not-received", series: "receipt", label: Text("逾期未簽收", "逾期未签收", "Not signed for"),
        sentence: Text(
            "督辦單於 {issued} 簽發，簽收時限 {end} 已過，仍未簽收。", "督办单于 {issued} 签发，签收时限 {end} 已过，仍未签收。",
            "The 督辦單 of {issued} was to be signed for by {end}, and is not."))
    /// 待反饋.
    public static let feedbackDue = Rule(
        "feedback-due", series: "feedback", label: Text("待反饋", "待反馈", "Report due"),
        sentence: Text("請於 {end} 前反饋進展。", "请于 {end} 前反馈进展。", "A report is due by {end}."))
    /// 逾期未反饋.
    public static let feedbackLate = Rule(
        "feedback-late", series: "feedback", label: Text("逾期未反饋", "逾期未反馈", "No report"),
        sentence: Text(
            "應於 {end} 前反饋進展，至今未反饋。", "应于 {end} 前反馈进展，至今未反馈。", "A report was due by {end}, and has not come."))

    /// For ``PluginDeclaration/rules``.
    public static let rules = [handedOver, notReceived, feedbackDue, feedbackLate]

    /// Within how many working days a 督辦單 is to be signed for.
    public static let receiptTerm = Setting(
        "sheet-receipt-working-days", default: 1,
        Text("督辦單簽收工作日", "督办单签收工作日", "Working days to sign for a 督辦單"))

    /// For ``PluginDeclaration/settings``.
    public static let settings = [receiptTerm.declared]

    private let deadlines: DeadlineLadder
    private let receiptTerm: Int

    /// Takes the administrator's settings, those of the ``DeadlineLadder`` too, by which it climbs.
    ///
    /// - Throws: ``SettingsError`` where a count is not positive, or the rungs do not come one after another.
    public init(_ settings: Settings) throws(SettingsError) {
        deadlines = try DeadlineLadder(settings)
        receiptTerm = try settings.count(Self.receiptTerm)
    }

    /// Judges how the process stands; nothing where there is no 督辦單 and no report is owed.
    public func judge(_ review: inout Review) {
        judgeReceipt(&review)
        judgeFeedback(&review)
    }

    private func judgeReceipt(_ review: inout Review) {
        guard let issued = review.task[Self.issued], (review.task[Self.signed] ?? .earliest) < issued else { return }
        let end = review.calendar.day(receiptTerm.workingDays, after: issued)
        let facts = ["issued": Fact(issued), "end": Fact(end)]
        guard end < review.today else {
            review.remind(.owner, by: Self.handedOver, on: review.calendar.onOrAfter(issued), facts: facts)
            return review.lookAgain(on: end + 1)
        }
        review.light(.yellow, from: end + 1, by: Self.notReceived, facts: facts)
        deadlines.climb(&review, from: end, by: Self.notReceived, facts: facts)
    }

    private func judgeFeedback(_ review: inout Review) {
        guard let due = review.task[Self.reportDue] else { return }
        let facts = ["end": Fact(due)]
        guard due < review.today else {
            review.remind(.owner, by: Self.feedbackDue, on: review.calendar.onOrBefore(due), facts: facts)
            return review.lookAgain(on: due + 1)
        }
        review.light(.yellow, from: due + 1, by: Self.feedbackLate, facts: facts)
        deadlines.climb(&review, from: due, by: Self.feedbackLate, facts: facts)
    }
}
