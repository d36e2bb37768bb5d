import Foundation
import ScheduleFile
import Testing

@testable import fuzz

/// Every input that was written for a fuzz target, or that one of them once failed at.
struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fuzz/Corpus").standardizedFileURL.path

    @Test(arguments: FuzzTarget.allCases)
    func everyInputHoldsWhatItMust(target: FuzzTarget) throws {
        let folder = "\(Self.corpus)/\(target.rawValue)"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        try #require(!names.isEmpty)
        for name in names {
            let bytes = try FileBytes.read(path: "\(folder)/\(name)")
            #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.run(bytes) }
        }
    }
}
