extension String {
    /// This text on one line, harmless to a terminal: control characters, line and paragraph separators and invisible
    /// format characters (bidirectional overrides among them) are written as escapes such as `\n` and `\u{1b}`.
    ///
    /// So no name or message of another program can end a line, begin a forged one, or repaint the screen.
    var singleLine: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var line = ""
        line.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            if scalar.mayEndOrHideText {
                line += scalar.escaped
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// The longest beginning of this text that fits into `limit` bytes of UTF-8, with `…` where something was cut off.
    func cut(toBytes limit: Int) -> String {
        if utf8.count <= limit { return self }
        let ellipsis = "…"
        var room = limit - ellipsis.utf8.count
        var beginning = ""
        for character in self {
            room -= character.utf8.count
            if room < 0 { break }
            beginning.append(character)
        }
        return beginning + ellipsis
    }
}

extension Unicode.Scalar {
    fileprivate var mayEndOrHideText: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    fileprivate var escaped: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(value, radix: 16) + "}"
        }
    }
}
