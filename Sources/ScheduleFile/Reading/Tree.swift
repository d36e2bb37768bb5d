/// A file that has been read: its bytes and its nodes.
///
/// Made once and never changed.
final class Tree: Sendable {
    let source: SourceText
    let records: [NodeRecord]
    private let cooked: [UInt8]
    private let cookedEnds: [UInt32]

    init(source: SourceText, builder: TreeBuilder) {
        self.source = source
        records = builder.records
        cooked = builder.cooked
        cookedEnds = builder.cookedEnds
    }

    /// The index of the first node after the one at `index` and its descendants.
    func indexAfter(_ index: Int) -> Int {
        let record = records[index]
        return index + 1 + (record.isCollection ? Int(record.payload) : 0)
    }

    /// The text of a scalar as bytes.
    func text(of record: NodeRecord) -> ArraySlice<UInt8> {
        NodeText.slice(of: record, source: source.bytes, cooked: cooked, cookedEnds: cookedEnds)
    }
}
