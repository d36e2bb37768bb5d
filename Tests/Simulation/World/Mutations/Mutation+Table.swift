extension Mutation {
    /// Reads a table: for each mutation lines of `key: value`, then `<<<`, the exact text, `===`, the new one, `>>>`.
    ///
    /// Lines that begin with `#` between mutations are comments.
    package static func read(_ table: String) throws -> [Mutation] {
        var mutations: [Mutation] = []
        var next = Mutation()
        var part: WritableKeyPath<Mutation, String>?
        var lines: [Substring] = []
        for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            switch line {
            case "<<<" where part == nil: (part, lines) = (\.old, [])
            case "===" where part == \.old:
                next.old = lines.joined(separator: "\n")
                (part, lines) = (\.new, [])
            case ">>>" where part == \.new:
                next.new = lines.joined(separator: "\n")
                guard next.name != "", next.breaks != "", next.file != "", next.old != "" else {
                    throw Fault(description: "line \(index + 1): a mutation without name, breaks, file or text")
                }
                mutations.append(next)
                (next, part) = (Mutation(), nil)
            case _ where part != nil: lines.append(line)
            case "": continue
            case _ where line.hasPrefix("#"): continue
            default: try next.set(line, index: index)
            }
        }
        guard part == nil, next.name == "" else { throw Fault(description: "the last mutation does not end") }
        return mutations
    }

    private mutating func set(_ line: Substring, index: Int) throws {
        guard let colon = line.firstIndex(of: ":") else {
            throw Fault(description: "line \(index + 1): '\(line)'; write key: value")
        }
        let value = String(line[line.index(after: colon)...].drop { $0 == " " })
        switch line[..<colon] {
        case "name": name = value
        case "breaks": breaks = value
        case "file": file = value
        case "as":
            guard let form = Form(rawValue: value) else {
                throw Fault(description: "line \(index + 1): as '\(value)'; write expression, statement or text")
            }
            self.form = form
        default: throw Fault(description: "line \(index + 1): the key of '\(line)'; write name, breaks, file or as")
        }
    }
}
