/// A line of text and below it a caret, for a terminal.
package enum CaretLine {
    /// The most Unicode scalars of the line that are shown.
    private static let width = 100

    /// Two lines: the text, and the caret under the scalar at `column`, which counts from 0 and may be the end.
    ///
    /// What could steer a terminal is shown as `?`, and a long text is cut around the caret.
    package static func text(_ scalars: [Unicode.Scalar], column: Int) -> String {
        let start = max(0, column - width / 2)
        let shown = scalars.dropFirst(start).prefix(width).map(printable)
        return "    \(String(String.UnicodeScalarView(shown)))\n    \(String(repeating: " ", count: column - start))^"
    }

    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\t" { return " " }
        return Excerpt.needsEscape(scalar) ? "?" : scalar
    }
}
