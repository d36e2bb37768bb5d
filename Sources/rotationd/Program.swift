import ArgumentParser
import Glibc
import Logging
import RotationCore
import RotationService

/// `rotationd`: options and exit status; the work is done by `RotationService`.
@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotationd",
        abstract: "Rotates managed secrets in Alibaba Cloud KMS on a schedule.",
        discussion: """
            Without --config the schedule is /etc/rotationd/schedule.yaml (or .yml, .json) and its drop-ins. SIGHUP \
            reads it anew, SIGTERM and SIGINT stop.

            Exit status: 0 after a stop, 64 for a wrong option, 74 for a ledger that cannot be opened or was \
            taken away, 75 for one held by another process, 78 for a faulty schedule.
            """,
        version: "rotationd \(Release.version)")

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("A schedule file or a folder of them; may be repeated.", valueName: "path"))
    var configurationPaths: [String] = []

    @Option(
        name: .customLong("state"),
        help: ArgumentHelp(
            "The ledger's directory. (default: $STATE_DIRECTORY, else /var/lib/rotationd)", valueName: "directory"))
    var stateDirectory: String?

    @Option(help: ArgumentHelp("How long a stop waits for open connections.", valueName: "duration"))
    var drain = DurationOption(value: .seconds(30))

    @Option(
        help: ArgumentHelp(
            "The least level that is logged: debug, info, notice, warning, error or critical.", valueName: "level"))
    var logLevel = LevelOption(value: .info)

    @Flag(help: "End when nothing is queued, in flight or due within 60 s.")
    var untilIdle = false

    static func main() {
        ProcessSetup.prepare()
        main(nil)
    }

    func run() throws {
        let environment = ProcessSetup.environment()
        let service = Service(
            ServiceOptions(
                configurationPaths: configurationPaths,
                stateDirectory: stateDirectory ?? Self.stateDirectory(of: environment),
                drain: drain.value, logLevel: logLevel.value, endsWhenIdle: untilIdle, environment: environment))
        Glibc.exit(service.run().rawValue)
    }

    /// The unit's state directory, the first one where a drop-in adds others: systemd joins them by colons
    /// (systemd.exec(5)).
    private static func stateDirectory(of environment: [String: String]) -> String {
        environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init) ?? "/var/lib/rotationd"
    }
}

/// A duration as the schedule file writes it.
struct DurationOption: ExpressibleByArgument {
    let value: Duration

    init(value: Duration) {
        self.value = value
    }

    init?(argument: String) {
        guard let value = try? Duration(scheduleText: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.scheduleText }
}

/// A level by its name.
struct LevelOption: ExpressibleByArgument {
    let value: Logger.Level

    init(value: Logger.Level) {
        self.value = value
    }

    init?(argument: String) {
        guard let value = Logger.Level(rawValue: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.rawValue }
}
