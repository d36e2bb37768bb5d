import Foundation

/// The programs of this package, which stand beside the test bundle in the build directory.
package enum BuiltProgram: String, Sendable {
    case rotationd
    case simulator = "kms-simulator"

    /// Where the program is.
    package func path() throws -> String {
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent(rawValue).path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue {
                return program
            }
            folder.deleteLastPathComponent()
        }
        throw Observations<String>.Missing(description: "there is no \(rawValue) beside the test bundle")
    }
}
