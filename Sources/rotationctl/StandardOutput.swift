import Glibc

/// Standard output, written in large pieces.
struct StandardOutput {
    private static let pieceSize = 64 << 10

    private var pending: [UInt8] = []

    /// Whether somebody reads it on a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes bytes, sooner or later.
    mutating func write(_ bytes: some Sequence<UInt8>) {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.pieceSize { flush() }
    }

    /// Writes a line, sooner or later.
    mutating func writeLine(_ line: String) {
        write(line.utf8)
        write(CollectionOfOne(UInt8(ascii: "\n")))
    }

    /// Writes what is pending now.
    ///
    /// To be called at the end.
    mutating func flush() {
        WholeWrite.write(pending, to: STDOUT_FILENO)
        pending.removeAll(keepingCapacity: true)
    }
}
