import Foundation
import SimulationWorld
import Testing

/// The table of mutations stays true to the sources that it mutates.
@Suite struct MutationTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test("Every mutation's text stands once in its file, and no two have one name")
    func everyPatchAppliesOnce() throws {
        let mutations = try Mutation.read(try Self.text(of: "Tests/Simulation/mutations.txt"))
        #expect(mutations.count >= 25)
        #expect(Set(mutations.map(\.name)).count == mutations.count)
        for mutation in mutations {
            let text = try Self.text(of: "Sources/RotationCore/\(mutation.file)")
            let count = text.ranges(of: mutation.old).count
            #expect(count == 1, "\(mutation.name): its text stands \(count) times in \(mutation.file)")
            #expect(mutation.old != mutation.new, "\(mutation.name) changes nothing")
        }
    }

    @Test("Mutations that do not overlap are built together, each behind a switch of its own")
    func mutationsShareBuilds() throws {
        let table = """
            # A comment.
            name: first
            breaks: Quota: something
            file: A.swift
            as: expression
            <<<
            a + b
            ===
            a - b
            >>>
            name: second
            breaks: Quota: something else
            file: A.swift
            <<<
            return c
            ===
            return MUTANT ? d : c
            >>>
            name: overlapping
            breaks: Quota: the same place
            file: A.swift
            as: expression
            <<<
            b
            ===
            0
            >>>
            name: alone
            breaks: Quota: has no switch
            file: A.swift
            <<<
            c
            ===
            d
            >>>
            """
        let source = "let x = a + b\nreturn c\n"
        let mutations = try Mutation.read(table)
        #expect(Mutation.builds(of: mutations) { _ in source } == [[0, 1], [2], [3]])
        let mutated = try Mutation.apply([(0, mutations[0]), (1, mutations[1])], to: source)
        #expect(mutated == "let x = (Mutant.isOn(0) ? (a - b) : (a + b))\nreturn Mutant.isOn(1) ? d : c\n")
        #expect(throws: Mutation.Fault.self) { try Mutation.apply([(0, mutations[0])], to: "a + b, a + b") }
    }
}
