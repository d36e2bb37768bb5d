import ArgumentParser
import ScheduleFile

/// `rotationctl cat`: all schedule files as one.
struct CatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat",
        abstract: "Prints the merged schedule, each value with the file and line it came from.",
        discussion: """
            Without --config these are /etc/rotationd/schedule.yaml (or .yml, .json) and the drop-ins in schedule.d of
            /usr/lib/rotationd, /run/rotationd and /etc/rotationd. Faults go to standard error, and then nothing is printed.
            """)

    @Option(
        help: ArgumentHelp("A file or folder instead of the system's places, repeatable.", valueName: "path"),
        completion: .file())
    var config: [String] = []

    func run() throws {
        let merged = ScheduleSource(paths: config).merge()
        for diagnostic in merged.diagnostics { StandardError.write(diagnostic.description + "\n") }
        guard let text = merged.text else { throw ExitStatus.no }
        var output = StandardOutput()
        if merged.files.isEmpty { output.writeLine("# no schedule file: nothing is rotated") }
        output.write(text)
        output.flush()
    }
}
