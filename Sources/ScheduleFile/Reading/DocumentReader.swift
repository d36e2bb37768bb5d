/// Reads the bytes of a schedule file into a tree.
///
/// Pure: no file is touched.
public enum DocumentReader {
    /// What the reading of one file gave.
    public struct Outcome: Sendable {
        /// The tree; nil where a fault left no sense in the rest of the file.
        ///
        /// It may be there beside errors: those are about single nodes, and whatever else the file says can still be
        /// checked.
        public let document: Document?

        /// The faults in the order of the file, all of them errors of the kind `syntax`.
        public let diagnostics: [Diagnostic]
    }

    /// The most bytes that a file may have: 64 MiB.
    public static var sizeLimit: Int { SourceText.sizeLimit }

    /// The deepest nesting of mappings and sequences, the outermost counting as 1.
    public static var depthLimit: Int { FaultLog.depthLimit }

    /// Reads `bytes` as `format`; `file` is the name that diagnostics give.
    ///
    /// A file without any byte is no error in either format: it is a document without a node.
    public static func read(_ bytes: [UInt8], file: String, format: Format) -> Outcome {
        guard bytes.count <= sizeLimit else {
            return refusal("the file has more than \(sizeLimit >> 20) MiB; split it into several files", file: file)
        }
        guard !bytes.isEmpty else { return Outcome(document: Document(file: file, root: nil), diagnostics: []) }
        if let fault = invalidUTF8(in: bytes) {
            // What comes before the fault is UTF-8, so that its position can be told.
            let source = SourceText(file: file, validUTF8: Array(bytes[..<fault]))
            return refusal(
                "this byte is not UTF-8; save the file in the encoding UTF-8", file: file,
                at: source.position(of: fault))
        }
        let source = SourceText(file: file, validUTF8: bytes)
        switch format {
        case .yaml:
            var reader = YAMLReader(source: source)
            return outcome(of: source, hasRoot: reader.readDocument(), builder: reader.builder, log: reader.log)
        case .json:
            var reader = JSONReader(source: source)
            return outcome(of: source, hasRoot: reader.readDocument(), builder: reader.builder, log: reader.log)
        }
    }

    private static func invalidUTF8(in bytes: [UInt8]) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    private static func outcome(
        of source: SourceText, hasRoot: Bool?, builder: TreeBuilder, log: FaultLog
    ) -> Outcome {
        let document = hasRoot.map { hasRoot in
            let tree = Tree(source: source, builder: builder)
            return Document(file: source.file, root: hasRoot ? Node(tree: tree, index: 0) : nil)
        }
        return Outcome(document: document, diagnostics: log.diagnostics)
    }

    private static func refusal(
        _ message: String, file: String, at position: Position = Position(line: 1, column: 1)
    ) -> Outcome {
        Outcome(
            document: nil,
            diagnostics: [Diagnostic(file: file, position: position, kind: .syntax, message: message)])
    }
}
