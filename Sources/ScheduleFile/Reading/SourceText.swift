/// The bytes of one file, found to be UTF-8, with the way from a byte offset to a line and a column.
///
/// Two numbers are kept for every `stride` bytes, so that a position costs a short scan however long the lines are,
/// and the memory does not depend on their number.
struct SourceText: Sendable {
    /// The most bytes that a file may have.
    static let sizeLimit = 64 << 20

    private static let stride = 1024

    /// The name of the file as the caller gave it.
    let file: String

    /// The whole file.
    let bytes: [UInt8]

    /// The length of the byte order mark at the beginning: 3 or 0.
    let markLength: Int

    /// The offset of the first control character below U+0020 that is no tab, LF or CR.
    let firstControl: Int?

    /// Whether there is a character that YAML allows inside of quotes only: U+007F to U+009F without U+0085, U+FEFF
    /// (but at the beginning), U+FFFE, U+FFFF.
    let hasUnprintable: Bool

    private var checkpoints: [Position]

    /// Takes `bytes`, which must be UTF-8 and no more than `sizeLimit`.
    init(file: String, validUTF8 bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var checkpoints: [Position] = []
        checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
        var line = 1
        var column = 1
        var control: Int?
        var unprintable = false
        var blockStart = 0
        repeat {
            checkpoints.append(Position(line: line, column: column))
            let blockEnd = min(blockStart + Self.stride, bytes.count)
            for offset in max(blockStart, markLength)..<max(blockEnd, markLength) {
                let byte = bytes[offset]
                if byte >= 0x20 && byte < 0x7F {
                    column += 1
                } else if byte >= 0x7F {
                    if !ByteClass.isContinuation(byte) {
                        column += 1
                        unprintable = unprintable || ByteClass.unprintableLength(in: bytes, at: offset) > 0
                    }
                } else if Self.endsLine(bytes, at: offset) {
                    line += 1
                    column = 1
                } else {
                    column += 1
                    if control == nil && !ByteClass.isAllowedControl(byte) { control = offset }
                }
            }
            blockStart = blockEnd
        } while blockStart < bytes.count
        self.checkpoints = checkpoints
        firstControl = control
        hasUnprintable = unprintable
    }

    /// The position of the byte at `offset`; the end of the file for offsets beyond it.
    func position(of offset: Int) -> Position {
        let target = max(markLength, min(offset, bytes.count))
        let block = min(target / Self.stride, checkpoints.count - 1)
        var line = checkpoints[block].line
        var column = checkpoints[block].column
        for index in max(block * Self.stride, markLength)..<target {
            if Self.endsLine(bytes, at: index) {
                line += 1
                column = 1
            } else if !ByteClass.isContinuation(bytes[index]) {
                column += 1
            }
        }
        return Position(line: line, column: column)
    }

    /// Whether the byte at `offset` is the last one of its line: the CR of a CR LF is not.
    private static func endsLine(_ bytes: [UInt8], at offset: Int) -> Bool {
        switch bytes[offset] {
        case ByteClass.lineFeed: true
        case ByteClass.carriageReturn: offset + 1 >= bytes.count || bytes[offset + 1] != ByteClass.lineFeed
        default: false
        }
    }
}
