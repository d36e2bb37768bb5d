import HeapModule

extension SecretHeap {
    /// The entries of some heaps in order, but for one secret's.
    ///
    /// It takes nothing out: each step costs the logarithm of how many were taken.
    struct Ascending: Sequence, IteratorProtocol {
        private struct Node: Comparable {
            var entry: Entry
            var heap: Int
            var place: Int

            static func < (left: Node, right: Node) -> Bool { left.entry < right.entry }
        }

        private let heaps: [[Entry]]
        private let excluded: Int?
        private var frontier = Heap<Node>()

        init(_ heaps: [SecretHeap], besides excluded: Int? = nil) {
            self.heaps = heaps.map(\.entries)
            self.excluded = excluded
            for heap in heaps.indices { advance(to: 0, of: heap) }
        }

        private mutating func advance(to place: Int, of heap: Int) {
            guard place < heaps[heap].count else { return }
            frontier.insert(Node(entry: heaps[heap][place], heap: heap, place: place))
        }

        mutating func next() -> Entry? {
            while let node = frontier.popMin() {
                advance(to: 2 * node.place + 1, of: node.heap)
                advance(to: 2 * node.place + 2, of: node.heap)
                if node.entry.secret != excluded { return node.entry }
            }
            return nil
        }
    }
}
