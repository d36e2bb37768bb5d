/// A text and below it a caret, for a terminal.
enum CaretLine {
    /// The most characters of the text that are shown.
    private static let width = 100

    /// Two lines: the text, and the caret under the byte at `offset`.
    ///
    /// What could steer a terminal is shown as `?`, and a long text is cut around the caret.
    static func text(_ text: String, at offset: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        var column = 0
        var bytes = 0
        while column < scalars.count, bytes < offset {
            bytes += UTF8.width(scalars[column])
            column += 1
        }
        let start = max(0, column - width / 2)
        let shown = scalars[start...].prefix(width).map(printable)
        return "    \(String(String.UnicodeScalarView(shown)))\n    \(String(repeating: " ", count: column - start))^"
    }

    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\t" { return " " }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: "?"
        default: scalar
        }
    }
}
