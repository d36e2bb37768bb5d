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

            The text is a table, a histogram of slots, and what matters most in sentences. "Room for N more monthly \
            secrets" is by the fullest day: a thirtieth of N fits into every day of the plan beside what is planned, \
            of which nothing moves; in a window, by its openings.

            With --format json it is one object: rotations, each with account, region, secret, versionId, due, send, \
            deadline and, where it waits, waitsFor and opens, the opening of its window; waiting, those not sent within \
            the horizon; late, with the reasons; held; hours, the calls of each account in each hour; quotas, the \
            accounts that share one; headroom, the room that is left; changes, what makes an \
            infeasible schedule fit; superseded, a number. --diff and --request have \
            objects of their own.
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

    @Option(
        help: ArgumentHelp("Tell what this schedule, a file or folder, would change instead.", valueName: "other"),
        completion: .file())
    var diff: String?

    @Option(
        help: ArgumentHelp(
            "Tell instead what an operator's request would come to that rotates all secrets with such names at once.",
            valueName: "glob"), transform: Self.glob)
    var request: Glob?

    @Flag(help: "The request is urgent: it goes before all else, passes windows and may use the reserve.")
    var urgent = false

    @Flag(help: "The urgent request passes freezes too.")
    var throughFreezes = false

    func validate() throws {
        if urgent || throughFreezes, request == nil {
            throw ValidationError("--urgent and --through-freezes say how a --request is carried out; write that too")
        }
        if throughFreezes, !urgent {
            throw ValidationError("only an urgent request passes freezes; write --urgent too")
        }
        if request != nil, diff != nil || svg != nil || secret != nil {
            throw ValidationError("--request is told in words; leave out --diff, --svg and --secret")
        }
        if diff != nil, svg != nil || secret != nil {
            throw ValidationError("--diff tells changes in words; leave out --svg and --secret")
        }
        if state != nil, let from, from < .now {
            throw ValidationError("--from is past, and with --state the plan goes on from now; leave it out")
        }
        if Instant.latest.duration(since: from ?? .now) < horizon {
            throw ValidationError(
                "the plan would end after the year 9999; write a shorter --horizon or an earlier --from")
        }
    }

    func run() throws {
        guard let configuration = load(files) else { throw ExitStatus.no }
        if let request {
            let answer = PlanRequest(
                for: request, isUrgent: urgent, passesFreeze: throughFreezes, configuration,
                try start(configuration), for: span)
            return try tell(answer)
        }
        guard let diff else {
            let start = try start(configuration)
            let plan = Plan(configuration, start, for: span)
            if let svg { try draw(plan, to: svg) }
            return tell(plan, PlanRemedies(for: plan, start, span))
        }
        guard let other = load([diff]) else { throw ExitStatus.no }
        // Both go on from the same moment.
        let start = try start(configuration)
        let difference = PlanDifference(
            from: Plan(configuration, start, for: span), to: Plan(other, start, for: span))
        tell(difference)
    }

    /// The schedule in these files; nil, with its faults on standard output, where it has some.
    private func load(_ paths: [String]) -> Configuration? {
        let loaded = ScheduleSource(paths: paths).load(reviewedFrom: from ?? .now)
        guard let configuration = loaded.configuration else {
            report(loaded.diagnostics)
            return nil
        }
        for diagnostic in loaded.diagnostics { StandardError.write(diagnostic.description + "\n") }
        loaded.reportAbsence()
        return configuration
    }

    private var span: PlanSpan { PlanSpan(from: from, horizon: horizon) }

    private func start(_ configuration: Configuration) throws -> PlanStart {
        guard let state else { return PlanStart(at: from ?? .now) }
        do throws(LedgerError) {
            return try PlanStart(ledger: state, configuration: configuration)
        } catch {
            StandardError.write("rotationctl: \(error)\n")
            throw ExitStatus.no
        }
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

    private func tell(_ plan: Plan, _ remedies: PlanRemedies?) {
        switch format {
        case .json:
            var json = PlanJSON()
            json.write(plan, remedies)
        case .text:
            var output = StandardOutput()
            let terminal = Terminal.standardOutput
            PlanTable(plan, shown: secret, isWhole: all, on: terminal).write(to: &output)
            for quota in plan.quotas {
                PlanHistogram(quota, from: plan.start, until: plan.end, on: terminal).write(to: &output)
            }
            PlanSummary(plan: plan, remedies: remedies, terminal: terminal).write(to: &output)
            output.flush()
        }
    }

    private func tell(_ difference: PlanDifference) {
        switch format {
        case .json:
            var json = PlanDifferenceJSON()
            json.write(difference)
        case .text:
            var output = StandardOutput()
            PlanDifferenceText(difference, isWhole: all, on: .standardOutput).write(to: &output)
            output.flush()
        }
    }

    private func tell(_ request: PlanRequest?) throws {
        guard let request, request.refusal == nil else {
            StandardError.write("rotationctl: the request is refused: \(request?.refusal ?? "no answer")\n")
            throw ExitStatus.no
        }
        switch format {
        case .json:
            var json = PlanRequestJSON()
            json.write(request)
        case .text:
            var output = StandardOutput()
            PlanRequestText(request, isWhole: all, on: .standardOutput).write(to: &output)
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
