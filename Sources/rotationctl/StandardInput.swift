import Glibc

/// Standard input by lines, each as soon as it is there.
struct StandardInput {
    /// One line, without its end.
    struct Line {
        /// Its bytes; of a longer line the first `longestLine`.
        let bytes: ArraySlice<UInt8>
        /// Whether the line had more bytes.
        let isCut: Bool
    }

    /// The most bytes of a line that are kept.
    static let longestLine = 64 << 10
    private static let pieceSize = 64 << 10

    private var pending: [UInt8] = []
    /// Where the first line that was not given yet begins.
    private var start = 0
    private var isAtEnd = false
    private var piece = [UInt8](repeating: 0, count: Self.pieceSize)

    /// Waits for more input; false where there is none any more.
    ///
    /// Throws the system's reason where it cannot be read.
    mutating func fill() throws(StandardInputError) -> Bool {
        guard !isAtEnd else { return false }
        pending.removeFirst(start)
        start = 0
        // What is left has no end yet. One byte more than is kept shows that there was more.
        if pending.count > Self.longestLine + 1 { pending.removeLast(pending.count - Self.longestLine - 1) }
        while true {
            let count = piece.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw StandardInputError(code: errno) }
            pending.append(contentsOf: piece[..<count])
            isAtEnd = count == 0
            return true
        }
    }

    /// The next of the lines that are there.
    mutating func nextLine() -> Line? {
        let rest = pending[start...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        guard end != nil || isAtEnd && !rest.isEmpty else { return nil }
        var line = rest[..<(end ?? rest.endIndex)]
        start = end.map { $0 + 1 } ?? rest.endIndex
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Line(bytes: line.prefix(Self.longestLine), isCut: line.count > Self.longestLine)
    }
}

/// Standard input cannot be read.
struct StandardInputError: Error, CustomStringConvertible {
    /// The system's error number.
    let code: Int32

    var description: String {
        "standard input cannot be read (\(String(cString: strerror(code)))); name a file or a pipe"
    }
}
