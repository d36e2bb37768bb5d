import Testing

@testable import RotationCore

@Suite("The heap of due times")
struct DueTimesTests {
    @Test("It answers as a sorted list would, whatever is set, moved and taken out", arguments: 1...5)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var times = DueTimes()
        var model: [Int: Instant] = [:]
        for _ in 0..<5_000 {
            let secret = Int.random(in: 0..<200, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<6:
                let time = Instant(seconds: .random(in: 0..<50, using: &generator))
                times.set(time, of: secret)
                model[secret] = time
            case 6..<8:
                times.set(nil, of: secret)
                model[secret] = nil
            default:
                if let due = times.min { model[due.secret] = nil }
                times.removeMin()
            }
            let first = model.min { ($0.value, $0.key) < ($1.value, $1.key) }
            #expect(times.min?.secret == first?.key)
            #expect(times.min?.time == first?.value)
            #expect(times.time(of: secret) == model[secret])
        }
    }

    @Test("Secrets that were never set have no time")
    func unknown() {
        var times = DueTimes()
        #expect(times.time(of: 7) == nil)
        times.set(nil, of: 7)
        times.removeMin()
        #expect(times.min == nil)
        times.set(Instant(seconds: 1), of: 3)
        times.removeAll(reserving: 2)
        #expect(times.min == nil)
        #expect(times.time(of: 3) == nil)
    }
}
