import ScheduleFile

/// YAML-lite and JSON: a tree is the same after it was written as JSON and read again by either reader.
enum DocumentChecks {
    static func run(_ bytes: [UInt8], as format: Format) throws(FuzzFailure) {
        let outcome = DocumentReader.read(bytes, file: "f", format: format)
        try require(outcome.document != nil || !outcome.diagnostics.isEmpty, "neither a tree nor a fault")
        try check(outcome.diagnostics, of: bytes)
        var tree: [UInt8] = []
        outcome.document?.appendJSON(to: &tree)
        guard outcome.diagnostics.isEmpty, tree != Array("null".utf8) else { return }
        try requireSame(tree, as: .json)
        // JSON may have empty keys, which YAML-lite refuses.
        if format == .yaml { try requireSame(tree, as: .yaml) }
    }

    /// Requires every fault to lie inside of the file, in order, and to say what to do.
    static func check(_ diagnostics: [Diagnostic], of bytes: [UInt8]) throws(FuzzFailure) {
        let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
        for diagnostic in diagnostics {
            try require((1...lines).contains(diagnostic.line), "line \(diagnostic.line) of \(lines)")
            try require((1...bytes.count + 1).contains(diagnostic.column), "column \(diagnostic.column)")
            try requireMessage(diagnostic.message)
        }
    }

    private static func requireSame(_ tree: [UInt8], as format: Format) throws(FuzzFailure) {
        let again = DocumentReader.read(tree, file: "f", format: format)
        let text = String(decoding: tree, as: UTF8.self)
        try require(again.diagnostics.isEmpty, "\(text) is refused as \(format): \(again.diagnostics)")
        var other: [UInt8] = []
        again.document?.appendJSON(to: &other)
        try require(other == tree, "\(text) is read as \(format) as \(String(decoding: other, as: UTF8.self))")
    }
}
