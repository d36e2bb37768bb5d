import ArgumentParser
import RotationCore

/// The entry point.
@main
enum Program {
    static func main() {
        ExitStatus.end(running: Rotationctl.self)
    }
}

/// The root of all commands.
///
/// Each command has its own file.
struct Rotationctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotationctl",
        abstract: "Checks, shows and plans the schedule of rotationd.",
        discussion: """
            Exit status: 0, or 1 where the answer is no, 2 where the call is wrong.
            """,
        version: Release.version,
        subcommands: [CheckCommand.self, CatCommand.self, CalendarCommand.self, PlanCommand.self])
}
