import ArgumentParser
import Ledger
import RotationCore
import ScheduleFile

/// `rotationctl plan`: the daemon's own scheduler, run ahead.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Says who will be rotated when, with which VersionId, and what would be late.",
        discussion: """
            Without files the schedule is read from the system's places. The plan is what the daemon's own scheduler \
            does when every call succeeds without delay; it counts the quota and the guard. All times are UTC. Without \
            --state every secret is first seen when the plan begins.

            With --format json it is one object: rotations, each with account, region, secret, versionId, due, send, \
            deadline and, where it waits, waitsFor and opens, the opening of its window; waiting, those not sent within \
            the horizon; late, with the reasons; held; hours, the calls of each account in each hour; quotas, the \
            accounts that share one; superseded, a number.
            """)

    @Argument(help: "Schedule files, .yaml, .yml or .json, or folders of them.", completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp("How far to look ahead, 3660d at most. (default: 30d)", valueName: "duration"),
        transform: Self.horizon)
    var horizon: Duration = .seconds(30 * 86_400)

    @Option(
        help: ArgumentHelp("The RFC 3339 instant from which to look ahead. (default: now)", valueName: "t"),
        transform: Instant.option)
    var from: Instant?

    @Option(
        help: ArgumentHelp(
            "The state directory of a daemon, whose ledger the plan goes on from.", valueName: "directory"),
        completion: .directory)
    var state: String?

    @Option(help: "How the plan is told: text, or json for one object.")
    var format = OutputFormat.text

    @Flag(help: "Show every rotation in the table, not only the first ones.")
    var all = false

    @Option(
        help: ArgumentHelp("Show in the table only secrets with such names.", valueName: "glob"), transform: Self.glob)
    var secret: Glob?

    @Option(
        help: ArgumentHelp("Write a picture of the plan to this file, as SVG.", valueName: "file"),
        completion: .file(extensions: ["svg"]))
    var svg: String?

    func validate() throws {
        if state != nil, let from, from < .now {
            throw ValidationError("--from is past, and with --state the plan goes on from now; leave it out")
        }
        if Instant.latest.duration(since: from ?? .now) < horizon {
            throw ValidationError(
                "the plan would end after the year 9999; write a shorter --horizon or an earlier --from")
        }
    }

    func run() throws {
        let loaded = ScheduleSource(paths: files).load(reviewedFrom: from ?? .now)
        guard let configuration = loaded.configuration else {
            report(loaded.diagnostics)
            throw ExitStatus.no
        }
        for diagnostic in loaded.diagnostics { StandardError.write(diagnostic.description + "\n") }
        loaded.reportAbsence()
        let plan = try plan(configuration)
        if let svg { try draw(plan, to: svg) }
        tell(plan)
    }

    private func draw(_ plan: Plan, to path: String) throws {
        do throws(AtomicFile.Fault) {
            var picture = Picture(of: plan)
            try AtomicFile.write(picture.bytes(), to: path)
        } catch {
            StandardError.write("rotationctl: \(error)\n")
            throw ExitStatus.no
        }
    }

    private func plan(_ configuration: Configuration) throws -> Plan {
        let start: PlanStart
        do throws(LedgerError) {
            start =
                if let state {
                    try PlanStart(ledger: state, configuration: configuration)
                } else {
                    PlanStart(at: from ?? .now)
                }
        } catch {
            StandardError.write("rotationctl: \(error)\n")
            throw ExitStatus.no
        }
        let from = from ?? start.reading.wall
        return Plan(configuration, start, from: from, until: from.advanced(by: horizon))
    }

    private func tell(_ plan: Plan) {
        switch format {
        case .json:
            var json = PlanJSON()
            json.write(plan)
        case .text:
            var output = StandardOutput()
            let terminal = Terminal.standardOutput
            PlanTable(plan, shown: secret, isWhole: all, on: terminal).write(to: &output)
            for quota in plan.quotas {
                PlanHistogram(quota, from: plan.start, until: plan.end, on: terminal).write(to: &output)
            }
            PlanSummary(plan: plan, terminal: terminal).write(to: &output)
            output.flush()
        }
    }

    private func report(_ diagnostics: [Diagnostic]) {
        var output = StandardOutput()
        for diagnostic in diagnostics {
            output.writeLine(format == .json ? diagnostic.json : diagnostic.description)
        }
        output.flush()
    }

    /// Ten years: everything comes back within them, and the plan of a large schedule stays a matter of minutes.
    private static let longestHorizon = Duration.seconds(3660 * 86_400)

    private static func glob(_ text: String) throws -> Glob {
        do throws(ValueFault) {
            return try Glob(text)
        } catch {
            throw ValidationError(error.message)
        }
    }

    private static func horizon(_ text: String) throws -> Duration {
        do throws(ValueFault) {
            let horizon = try Duration(scheduleText: text)
            guard horizon <= longestHorizon else { throw ValueFault("a plan looks ahead 3660d at most; write less") }
            return horizon
        } catch {
            throw ValidationError(error.message)
        }
    }
}
