import Foundation

/// One run of the built `rotationctl`.
struct ProgramRun {
    let status: Int32
    let output: String
    let error: String

    /// Runs it to its end.
    ///
    /// The program stands beside the test bundle in the build directory.
    init(_ arguments: String...) throws {
        try self.init(arguments)
    }

    /// Runs it to its end.
    init(_ arguments: [String]) throws {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let folder = Self.buildFolder(above: bundle)
        let process = Process()
        process.executableURL = folder.appendingPathComponent("rotationctl")
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

    /// The nearest folder above the test bundle that holds the program.
    private static func buildFolder(above bundle: URL) -> URL {
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/",
            !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("rotationctl").path)
        {
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }
}
