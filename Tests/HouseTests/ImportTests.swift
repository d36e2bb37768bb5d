import Testing

/// The walls of the house: the imports of every source file against the table.
@Suite struct ImportTests {
    @Test func everyTargetIsInTheTable() {
        let found = Set(House.files(in: "Sources").compactMap(Self.target))
        #expect(found == Set(ImportTable.targets.keys).union(ImportTable.c))
    }

    @Test(arguments: ImportTable.targets.keys.sorted())
    func targetImportsWhatItMay(_ target: String) throws {
        let files = House.files(in: "Sources/\(target)").filter { $0.hasSuffix(".swift") }
        try #require(!files.isEmpty)
        let allowed = ImportTable.allowed(in: target)
        for file in files {
            let foreign = Self.imports(in: House.lines(of: file)).subtracting(allowed)
            #expect(foreign.isEmpty, "\(file) imports \(foreign.sorted())")
        }
    }

    @Test func theReaderOfImportsSeesEveryForm() {
        let source = """
            import A
            public import B
            @testable import C
            @preconcurrency  internal   import struct D.Type
                import E.Sub
            @_spi(Private) import F // why
            import G; import H
            // import X
            let text = "import Y"
            important(Z)
            """
        #expect(Self.imports(in: source.split(separator: "\n")) == ["A", "B", "C", "D", "E", "F", "G", "H"])
    }

    /// `Target` of `Sources/Target/File.swift`; nil for a file that stands in `Sources` itself.
    private static func target(of path: String) -> String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
    }

    private static func imports(in lines: [Substring]) -> Set<String> {
        var modules: Set<String> = []
        for line in lines {
            for statement in line.split(separator: ";") {
                if let module = module(importedBy: statement) { modules.insert(module) }
            }
        }
        return modules
    }

    private static func module(importedBy statement: Substring) -> String? {
        var words = statement.split(whereSeparator: \.isWhitespace)[...]
        let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        while let word = words.first, word.hasPrefix("@") || access.contains(word) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        if let word = words.first, kinds.contains(word) { words.removeFirst() }
        return words.first.flatMap { $0.split(separator: ".").first }.map(String.init)
    }
}
