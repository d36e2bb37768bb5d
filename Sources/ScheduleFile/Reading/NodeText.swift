/// Where the text of a scalar is.
enum NodeText {
    /// The place of the text of `record`: in the file, or if it is cooked among the texts that were written apart.
    static func range(of record: NodeRecord, cookedEnds: [UInt32]) -> Range<Int> {
        guard !record.isCollection else { return 0..<0 }
        let payload = Int(record.payload)
        if record.isCooked {
            return (payload == 0 ? 0 : Int(cookedEnds[payload - 1]))..<Int(cookedEnds[payload])
        }
        let start = record.shape == .quoted ? record.offset + 1 : record.offset
        return start..<start + payload
    }

    /// The text of `record` as bytes: a slice of the file, or of the texts that were written apart from it.
    static func slice(
        of record: NodeRecord, source: [UInt8], cooked: [UInt8], cookedEnds: [UInt32]
    ) -> ArraySlice<UInt8> {
        let range = range(of: record, cookedEnds: cookedEnds)
        return record.isCooked ? cooked[range] : source[range]
    }
}
