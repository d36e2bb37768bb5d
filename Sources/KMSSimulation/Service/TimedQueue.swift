/// Elements in the order of their arrival, each with its moment, dropped from the front as they grow old.
struct TimedQueue<Element: Sendable>: Sendable {
    private var entries: [(moment: Int64, element: Element)] = []
    private var head = 0

    /// How many elements it holds.
    var count: Int { entries.count - head }

    /// Puts an element at the end.
    mutating func append(_ element: Element, at moment: Int64) {
        entries.append((moment, element))
    }

    /// Takes the first element away if its moment is not after the one given.
    mutating func takeFirst(notAfter moment: Int64) -> Element? {
        guard head < entries.count, entries[head].moment <= moment else { return nil }
        let element = entries[head].element
        head += 1
        // Moving the rest down only now and then keeps each removal cheap.
        if head > 64, head * 2 > entries.count {
            entries.removeFirst(head)
            head = 0
        }
        return element
    }
}
