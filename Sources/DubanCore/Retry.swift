/// When to try again after so many failed attempts, in seconds: soon at first, then less and less often, never more than
/// four hours apart. RFC 5321 §4.5.4.1 wants two attempts in the first hour and wider intervals after it.
package func retryDelay(afterAttempts attempts: Int) -> Int64 {
    let delays: [Int64] = [60, 300, 900, 1800, 3600, 7200]
    return attempts >= 1 && attempts <= delays.count ? delays[attempts - 1] : 4 * 3600
}

/// How long an envelope whose final dot went out without an answer waits before its second copy, in seconds: the 10
/// minutes that RFC 5321 §4.5.3.2.6 gives the other side to answer.
package let unansweredDotDelay: Int64 = 600
