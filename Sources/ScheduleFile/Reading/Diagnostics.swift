/// Collects the findings of a run over several files and orders them as an operator reads them.
public struct Diagnostics: Sendable {
    private var found: [Diagnostic] = []
    private var fileOrder: [String: Int] = [:]

    /// Makes an empty collection.
    public init() {}

    /// Adds one finding.
    ///
    /// The file counts as met now, if it has not been met yet.
    public mutating func add(_ diagnostic: Diagnostic) {
        meet(file: diagnostic.file)
        found.append(diagnostic)
    }

    /// Adds findings in their order.
    public mutating func add(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { add(diagnostic) }
    }

    /// Fixes the place of `file` in the order, for files are listed as they were first met.
    public mutating func meet(file: String) {
        if fileOrder[file] == nil { fileOrder[file] = fileOrder.count }
    }

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// Whether nothing was found.
    public var isEmpty: Bool { found.isEmpty }

    /// The findings by file as the files were first met, then by position; equal places keep the order of adding.
    public var sorted: [Diagnostic] {
        let ranked = found.enumerated().map { (rank: fileOrder[$1.file] ?? 0, index: $0, diagnostic: $1) }
        return ranked.sorted {
            ($0.rank, $0.diagnostic.position, $0.index) < ($1.rank, $1.diagnostic.position, $1.index)
        }
        .map(\.diagnostic)
    }
}
