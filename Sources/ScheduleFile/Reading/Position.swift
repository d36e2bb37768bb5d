/// A place in a file, as an editor shows it.
public struct Position: Hashable, Comparable, Sendable {
    /// The line, from 1.
    ///
    /// Lines end at LF, CR LF or a lone CR.
    public let line: Int

    /// The column, from 1, in Unicode scalars: neither bytes nor screen cells.
    ///
    /// A tab is one column, a byte order mark none.
    public let column: Int

    /// Makes the position at `line` and `column`, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders by line, then by column.
    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
