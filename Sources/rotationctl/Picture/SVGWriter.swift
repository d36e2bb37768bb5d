/// Writes SVG element by element.
///
/// Whatever is written as a value or a text is escaped; names of elements and attributes are the code's own.
struct SVGWriter {
    /// An attribute with its value.
    typealias Attribute = (name: StaticString, value: String)

    /// What was written, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var open: [StaticString] = []

    /// Begins an element; what follows until `close()` is in it.
    mutating func open(_ name: StaticString, _ attributes: Attribute...) {
        begin(name, attributes)
        write(">")
        open.append(name)
    }

    /// Ends the element that was begun last.
    mutating func close() {
        guard let name = open.popLast() else { return }
        write("</")
        write(name)
        write(">\n")
    }

    /// An element with nothing in it, or with a tooltip alone.
    mutating func element(_ name: StaticString, title: String? = nil, _ attributes: Attribute...) {
        begin(name, attributes)
        guard let title else { return write("/>\n") }
        write(">")
        text("title", title)
        write("</")
        write(name)
        write(">\n")
    }

    /// An element with a text in it.
    mutating func text(_ name: StaticString, _ text: String, _ attributes: Attribute...) {
        begin(name, attributes)
        write(">")
        escape(text)
        write("</")
        write(name)
        write(">\n")
    }

    /// What stands as it is: style sheets of the code's own.
    mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func begin(_ name: StaticString, _ attributes: [Attribute]) {
        write("<")
        write(name)
        for attribute in attributes where !attribute.value.isEmpty {
            write(" ")
            write(attribute.name)
            write("=\"")
            escape(attribute.value)
            write("\"")
        }
    }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": write("&amp;")
            case "<": write("&lt;")
            case ">": write("&gt;")
            case "\"": write("&quot;")
            case "\n", "\t": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            // XML 1.0 has no way to write these, and nobody misses them.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": write("?")
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
    }
}

extension Double {
    /// The number to a tenth, as SVG has it: `12`, `12.5`.
    var svg: String {
        let tenths = Int((self * 10).rounded())
        let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
        return "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
    }
}
