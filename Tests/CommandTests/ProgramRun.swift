import Foundation

/// One run of the built `rotationctl`.
struct ProgramRun {
    let status: Int32
    let output: String
    let error: String

    /// Runs it to its end.
    init(_ arguments: String...) throws {
        try self.init(arguments)
    }

    /// Runs it to its end; in an environment other than one whose locale is ASCII where that is given.
    init(_ arguments: [String], environment: [String: String] = ["LC_ALL": "C"]) throws {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.executableURL = Self.program
        process.arguments = arguments
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        try process.run()
        // Faults are few enough for the pipe of standard error not to fill.
        self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        self.error = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The program, which stands in the build directory as the test bundle does.
    static var program: URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        repeat {
            folder.deleteLastPathComponent()
            let program = folder.appendingPathComponent("rotationctl")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        } while folder.path != "/"
        return folder
    }
}
