import Testing

@testable import ScheduleFile

/// Reads text and gives the tree as JSON, or the faults as `line:column` if there are any.
func treeOrFaults(_ text: String, _ format: Format = .yaml) -> String {
    treeOrFaults(bytes: Array(text.utf8), format)
}

/// Reads bytes and gives the tree as JSON, or the faults as `line:column` if there are any.
func treeOrFaults(bytes: [UInt8], _ format: Format) -> String {
    let outcome = DocumentReader.read(bytes, file: "f", format: format)
    guard outcome.diagnostics.isEmpty, let document = outcome.document else {
        return outcome.diagnostics.map { "\($0.line):\($0.column)" }.joined(separator: " ")
    }
    var output: [UInt8] = []
    document.appendJSON(to: &output)
    return String(decoding: output, as: UTF8.self)
}

/// The topmost node of a text that has one.
func root(of text: String, _ format: Format = .yaml) throws -> Node {
    let outcome = DocumentReader.read(Array(text.utf8), file: "f", format: format)
    return try #require(outcome.document?.root)
}

/// Repeatable random numbers (SplitMix64).
struct ReadingRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &self)] }
}
