import Foundation
import Testing

@testable import ScheduleFile

/// A file, and every line that is said about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let text: String
    let faults: [String]

    var testDescription: String { faults.first ?? text }

    /// The cases of `Fixtures/faults.txt`: a file, `>>>`, its faults without the file's name, `<<<`.
    static let all: [FaultCase] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
        let table = (try? String(contentsOfFile: "\(folder)/../Fixtures/faults.txt", encoding: .utf8)) ?? ""
        return table.components(separatedBy: "\n<<<\n").filter { !$0.isEmpty }.map { example in
            let parts = example.components(separatedBy: "\n>>>\n")
            return FaultCase(text: parts[0], faults: parts[1].components(separatedBy: "\n"))
        }
    }()
}

struct FaultTests {
    @Test("The table of faults is there")
    func table() {
        #expect(FaultCase.all.count > 60)
    }

    @Test("Each finding is reported once, at its place, with what to write instead", arguments: FaultCase.all)
    func fault(_ example: FaultCase) {
        let decoded = decode(example.text)
        #expect(decoded.findings == example.faults.map { "f.yaml:\($0)" })
        #expect((decoded.configuration == nil) == !decoded.faults.isEmpty)
    }
}
