/// The elements of an XML document as far as pictures have them; it throws where one is not well-formed.
struct XMLElements {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The text in it and in what is in it.
        var text = ""
    }

    struct Fault: Error {
        var what: String
    }

    /// The elements in the order in which they begin.
    private(set) var all: [Element] = []
    /// The name of the one that holds all others.
    var root: String? { all.first?.name }

    init(of document: String) throws {
        var rest = Substring(document)
        var open: [Int] = []
        while !rest.isEmpty {
            guard rest.first == "<" else {
                let text = rest.prefix { $0 != "<" }
                guard !open.isEmpty || text.allSatisfy(\.isWhitespace) else { throw Fault(what: "text outside") }
                let plain = try Self.unescaped(text)
                for element in open { all[element].text += plain }
                rest = rest[text.endIndex...]
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { throw Fault(what: "an open tag") }
            var tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "/" {
                guard let last = open.popLast(), all[last].name == tag.dropFirst() else {
                    throw Fault(what: "</\(tag)> closes nothing")
                }
                continue
            }
            guard !open.isEmpty || all.isEmpty else { throw Fault(what: "a second root") }
            let isEmpty = tag.last == "/"
            if isEmpty { tag.removeLast() }
            all.append(try Self.element(tag))
            if !isEmpty { open.append(all.count - 1) }
        }
        guard open.isEmpty, !all.isEmpty else { throw Fault(what: "not closed") }
    }

    private static func element(_ tag: Substring) throws -> Element {
        let name = tag.prefix { $0 != " " }
        var rest = tag[name.endIndex...]
        var attributes: [String: String] = [:]
        while !rest.isEmpty {
            guard rest.first == " ", let equals = rest.firstIndex(of: "=") else { throw Fault(what: String(tag)) }
            let key = String(rest[rest.index(after: rest.startIndex)..<equals])
            let value = rest[rest.index(after: equals)...]
            guard value.first == "\"", let quote = value.dropFirst().firstIndex(of: "\""), attributes[key] == nil
            else { throw Fault(what: String(tag)) }
            attributes[key] = try unescaped(value[value.index(after: value.startIndex)..<quote])
            rest = value[value.index(after: quote)...]
        }
        return Element(name: String(name), attributes: attributes)
    }

    private static func unescaped(_ text: Substring) throws -> String {
        var plain = String(text)
        for (escape, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "\u{0}")] {
            plain = plain.replacing(escape, with: character)
        }
        guard !plain.contains("&") else { throw Fault(what: "a bare & in \(text)") }
        return plain.replacing("\u{0}", with: "&")
    }
}
