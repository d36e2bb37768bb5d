/// The faults that the decoding has found, so many of them at most that no input makes more than memory holds.
struct Faults {
    /// The most faults that are told in one run.
    static let countLimit = 10_000

    private(set) var diagnostics: [Diagnostic] = []

    /// Whether a fault was found.
    var isEmpty: Bool { diagnostics.isEmpty }

    /// Whether nothing more will be told.
    var isFull: Bool { diagnostics.count > Self.countLimit }

    /// Reports that the keys of the file are not those of a schedule file.
    mutating func schema(_ message: @autoclosure () -> String, at node: Node) {
        report(message, at: node, kind: .schema)
    }

    /// Reports that a key has a value that it cannot have.
    mutating func value(_ message: @autoclosure () -> String, at node: Node) { report(message, at: node, kind: .value) }

    private mutating func report(_ message: () -> String, at node: Node, kind: Diagnostic.Kind) {
        guard !isFull else { return }
        let text =
            diagnostics.count < Self.countLimit
            ? message() : "more than \(Self.countLimit) faults, the rest is not shown; correct the others first"
        diagnostics.append(Diagnostic(file: node.file, position: node.position, kind: kind, message: text))
    }
}
