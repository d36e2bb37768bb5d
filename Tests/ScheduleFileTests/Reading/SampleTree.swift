/// A random tree that is written as JSON or YAML in random ways, and so knows what a reader must find in it.
indirect enum SampleTree {
    case scalar(String)
    case sequence([SampleTree])
    case mapping([(String, SampleTree)])

    private static let words = [
        "a", "b", "name", "every", "30d", "x y", "é", "日本", "😀", "1e3", "null", "~", "true", "12:30", "a:b", "a#b", "-",
        "- x",
        "? y", ": z", "#c", "d #e", "f: g", "[h]", "{i}", "j, k", "&l", "*m", "!n", "|", ">", "%o", "@p", "`q", "\"r\"",
        "'s'", "t\\u",
        "", " ", " lead", "trail ", "two\nlines", "three\n\nlines\n", "\n", "\n\nx", "tab\tbed", "\ttab", "a\n  b\nc",
        "a\n\n", "...",
        "---", "0x1F", "<<", "http://x/y?z=1#w", "*-*-* 03:00", "a\n b", "=", "\u{85}", "\u{A0}", "x\u{2028}y", "\u{7}",
    ]

    static func random(_ random: inout ReadingRandom, depth: Int) -> SampleTree {
        guard depth > 0, random.chance(0.7) else { return .scalar(word(&random)) }
        if random.chance(0.5) {
            return .sequence(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.random(&random, depth: depth - 1) })
        }
        var keys: [String] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let key = word(&random)
            if !keys.contains(key) && !key.isEmpty && key != "<<" { keys.append(key) }
        }
        return .mapping(keys.map { ($0, Self.random(&random, depth: depth - 1)) })
    }

    private static func word(_ random: inout ReadingRandom) -> String {
        random.chance(0.5) ? random.pick(["a", "b", "name", "x y", "30d", "é"]) : random.pick(words)
    }

    /// The tree as the readers' own output writes it.
    var canonical: String {
        switch self {
        case .scalar(let text): Self.canonical(text)
        case .sequence(let elements): "[" + elements.map(\.canonical).joined(separator: ",") + "]"
        case .mapping(let pairs):
            "{" + pairs.map { "\(Self.canonical($0)):\($1.canonical)" }.joined(separator: ",") + "}"
        }
    }

    static func canonical(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0"..."\u{F}": result += "\\u000" + String(scalar.value, radix: 16)
            case "\u{10}"..."\u{1F}": result += "\\u00" + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The tree as JSON with random white space and escapes.
    func json(_ random: inout ReadingRandom) -> String {
        func space(_ random: inout ReadingRandom) -> String {
            random.pick(["", "", "", " ", "\n", "\t", "\r\n", "  "])
        }
        switch self {
        case .scalar(let text):
            return Self.jsonString(text, &random)
        case .sequence(let elements):
            let items = elements.map { space(&random) + $0.json(&random) + space(&random) }
            return "[" + (items.isEmpty ? space(&random) : items.joined(separator: ",")) + "]"
        case .mapping(let pairs):
            let items = pairs.map {
                space(&random) + Self.jsonString($0, &random) + space(&random) + ":" + space(&random) + $1.json(&random)
            }
            return "{" + items.joined(separator: ",") + space(&random) + "}"
        }
    }

    private static func jsonString(_ text: String, _ random: inout ReadingRandom) -> String {
        guard random.chance(0.2) else { return canonical(text) }
        let units = text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\"" + units.joined() + "\""
    }
}
