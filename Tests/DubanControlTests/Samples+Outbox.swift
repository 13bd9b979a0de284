import DubanCalendar
import DubanControl
import DubanCore

private let today = Day(number: 18_745)

extension Sample {
    private static let standing = OutboxMessages.Standing(
        envelope: envelope, state: "told", attempts: [.init(number: 1, at: 1, outcome: "delivered", words: "250")],
        nextAttempt: 0)

    private static var list: OutboxMessages.List {
        var list = OutboxMessages.List()
        (list.campaign, list.person, list.state, list.day, list.limit) = ("year", "局/張三", "told", today, 1)
        return list
    }

    private static func settle(_ outcomes: DeliveryOutcome...) -> OutboxMessages.Report {
        OutboxMessages.Report(
            marks: [.init(envelope: "e", fence: 1)],
            settlements: outcomes.map { OutboxMessages.Settlement(envelope: "e", fence: 1, outcome: $0) })
    }

    static let outbox: [Sample] = [
        call(OutboxMessages.List.method, OutboxMessages.List(), list),
        reply(OutboxMessages.List.method, OutboxMessages.Envelopes(envelopes: [standing])),
        call(OutboxMessages.Get.method, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Get.method, OutboxMessages.OneEnvelope(envelope: standing)),
        reply(OutboxMessages.Await.method, OutboxMessages.Awaited(waiting: true)),
        call(OutboxMessages.Take.method, OutboxMessages.Take(limit: 1)),
        reply(
            OutboxMessages.Take.method,
            OutboxMessages.Leases(leases: [.init(envelope: envelope, fence: 1, attempt: 1)])),
        call(
            OutboxMessages.Report.method, OutboxMessages.Report(),
            settle(
                .delivered(reply: "250"), .retry(after: 60, reason: "451"), .retry(after: nil, reason: "451"),
                .rejected(reason: "550"), .unknown(reason: "timeout"))),
        reply(OutboxMessages.Report.method, OutboxMessages.Reported(lost: ["e"])),
        call(OutboxMessages.Amend.hold, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.hold, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Amend.release, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.release, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Amend.retry, OutboxMessages.Get(id: "e")),
        reply(OutboxMessages.Amend.retry, OutboxMessages.OneEnvelope(envelope: standing)),
        call(OutboxMessages.Drop.method, OutboxMessages.Drop(id: "e", reason: "moot")),
        reply(OutboxMessages.Drop.method, OutboxMessages.OneEnvelope(envelope: standing)),
        call(
            OutboxMessages.ReportBounce.method,
            OutboxMessages.ReportBounce(envelope: "e", permanent: true, words: "550")),
        reply(OutboxMessages.ReportBounce.method),
    ]
}
