/// Thrown after the fault that ends the reading of a file has been reported.
struct Unreadable: Error {}

/// The faults that a reader has found in one file, and the limits that every file has.
struct FaultLog {
    /// The deepest nesting of mappings and sequences.
    static let depthLimit = 32

    /// The most faults that are told of one file, so that no file makes more of them than memory holds.
    static let countLimit = 10_000

    private let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) {
        self.source = source
    }

    /// Reports a fault after which reading goes on; throws when there are too many.
    mutating func report(_ message: String, at offset: Int) throws(Unreadable) {
        guard diagnostics.count < Self.countLimit else {
            add("more than \(Self.countLimit) faults, the rest is not shown; correct those above first", at: offset)
            throw Unreadable()
        }
        add(message, at: offset)
    }

    /// Reports a fault that leaves no sense in the rest of the file; the caller throws what is returned.
    mutating func end(_ message: String, at offset: Int) -> Unreadable {
        add(message, at: offset)
        return Unreadable()
    }

    /// The line on which the byte at `offset` is, from 1.
    func line(of offset: Int) -> Int { source.position(of: offset).line }

    private mutating func add(_ message: String, at offset: Int) {
        diagnostics.append(
            Diagnostic(file: source.file, position: source.position(of: offset), kind: .syntax, message: message))
    }
}
