import Testing

@testable import RotationCore

@Suite("Slots")
struct SlotLogTests {
    private func time(_ seconds: Int64) -> BootTime { BootTime(microseconds: seconds * 1_000_000) }

    @Test("A slot is occupied from its beginning until one span after its completion")
    func occupied() {
        var log = SlotLog()
        log.begin()
        #expect(log.occupied(at: time(1_000_000), span: .seconds(10)) == 1)
        log.complete(at: time(100))
        #expect(log.occupied(at: BootTime(microseconds: 109_999_999), span: .seconds(10)) == 1)
        #expect(log.occupied(at: time(110), span: .seconds(10)) == 0)
        #expect(log.completions.isEmpty)
    }

    @Test("A slot of what was never sent is free at once")
    func cancelled() {
        var log = SlotLog()
        log.begin()
        log.cancel()
        #expect(log.occupied(at: time(0), span: .seconds(10)) == 0)
    }

    @Test("Completions are kept in order, whatever the order of their coming")
    func order() {
        var log = SlotLog()
        for second in [5, -3, 9, 1] as [Int64] { log.record(completionAt: time(second)) }
        #expect(log.completions.map(\.microseconds) == [-3_000_000, 1_000_000, 5_000_000, 9_000_000])
        #expect(log.occupied(at: time(11), span: .seconds(10)) == 2)
    }

    @Test("When slots fall below a number is known by elapsed time, or not at all")
    func falls() {
        var log = SlotLog()
        for second in [1, 2, 3] as [Int64] { log.record(completionAt: time(second)) }
        log.begin()
        let span = Duration.seconds(10)
        #expect(log.falls(below: 5, span: span, at: time(4)) == time(4))
        #expect(log.falls(below: 4, span: span, at: time(4)) == time(11))
        #expect(log.falls(below: 2, span: span, at: time(4)) == time(13))
        #expect(log.falls(below: 1, span: span, at: time(4)) == nil)
    }
}
