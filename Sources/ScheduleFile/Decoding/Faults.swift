/// What the decoding has found, so much of it at most that no input makes more than memory holds.
struct Faults {
    /// The most faults that are told in one run.
    static let countLimit = 10_000

    /// The most warnings that are told in one run.
    static let warningLimit = 1000

    private(set) var diagnostics: [Diagnostic] = []
    private var errorCount = 0
    private var warningCount = 0

    /// Whether no fault was found; a warning is none.
    var isEmpty: Bool { errorCount == 0 }

    /// Whether no fault more will be told.
    var isFull: Bool { errorCount > Self.countLimit }

    /// Reports that the keys of the file are not those of a schedule file.
    mutating func schema(_ message: @autoclosure () -> String, at node: Node) {
        report(message, at: node, kind: .schema)
    }

    /// Reports that a key has a value that it cannot have.
    mutating func value(_ message: @autoclosure () -> String, at node: Node) { report(message, at: node, kind: .value) }

    /// Reports that something can be used, and hardly goes as whoever wrote it expects.
    mutating func warning(_ message: @autoclosure () -> String, at node: Node) {
        guard warningCount <= Self.warningLimit else { return }
        let text =
            warningCount < Self.warningLimit
            ? message() : "more than \(Self.warningLimit) warnings, the rest is not shown; see to the others first"
        warningCount += 1
        diagnostics.append(
            Diagnostic(file: node.file, position: node.position, severity: .warning, kind: .value, message: text))
    }

    private mutating func report(_ message: () -> String, at node: Node, kind: Diagnostic.Kind) {
        guard !isFull else { return }
        let text =
            errorCount < Self.countLimit
            ? message() : "more than \(Self.countLimit) faults, the rest is not shown; correct the others first"
        errorCount += 1
        diagnostics.append(Diagnostic(file: node.file, position: node.position, kind: kind, message: text))
    }
}
