import Foundation
import RotationCore
import Testing

@testable import ScheduleFile

/// The examples that the package brings.
struct ExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../config"

    @Test("The examples have no fault, and say the same in both formats")
    func examples() throws {
        let loaded = ["yaml", "json"].map { ScheduleSource(paths: ["\(Self.folder)/example.\($0)"]).load() }
        for schedule in loaded { #expect(schedule.diagnostics.isEmpty) }
        let forms = loaded.map { loaded in
            loaded.configuration.map { configuration in
                configuration.secrets.map { "\($0.id) \(configuration.canonicalEntry(of: $0))" }.sorted()
            }
        }
        #expect(forms[0] == forms[1])
        #expect(forms[0]?.count == 6)
    }
}
