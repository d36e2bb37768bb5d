/// Pieces of a file as they may stand in a message: short, on one line, without control characters.
enum Excerpt {
    /// The most Unicode scalars of input that a message shows in one place.
    static let limit = 60

    /// `text` with control characters and line separators written as `\u{…}`, its length unbounded.
    static func escaping(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: needsEscape) else { return text }
        return escaped(text.unicodeScalars)
    }

    /// The beginning of `text`, at most `limit` scalars and then an ellipsis, with control characters escaped.
    static func bounded(_ text: String, limit: Int = limit) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return escaping(text) }
        return escaped(scalars[..<end]) + "…"
    }

    /// The beginning of UTF-8 `bytes`, as `bounded(_:limit:)` gives it, whatever their number.
    static func bounded(_ bytes: ArraySlice<UInt8>, limit: Int = limit) -> String {
        // A scalar has at most four bytes, and one more is enough to see that there are more.
        bounded(String(decoding: bytes.prefix(4 * (limit + 1)), as: UTF8.self), limit: limit)
    }

    private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in scalars {
            if needsEscape(scalar) {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a scalar does not show, or does something to a line or a terminal.
    static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format characters are escaped too: a bidirectional override would reorder the operator's terminal.
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: true
        default: false
        }
    }
}
