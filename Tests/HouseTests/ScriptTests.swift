import Foundation
import Testing

/// Every shell script stops at its first failure, and can be called.
@Suite struct ScriptTests {
    /// Scripts are told by their first line, since their names have no suffix.
    static let scripts = House.files(in: "packaging", ".ci").filter { path in
        guard let first = House.lines(of: path).first, first.hasPrefix("#!") else { return false }
        return first.split(whereSeparator: { "/ ".contains($0) }).contains { ["sh", "bash", "dash"].contains($0) }
    }

    @Test func thereAreScripts() {
        #expect(Self.scripts.contains("packaging/demo"))
    }

    @Test(arguments: scripts)
    func scriptIsStrict(_ path: String) {
        let lines = House.lines(of: path)
        #expect(lines.first == "#!/usr/bin/env bash")
        let firstCommand = lines.first { !$0.isEmpty && !$0.hasPrefix("#") }
        #expect(firstCommand == "set -euo pipefail")
    }

    @Test(arguments: scripts)
    func scriptIsExecutable(_ path: String) {
        #expect(FileManager.default.isExecutableFile(atPath: House.root.appending(path: path).path))
    }
}
