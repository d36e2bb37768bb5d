package import RotationCore

/// Numbers for one question each, so that what is left of a world when others are taken out of it stays as it was.
struct DiceKey {
    private(set) var state: UInt64

    init(_ seed: UInt64) {
        state = seed ^ 0xCBF2_9CE4_8422_2325
    }

    mutating func combine(_ number: Int64) {
        state = (state ^ UInt64(bitPattern: number)) &* 0x0000_0100_0000_01B3
        state ^= state >> 29
    }

    mutating func combine(_ text: String) {
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}

extension World {
    /// The dice of this moment.
    package func dice() -> SeededGenerator {
        var key = DiceKey(seed)
        key.combine(clock.time)
        return SeededGenerator(seed: key.state)
    }

    /// The seed of a scheduler that starts now.
    func schedulerSeed() -> UInt64 {
        var dice = dice()
        return dice.next()
    }

    /// The dice of an attempt.
    package func dice(of attempt: AttemptID) -> SeededGenerator {
        var key = DiceKey(seed)
        key.combine(attempt.secret.account)
        key.combine(attempt.secret.name)
        key.combine(attempt.versionID.nominal.seconds)
        key.combine(Int64(attempt.number))
        return SeededGenerator(seed: key.state)
    }
}

extension SeededGenerator {
    package mutating func random(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }

    package mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(random(0...Int64(elements.count - 1)))]
    }
}
