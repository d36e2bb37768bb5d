/// The list `secrets` of one file.
struct EntryList {
    /// The entries.
    let list: Node

    /// The indices of entries in which the reader has refused something: what they do not have may be hidden by it.
    let troubled: Set<Int>

    /// The number of faults that the reader has found in none of the entries.
    let faultsElsewhere: Int

    /// The entries of `list`, which ends at `end` or else with the file, and whatever of the reader's faults is in
    /// them.
    ///
    /// `column` is where the topmost keys of a block begin: what stands there belongs to no entry.
    init(_ list: Node, until end: Position?, rootColumn column: Int, faults: [Diagnostic]) {
        self.list = list
        var troubled: Set<Int> = []
        var elsewhere = 0
        let entries = faults.isEmpty ? [] : list.elements.map { (position: $0.position, index: $0.index) }
        for position in faults.map(\.position) {
            let after = entries.partitioningIndex { $0.position > position }
            let isInList = end.map { position < $0 } ?? true
            if after > 0, isInList, position.column > column || position.line == entries[after - 1].position.line {
                troubled.insert(entries[after - 1].index)
            } else {
                elsewhere += 1
            }
        }
        self.troubled = troubled
        faultsElsewhere = elsewhere
    }
}

extension Array {
    /// The index of the first element of which `belongsToSecond` holds, where it holds of all after it too.
    fileprivate func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
