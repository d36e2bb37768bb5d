/// The tree while it is read: records, and the texts that are not slices of the source.
struct TreeBuilder {
    private let bytes: [UInt8]
    private(set) var records: [NodeRecord] = []

    /// The texts that differ from the source, one after another.
    ///
    /// A reader appends to it and then calls `finishText()`.
    var cooked: [UInt8] = []

    private(set) var cookedEnds: [UInt32] = []
    private var openKeys: [UInt32] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The number of nodes, which is the index of the next one.
    var count: Int { records.count }

    /// Ends the text that was appended to `cooked` and gives its number.
    mutating func finishText() -> Int {
        cookedEnds.append(UInt32(truncatingIfNeeded: cooked.count))
        return cookedEnds.count - 1
    }

    /// Adds a scalar and gives its index.
    @discardableResult
    mutating func append(_ record: NodeRecord) -> Int {
        records.append(record)
        return records.count - 1
    }

    /// Adds the empty plain scalar that stands for a value that is not there.
    mutating func appendNull(at offset: Int) {
        records.append(NodeRecord(shape: .plain, offset: offset, payload: 0))
    }

    /// Adds a collection whose content follows, and gives its index for `close(_:)`.
    mutating func open(_ shape: NodeRecord.Shape, at offset: Int) -> Int {
        append(NodeRecord(shape: shape, offset: offset, payload: 0))
    }

    /// Ends the collection at `index`: all nodes since are its content.
    mutating func close(_ index: Int) {
        records[index].payload = UInt32(truncatingIfNeeded: records.count - index - 1)
    }

    /// Marks the node at `index`, if there is one, as one whose fault has been reported.
    mutating func markReported(_ index: Int) {
        if records.indices.contains(index) { records[index].markReported() }
    }

    /// Begins a mapping's keys.
    func beginKeys() -> KeySet { KeySet(base: openKeys.count) }

    /// Enters the key at `index` into `keys`; gives the index of an equal key that is there already.
    mutating func enter(_ index: Int, into keys: inout KeySet) -> Int? {
        if let earlier = keys.earlier(than: index, among: openKeys, in: self) { return earlier }
        openKeys.append(UInt32(truncatingIfNeeded: index))
        return nil
    }

    /// Forgets the keys of a mapping that has ended.
    mutating func endKeys(_ keys: KeySet) {
        openKeys.removeSubrange(keys.base...)
    }

    /// Whether the scalars at two indices have the same text.
    ///
    /// Compares in place: it is asked for every pair of keys.
    func haveSameText(_ first: Int, _ second: Int) -> Bool {
        let (left, right) = (records[first], records[second])
        let leftRange = NodeText.range(of: left, cookedEnds: cookedEnds)
        let rightRange = NodeText.range(of: right, cookedEnds: cookedEnds)
        guard leftRange.count == rightRange.count else { return false }
        var other = rightRange.lowerBound
        for offset in leftRange {
            let leftByte = left.isCooked ? cooked[offset] : bytes[offset]
            let rightByte = right.isCooked ? cooked[other] : bytes[other]
            if leftByte != rightByte { return false }
            other += 1
        }
        return true
    }

    /// The text of the scalar at `index`.
    func text(at index: Int) -> ArraySlice<UInt8> {
        NodeText.slice(of: records[index], source: bytes, cooked: cooked, cookedEnds: cookedEnds)
    }

    /// The number of bytes of the text of the scalar at `index`.
    func textLength(at index: Int) -> Int { NodeText.range(of: records[index], cookedEnds: cookedEnds).count }
}
