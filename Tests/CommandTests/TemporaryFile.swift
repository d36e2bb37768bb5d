import Foundation

/// A file that is gone after the test.
final class TemporaryFile {
    let path: String

    init(_ text: String, suffix: String = "yaml") throws {
        path = NSTemporaryDirectory() + "rotationctl-\(UUID().uuidString).\(suffix)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
