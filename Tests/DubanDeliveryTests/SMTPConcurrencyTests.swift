import DubanDelivery
import Testing

@Suite struct DestinationConcurrencyTests {
    @Test("it begins with five, and a whole round of successes makes room for one more, up to the ceiling")
    func grows() {
        var destination = DestinationConcurrency(ceiling: 8)
        var limits: [Int] = []
        for _ in 0..<4 {
            limits.append(destination.limit)
            for _ in 0..<destination.limit {
                destination.begin()
                destination.succeed()
            }
        }
        #expect(limits == [5, 6, 7, 8])
        #expect(destination.limit == 8)
        #expect(DestinationConcurrency(ceiling: 1).limit == 1)
    }

    @Test("failures among successes take room away, and never all of it")
    func shrinks() {
        var destination = DestinationConcurrency(ceiling: 3)
        for round in 0..<60 {
            destination.begin()
            if round % 3 == 2 { destination.succeed() } else { _ = destination.fail(at: 0) }
            #expect(destination.limit >= 1)
        }
        #expect(destination.limit < 3)
    }

    @Test("after a round of nothing but failures it is dead for a minute, then twice as long, and an hour at the most")
    func dies() {
        var destination = DestinationConcurrency(ceiling: 8)
        var now: Int64 = 1000
        for count in 1...5 {
            destination.begin()
            let isDead = destination.fail(at: now)
            #expect(isDead == (count == 5))
        }
        var pauses: [Int64] = []
        for _ in 0..<8 {
            guard case .dead(let rest) = destination.opening(at: now) else {
                Issue.record("not dead")
                return
            }
            pauses.append(rest / 1000)
            now += rest
            #expect(destination.opening(at: now) == .open)
            destination.begin()
            #expect(destination.opening(at: now) == .full)
            _ = destination.fail(at: now)
        }
        #expect(pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600])
        destination.begin()
        destination.succeed()
        #expect(destination.opening(at: now) == .open)
        #expect(destination.limit == 2)
    }

    @Test("what was under way when it died does not prolong its death")
    func straggler() {
        var destination = DestinationConcurrency(ceiling: 2)
        for _ in 0..<2 { destination.begin() }
        for _ in 0..<2 { _ = destination.fail(at: 0) }
        destination.begin()
        _ = destination.fail(at: 10)
        #expect(destination.opening(at: 60_000) == .open)
    }
}

@Suite struct SMTPConcurrencyTests {
    @Test("a dead domain holds up nobody else, and a dead server everybody")
    func domains() {
        var traffic = SMTPConcurrency(connections: 8)
        for _ in 0..<5 {
            let admission = traffic.admit("Example.org", at: 0)
            #expect(admission == .now)
        }
        let sixth = traffic.admit("example.ORG", at: 0)
        #expect(sixth == .full)
        for _ in 0..<5 { _ = traffic.finish("example.org", .domainFailed, at: 0) }
        let seventh = traffic.admit("example.org", at: 1)
        #expect(seventh == .later(seconds: 60, reason: "mail to example.org has not gone through lately"))
        for count in 1...5 {
            let other = traffic.admit("example.net", at: 1)
            #expect(other == .now)
            let isDead = traffic.finish("example.net", .serverFailed, at: 1)
            #expect(isDead == (count == 5))
        }
        let barred = traffic.admit("example.com", at: 1)
        #expect(barred == .later(seconds: 60, reason: "the mail server takes nothing now"))
        let again = traffic.admit("example.com", at: 60_001)
        #expect(again == .now)
    }

    @Test("no more run at the same time than there are connections, to however many domains")
    func ceiling() {
        var traffic = SMTPConcurrency(connections: 3)
        let admitted = (0..<10).filter { traffic.admit("d\($0).example.org", at: 0) == .now }
        #expect(admitted == [0, 1, 2])
        _ = traffic.finish("d1.example.org", .answered, at: 0)
        let admissions = (0..<2).map { _ in traffic.admit("d9.example.org", at: 0) }
        #expect(admissions == [.now, .full])
    }

    @Test(
        "whose doing an end was is told from its stage and reply",
        arguments: [
            (.connect, nil, .serverFailed), (.greeting, 421, .serverFailed), (.login, 535, .serverFailed),
            (.sender, 452, .serverFailed), (.recipient, 450, .answered), (.recipient, 421, .domainFailed),
            (.recipient, nil, .domainFailed), (.recipient, 550, .answered), (.data, 451, .answered),
            (.finalDot, 250, .taken), (.finalDot, nil, .domainFailed), (.finalDot, 554, .answered),
        ] as [(SMTPResult.Stage, Int?, SMTPConcurrency.Verdict)])
    func verdicts(_ stage: SMTPResult.Stage, _ code: Int?, _ verdict: SMTPConcurrency.Verdict) {
        let result = SMTPResult(stage: stage, replyCode: code, reply: "", curlCode: 0, failure: "")
        #expect(result.verdict == verdict)
    }
}
