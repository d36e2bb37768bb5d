/// Entries by time, and of one time in the order in which they were added: a binary heap.
package struct EventQueue<Element> {
    private struct Entry {
        let time: Int64
        let sequence: Int
        let element: Element

        func precedes(_ other: Entry) -> Bool { (time, sequence) < (other.time, other.sequence) }
    }

    private var entries: [Entry] = []
    private var added = 0

    /// The time of the first entry.
    package var nextTime: Int64? { entries.first?.time }

    package mutating func add(_ element: Element, at time: Int64) {
        entries.append(Entry(time: time, sequence: added, element: element))
        added += 1
        var child = entries.count - 1
        while child > 0, entries[child].precedes(entries[(child - 1) / 2]) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    package mutating func removeFirst() -> Element? {
        guard let first = entries.first else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return first.element }
        entries[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].precedes(entries[least]) { least = child }
            }
            if least == parent { return first.element }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
