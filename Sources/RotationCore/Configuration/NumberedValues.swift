/// Values of which many secrets share a few, each once, under a number.
struct NumberedValues<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]
    /// What was asked for last: neighbours often share it.
    private var last: Int32 = -1

    subscript(number: Int32) -> Value { values[Int(number)] }

    /// The number of a value that is there.
    func number(of value: Value) -> Int32? {
        if last >= 0, values[Int(last)] == value { return last }
        return numbers[value]
    }

    /// The value's number; a new one gets the next.
    mutating func number(for value: Value) -> Int32 {
        if let known = number(of: value) {
            last = known
            return known
        }
        last = Int32(clamping: values.count)
        values.append(value)
        numbers[value] = last
        return last
    }

    /// Forgets what `isUsed` does not mark, and gives the new number of each old one.
    mutating func keep(where isUsed: [Bool]) -> [Int32] {
        guard isUsed.contains(false) else { return (0..<Int32(clamping: values.count)).map { $0 } }
        var renumbered = [Int32](repeating: -1, count: values.count)
        var kept = NumberedValues()
        for (number, value) in values.enumerated() where isUsed[number] { renumbered[number] = kept.number(for: value) }
        self = kept
        return renumbered
    }
}
