/// One node of a tree in eight bytes.
///
/// Records stand in document order, a collection before its content, so that the next sibling of a node is known
/// from the number of its descendants. A position fits into 27 bits because a file has at most 64 MiB.
struct NodeRecord: Sendable {
    /// What a node is, and how a scalar was written.
    enum Shape: UInt32 {
        case mapping = 0
        case sequence = 1
        case plain = 2
        case quoted = 3
        case block = 4
    }

    private static let offsetMask: UInt32 = (1 << 27) - 1
    private static let cookedBit: UInt32 = 1 << 30
    private static let reportedBit: UInt32 = 1 << 31

    private var head: UInt32

    /// Of a collection, the number of its descendants; of a scalar, the length of its text in the source, or if that is
    /// not the text itself, the number of its cooked text.
    var payload: UInt32

    init(shape: Shape, offset: Int, payload: Int, isCooked: Bool = false) {
        head = UInt32(truncatingIfNeeded: offset) & Self.offsetMask | shape.rawValue << 27
        if isCooked { head |= Self.cookedBit }
        self.payload = UInt32(truncatingIfNeeded: payload)
    }

    var shape: Shape { Shape(rawValue: head >> 27 & 7) ?? .plain }

    /// The byte offset of the node's first character, quote and bracket included.
    var offset: Int { Int(head & Self.offsetMask) }

    /// Whether the text differs from the source: escapes, folded lines, block scalars.
    var isCooked: Bool { head & Self.cookedBit != 0 }

    /// Whether a fault of this node has been reported, so that nothing more is said about it.
    var isReported: Bool { head & Self.reportedBit != 0 }

    var isCollection: Bool { shape == .mapping || shape == .sequence }

    mutating func markReported() { head |= Self.reportedBit }
}
