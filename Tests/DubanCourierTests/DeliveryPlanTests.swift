import DubanControl
import DubanCore
import DubanDelivery
import Testing

@testable import DubanCourier

@Suite struct DeliveryPlanTests {
    private func delivered(_ plan: inout DeliveryPlan, _ admit: (Envelope) -> Admission = { _ in .now }) -> [String] {
        var ids: [String] = []
        while case .deliver(let lease) = plan.next(admit) { ids.append(lease.envelope.id) }
        return ids
    }

    @Test("what is urgent goes first, then notices, and digests as they come")
    func order() {
        var plan = DeliveryPlan(concurrency: ["smtp": 10])
        plan.add(
            [
                Samples.envelope(1), Samples.envelope(2, kind: .notice), Samples.envelope(3),
                Samples.envelope(4, kind: .urgent), Samples.envelope(5, kind: .urgent),
            ].map(Samples.lease))
        #expect(delivered(&plan) == ["e4", "e5", "e2", "e1", "e3"])
    }

    @Test("a channel that has no room holds up no other")
    func channels() {
        var plan = DeliveryPlan(concurrency: ["smtp": 2, "wecom": 1])
        plan.add(
            [(1, "wecom"), (2, "wecom"), (3, "smtp"), (4, "wecom"), (5, "smtp"), (6, "smtp")]
                .map { Samples.lease(Samples.envelope($0.0, channel: $0.1)) })
        #expect(delivered(&plan) == ["e1", "e3", "e5"])
        plan.end(Samples.lease(Samples.envelope(1, channel: "wecom")), .delivered(reply: ""))
        #expect(delivered(&plan) == ["e2"])
        #expect(!plan.isIdle)
    }

    @Test("a domain that has no room holds up no other, and one that is dead has its envelopes put off")
    func domains() {
        var plan = DeliveryPlan(concurrency: ["smtp": 8])
        plan.add(
            [(1, "full.example.org"), (2, "dead.example.org"), (3, "example.org")]
                .map { Samples.lease(Samples.envelope($0.0, domain: $0.1)) })
        func admit(_ envelope: Envelope) -> Admission {
            if envelope.address.contains("full") { return .full }
            return envelope.address.contains("dead") ? .later(seconds: 60, reason: "dead") : .now
        }
        guard case .putOff(let lease, .retry(60, "dead", .pace)) = plan.next(admit) else {
            Issue.record("not put off")
            return
        }
        #expect(lease.envelope.id == "e2")
        #expect(delivered(&plan, admit) == ["e3"])
        #expect(plan.waitingCount == 1)
    }

    @Test("where a channel is at fault, what waits for it goes back untried; so does what has no channel")
    func faults() {
        var plan = DeliveryPlan(concurrency: ["smtp": 1, "maildir": 1])
        plan.add([1, 2, 3].map { Samples.lease(Samples.envelope($0)) })
        plan.add([Samples.lease(Samples.envelope(4, channel: "maildir"))])
        plan.add([Samples.lease(Samples.envelope(5, channel: "pigeon"))])
        guard case .deliver(let first) = plan.next({ _ in .now }) else {
            Issue.record("nothing begins")
            return
        }
        let fault = DeliveryOutcome.retry(after: nil, reason: "535", fault: .channel)
        plan.end(first, fault)
        var putOff: [String: DeliveryOutcome] = [:]
        var begun: [String] = []
        while let step = plan.next({ _ in .now }) {
            switch step {
            case .deliver(let lease): begun.append(lease.envelope.id)
            case .putOff(let lease, let outcome): putOff[lease.envelope.id] = outcome
            }
        }
        #expect(begun == ["e4"])
        #expect(
            putOff == [
                "e2": fault, "e3": fault,
                "e5": .retry(
                    after: nil, reason: "the courier has no channel pigeon; it has maildir, smtp", fault: .channel),
            ])
        // duband decides when the channel is tried again.
        plan.add([Samples.lease(Samples.envelope(6))])
        #expect(delivered(&plan) == ["e6"])
    }

    @Test("it asks for what can begin soon, and for nothing of a channel that has enough")
    func requests() {
        var plan = DeliveryPlan(concurrency: ["smtp": 8, "wecom": 1])
        #expect(plan.request == DeliveryPlan.Request(limit: 36, except: []))
        plan.add((0..<4).map { Samples.lease(Samples.envelope($0, channel: "wecom")) })
        #expect(plan.request == DeliveryPlan.Request(limit: 32, except: ["wecom"]))
        plan.add((10..<30).map { Samples.lease(Samples.envelope($0)) })
        #expect(plan.request == nil)
    }
}
