import Glibc
import RotationCore
import ScheduleFile

/// Whole schedule files: what is accepted is the same after it was merged into one file and read again.
enum ScheduleChecks {
    static func run(_ bytes: [UInt8]) throws(FuzzFailure) {
        let path = try temporary(bytes)
        defer { unlink(path) }
        let source = ScheduleSource(paths: [path])
        let loaded = source.load()
        try DocumentChecks.check(loaded.diagnostics, of: bytes)
        let hasErrors = loaded.diagnostics.contains { $0.severity == .error }
        try require((loaded.configuration == nil) == hasErrors, "a configuration: \(!hasErrors)")
        guard let configuration = loaded.configuration, let merged = source.merge().text else { return }
        let mergedPath = try temporary(merged)
        defer { unlink(mergedPath) }
        let again = ScheduleSource(paths: [mergedPath]).load()
        let text = String(decoding: merged, as: UTF8.self)
        guard let other = again.configuration else {
            throw FuzzFailure("merged it is refused: \(again.diagnostics)\n\(text)")
        }
        try require(other.accounts == configuration.accounts, "merged it has other accounts:\n\(text)")
        try require(
            entries(of: other) == entries(of: configuration), "merged it has other entries:\n\(text)")
    }

    private static func entries(of configuration: Configuration) -> [String] {
        configuration.secrets.map { "\($0.id) \($0.sentName) \(configuration.canonicalEntry(of: $0))" }
    }

    /// A file of its own for `bytes`.
    private static func temporary(_ bytes: [UInt8]) throws(FuzzFailure) -> String {
        let suffix = ".yaml"
        var path = Array("/tmp/rotationd-fuzz-XXXXXX\(suffix)".utf8CString)
        let descriptor = mkstemps(&path, Int32(suffix.utf8.count))
        guard descriptor >= 0 else { throw FuzzFailure("no temporary file can be made") }
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        try require(written == bytes.count, "the temporary file cannot be written")
        return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
