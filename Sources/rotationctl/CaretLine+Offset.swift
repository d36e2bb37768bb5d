import ScheduleFile

extension CaretLine {
    /// Two lines: the text, and the caret under the byte at `offset`.
    static func text(_ text: String, at offset: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        var column = 0
        var bytes = 0
        while column < scalars.count, bytes < offset {
            bytes += UTF8.width(scalars[column])
            column += 1
        }
        return self.text(scalars, column: column)
    }
}
