import Foundation
import Glibc

/// A program of the system that some of these tests need.
enum Tool: String {
    case ip
    case mount
    case umount

    /// Where it is on a Debian.
    var path: String {
        let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]
        return folders.map { "\($0)/\(rawValue)" }.first { access($0, X_OK) == 0 } ?? "/usr/bin/\(rawValue)"
    }

    var isThere: Bool { access(path, X_OK) == 0 }

    /// What a tool said when it failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs the tool to its end.
    func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let error = Pipe()
        process.standardError = error
        try process.run()
        let text = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: "\(rawValue) \(arguments.joined(separator: " ")): \(String(decoding: text, as: UTF8.self))"
            )
        }
    }
}

/// Whether the tests may mount and make networks.
var isRoot: Bool { geteuid() == 0 }
