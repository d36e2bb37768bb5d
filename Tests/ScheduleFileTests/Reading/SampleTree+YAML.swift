/// Random YAML of a tree: block and flow style, all kinds of scalars, comments and empty lines.
extension SampleTree {
    /// A whole document.
    func yaml(_ random: inout ReadingRandom) -> String {
        let start = random.pick(["", "", "---\n", "# c\n", "\n", "--- # c\n"])
        switch self {
        case .scalar: return start + flow(&random, indent: 0) + "\n"
        case .sequence(let elements) where elements.isEmpty: return start + "[]\n"
        case .mapping(let pairs) where pairs.isEmpty: return start + "{}\n"
        default: return start + (random.chance(0.8) ? block(&random, indent: 0) : flow(&random, indent: 0) + "\n")
        }
    }

    /// The lines of a block collection that has content, each indented by `indent`, the first one too.
    private func block(_ random: inout ReadingRandom, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var result = ""
        switch self {
        case .scalar: break
        case .sequence(let elements):
            for element in elements {
                result += Self.filler(&random)
                if element.isBlockCollection, random.chance(0.5) {
                    let step = Int.random(in: 1...3, using: &random)
                    let content = element.block(&random, indent: indent + 1 + step)
                    // A compact collection begins on the line of the dash; a filler in front of it would part them.
                    if content.first == " " {
                        result += margin + "-" + content.dropFirst(indent + 1)
                        continue
                    }
                    result += margin + "-\n" + content
                } else {
                    result += margin + "-" + element.value(&random, indent: indent)
                }
            }
        case .mapping(let pairs):
            for (key, value) in pairs {
                result += Self.filler(&random)
                result +=
                    margin + Self.key(key, &random) + random.pick(["", "", " "]) + ":"
                    + value.value(&random, indent: indent, afterKey: true)
            }
        }
        return result
    }

    private var isBlockCollection: Bool {
        switch self {
        case .scalar: false
        case .sequence(let elements): !elements.isEmpty
        case .mapping(let pairs): !pairs.isEmpty
        }
    }

    /// What follows an indicator of a collection at `indent`, with the line break at its end.
    private func value(_ random: inout ReadingRandom, indent: Int, afterKey: Bool = false) -> String {
        if isBlockCollection, random.chance(0.75) {
            if case .sequence = self, afterKey, random.chance(0.4) {
                return Self.comment(&random) + "\n" + block(&random, indent: indent)
            }
            return Self.comment(&random) + "\n" + block(&random, indent: indent + Int.random(in: 1...4, using: &random))
        }
        if case .scalar(let text) = self {
            if text.isEmpty, random.chance(0.5) { return Self.comment(&random) + "\n" }
            if random.chance(0.35), let block = Self.blockScalar(text, &random, indent: indent) { return " " + block }
        }
        let below = random.chance(0.15)
        let lead =
            below ? "\n" + String(repeating: " ", count: indent + 1 + Int.random(in: 0...2, using: &random)) : " "
        return lead + flow(&random, indent: indent + 1) + Self.comment(&random) + "\n"
    }

    /// The tree on one or several lines, those after the first indented by at least `indent`.
    private func flow(_ random: inout ReadingRandom, indent: Int, inBrackets: Bool = false) -> String {
        func space(_ random: inout ReadingRandom) -> String {
            guard random.chance(0.2) else { return random.pick(["", " ", "  "]) }
            return random.pick([" # c", "", " "]) + "\n"
                + String(repeating: " ", count: indent + Int.random(in: 0...3, using: &random))
        }
        switch self {
        case .scalar(let text):
            return Self.inline(text, &random, indent: indent, inBrackets: inBrackets)
        case .sequence(let elements):
            let items = elements.map {
                space(&random) + $0.flow(&random, indent: indent, inBrackets: true) + space(&random)
            }
            return "[" + items.joined(separator: ",") + (!items.isEmpty && random.chance(0.2) ? "," : "")
                + space(&random) + "]"
        case .mapping(let pairs):
            let items = pairs.map { key, value in
                space(&random) + Self.key(key, &random, inBrackets: true) + ":" + " " + space(&random)
                    + value.flow(&random, indent: indent, inBrackets: true) + space(&random)
            }
            return "{" + items.joined(separator: ",") + (!items.isEmpty && random.chance(0.2) ? "," : "")
                + space(&random) + "}"
        }
    }

    private static func key(_ text: String, _ random: inout ReadingRandom, inBrackets: Bool = false) -> String {
        inline(text, &random, indent: nil, inBrackets: inBrackets)
    }

    /// A scalar in one of its notations; on one line if `indent` is nil.
    private static func inline(_ text: String, _ random: inout ReadingRandom, indent: Int?, inBrackets: Bool) -> String
    {
        if isPlain(text, inBrackets: inBrackets), random.chance(0.7) {
            return indent.map { folded(text, &random, indent: $0, between: " ") } ?? text
        }
        let isSingle = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value < 0x7F || $0.value > 0x2029 || $0 == "é"
        }
        if isSingle, random.chance(0.5) {
            let doubled = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            return "'" + (indent.map { folded(doubled, &random, indent: $0, between: " ") } ?? doubled) + "'"
        }
        if let indent, random.chance(0.2) { return broken(text, indent: indent) }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += random.pick(["\\t", "\\\t"])
            case "\0"..."\u{1F}", "\u{80}"..."\u{9F}", "\u{2028}", "\u{2029}":
                result += "\\U" + hex8(scalar)
            default: result += random.chance(0.05) ? "\\U" + hex8(scalar) : String(scalar)
            }
        }
        return "\"" + result + "\""
    }

    /// Double quotes with an escaped line break after every character.
    private static func broken(_ text: String, indent: Int) -> String {
        let margin = "\\\n" + String(repeating: " ", count: indent)
        return "\"" + text.unicodeScalars.map { "\\U" + hex8($0) }.joined(separator: margin) + "\""
    }

    private static func hex8(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Breaks lines at single spaces between letters.
    private static func folded(_ text: String, _ random: inout ReadingRandom, indent: Int, between: Character) -> String
    {
        let characters = Array(text)
        var result = ""
        for (index, character) in characters.enumerated() {
            let isBetween =
                index > 0 && index + 1 < characters.count && characters[index - 1].isLetter
                && characters[index + 1].isLetter
            if character == between && isBetween && random.chance(0.3) {
                result +=
                    random.pick(["", " ", "\t"]) + "\n"
                    + String(repeating: " ", count: indent + Int.random(in: 0...2, using: &random))
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// Whether the text may stand without quotes; stricter than YAML.
    private static func isPlain(_ text: String, inBrackets: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if "-?:,[]{}#&*!|>'\"%@` \t.<".unicodeScalars.contains(first) || " \t:".unicodeScalars.contains(last) {
            return false
        }
        if text.contains(": ") || text.contains(" #") || inBrackets && text.contains(where: { ",[]{}".contains($0) }) {
            return false
        }
        return text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value < 0x7F || $0.value >= 0xA1 && $0.value < 0x2000 || $0.value > 0x2100
        }
    }

    /// A literal block scalar, or nil where the text cannot stand in one.
    private static func blockScalar(_ text: String, _ random: inout ReadingRandom, indent: Int) -> String? {
        guard
            text.unicodeScalars.allSatisfy({
                $0 == "\n" || $0.value >= 0x20 && $0.value < 0x7F || $0.value == 9 || $0.value > 0x3000
            }),
            text.contains(where: { $0 != "\n" && $0 != " " })
        else { return nil }
        let step = Int.random(in: 1...4, using: &random)
        let breaks = text.reversed().prefix { $0 == "\n" }.count
        let chomping = breaks == 0 ? "-" : breaks == 1 ? random.pick(["", "+"]) : "+"
        let needsIndicator = text.first == " " || text.first == "\n" || random.chance(0.2)
        let margin = String(repeating: " ", count: indent + step)
        var body = text
        if breaks > 0 { body.removeLast() }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
        let header = random.pick([
            "|" + (needsIndicator ? String(step) : "") + chomping,
            "|" + chomping + (needsIndicator ? String(step) : ""),
        ])
        return header + comment(&random) + "\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func comment(_ random: inout ReadingRandom) -> String {
        random.pick(["", "", "", " ", " # c: d", "\t# 'x"])
    }

    /// A comment line before an entry: no empty line, for that would belong to a literal scalar above it.
    private static func filler(_ random: inout ReadingRandom) -> String { random.pick(["", "", "", "# c: d\n"]) }
}
