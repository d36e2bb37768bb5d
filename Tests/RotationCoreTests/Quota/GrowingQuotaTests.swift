import SimulationWorld
import Testing

@testable import RotationCore

@Suite("A learned quota grows")
struct GrowingQuotaTests {
    private func time(_ seconds: Int64) -> BootTime { BootTime(microseconds: seconds * 1_000_000) }

    private func growing(_ slots: Int, since: Int64, limit: Int = 50, per window: Int64 = 3600) -> GrowingQuota {
        let stamp = Stamp(bootID: BootID("b"), boot: time(since), wall: Setup.epoch)
        return GrowingQuota(
            LearnedQuota(slots: slots, since: stamp), since: time(since), of: Quota(limit: limit, per: .seconds(window))
        )
    }

    @Test("By one slot with each share of the window, up to the configured quota, and never below one")
    func growth() {
        let quota = growing(12, since: 1000)
        #expect(quota.slots(at: time(1000)) == 12)
        #expect(quota.slots(at: time(1071)) == 12)
        #expect(quota.slots(at: time(1072)) == 13)
        #expect(quota.slots(at: time(900)) == 12)
        #expect(quota.slots(at: time(1_000_000)) == 50)
        #expect(quota.reaches(12) == time(1000))
        #expect(quota.reaches(50) == time(1000 + 38 * 72))
        #expect(quota.reaches(99) == quota.reaches(50))
        #expect(growing(0, since: 0).slots(at: time(0)) == 1)
        #expect(growing(60, since: 0).slots(at: time(0)) == 50)
        #expect(growing(1, since: 0, limit: 1).slots(at: time(0)) == 1)
        #expect(growing(1, since: 0, limit: 1_000_000, per: 1).slots(at: time(0)) == 1)
    }

    @Test("The moment at which a slot is learned and free is the first one, whatever completes when")
    func firstMoment() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let limit = Int.random(in: 1...12, using: &generator)
            let account = Setup.account(limit: limit, per: .seconds(60), guard: .seconds(1))
            var group = QuotaGroup.make(of: [QuotaGroup.Member(configuration: account)])[0]
            let now = Int64.random(in: 100...160, using: &generator)
            for _ in 0..<Int.random(in: 0...limit, using: &generator) {
                group.slots.record(completionAt: time(Int64.random(in: (now - 60)...now, using: &generator)))
            }
            for _ in 0..<Int.random(in: 0...2, using: &generator) { group.slots.begin() }
            var retries = SlotLog()
            for _ in 0..<Int.random(in: 0...limit, using: &generator) {
                retries.record(completionAt: time(Int64.random(in: (now - 60)...now, using: &generator)))
            }
            for account in 0..<Int.random(in: 1...2, using: &generator) {
                group.learned[account] = growing(
                    Int.random(in: 1...limit, using: &generator), since: Int64.random(in: 40...now, using: &generator),
                    limit: limit, per: 60)
            }
            for (found, parts) in [
                (group.learnedSlot(from: time(now)), 1),
                (group.learnedShare(of: 3, in: retries, from: time(now)), 3),
            ] {
                var first: BootTime?
                for milliseconds in stride(from: now * 1000, through: (now + 200) * 1000, by: 100) where first == nil {
                    let moment = BootTime(microseconds: milliseconds * 1000)
                    var log = parts == 1 ? group.slots : retries
                    let occupied = log.occupied(at: moment, span: group.span)
                    if occupied < group.effectiveLimit(at: moment) / parts { first = moment }
                }
                let distance = first.flatMap { first in found.map { first.duration(since: $0) } }
                #expect((first == nil) == (found == nil))
                #expect(distance.map { $0 >= .zero && $0 < .milliseconds(100) } ?? true)
            }
        }
    }

    @Test("Of a learned quota retries have a fifth")
    func retryShare() throws {
        let stamp = Stamp(bootID: BootID("b"), boot: time(900), wall: Setup.epoch)
        let versionID = try VersionID(nominal: Setup.epoch, prefix: "")
        let retry = AttemptRecord(
            id: AttemptID(secret: Setup.id("a"), versionID: versionID, number: 2), isRetry: true, accountNumber: nil,
            accessKeyID: "", sent: stamp, deadline: stamp)
        var group = QuotaGroup.make(of: [QuotaGroup.Member(configuration: Setup.account())])[0]
        #expect(group.retryShare(at: time(0)) == 10)
        group.learned[0] = growing(12, since: 1000)
        #expect(group.retryShare(at: time(1000)) == 2)
        #expect(group.retryShare(at: time(1000 + 3 * 72)) == 3)
        for _ in 0..<2 { group.changeLogs(of: retry) { $0.record(completionAt: time(900)) } }
        #expect(group.nextRetryShare(at: time(1000)) == time(1000 + 3 * 72))
    }
}
