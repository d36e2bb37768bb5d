import Glibc

/// What standard output can show.
struct Terminal {
    /// How a piece of text looks.
    enum Style: String {
        /// As all text.
        case plain = ""
        /// Less than all text.
        case dim = "2"
        /// What must be seen.
        case alarm = "1;31"
    }

    /// The terminal's width; nil where nobody reads on one, and lines may be as long as they are.
    let columns: Int?
    /// Whether it shows more than ASCII.
    let isUnicode: Bool
    /// Whether it shows styles.
    let hasStyles: Bool

    /// Standard output, as the environment describes it: locale, `NO_COLOR` (no-color.org), `TERM`, `COLUMNS`.
    static var standardOutput: Terminal {
        let isTerminal = StandardOutput.isTerminal
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(variable).first ?? ""
        let charset = locale.lowercased()
        return Terminal(
            columns: isTerminal ? width : nil, isUnicode: charset.hasSuffix("utf-8") || charset.hasSuffix("utf8"),
            hasStyles: isTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb")
    }

    /// What says that something was left out.
    var ellipsis: String { isUnicode ? "…" : "..." }

    /// The text in a style, where styles are shown.
    func styled(_ text: String, _ style: Style) -> String {
        hasStyles && style != .plain && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The value of an environment variable that is not empty.
    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    private static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return variable("COLUMNS").flatMap(Int.init).map { min(max($0, 40), 1000) } ?? 80
    }
}
