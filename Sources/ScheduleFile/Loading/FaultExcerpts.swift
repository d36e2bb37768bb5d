/// The lines of files in which faults are, for a terminal.
public struct FaultExcerpts {
    /// The most bytes of a line that are looked at.
    private static let mostBytes = 4096

    private var file = ""
    private var bytes: [UInt8] = []

    /// Reads nothing yet.
    public init() {}

    /// The line of a fault and below it a caret at its column, as two lines; nil where the file does not have the line
    /// any more.
    ///
    /// What could steer a terminal is shown as `?`. A long line is cut around the column.
    public mutating func excerpt(for diagnostic: Diagnostic) -> String? {
        if diagnostic.file != file {
            file = diagnostic.file
            bytes = (try? FileBytes.read(path: file)) ?? []
        }
        guard let line = line(diagnostic.line) else { return nil }
        let scalars = Array(String(decoding: line.prefix(Self.mostBytes), as: UTF8.self).unicodeScalars)
        let column = diagnostic.column - 1
        guard column >= 0, column <= scalars.count, !scalars.isEmpty else { return nil }
        return CaretLine.text(scalars, column: column)
    }

    private func line(_ number: Int) -> ArraySlice<UInt8>? {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        for _ in 1..<max(number, 1) {
            guard let end = rest.firstIndex(where: Self.isBreak) else { return nil }
            let isPair =
                rest[end] == ByteClass.carriageReturn && end + 1 < rest.endIndex && rest[end + 1] == ByteClass.lineFeed
            rest = rest[(end + (isPair ? 2 : 1))...]
        }
        return rest.prefix { !Self.isBreak($0) }
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        byte == ByteClass.lineFeed || byte == ByteClass.carriageReturn
    }
}
