import ArgumentParser
import RotationCore
import ScheduleFile

/// `rotationctl calendar`: the next occurrences of an expression.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Prints the next occurrences of an expression, one UTC instant a line.",
        discussion: """
            The expression is 'every: 30d', 'cron: 0 3 1 * *' or 'calendar: Mon 03:00', as in the schedule file but \
            without YAML's quotes; without a key, five fields are cron and all else is a calendar expression. A zone at \
            the end of a calendar expression wins over --timezone. 'every' counts from --anchor, or without it from \
            --after. Where 'H' or '~' leaves the time to a hash, --secret says whose. Exit status 1 means that the \
            expression is faulty, or names nothing any more.

            On a terminal, or with --explain, the expression is first said in words, with the next occurrence by the \
            zone's clocks, how rarely it is due, and what clock changes of the next year make of it.

            With --batch each line of standard input is EXPR<TAB>ZONE<TAB>T, and is answered by one line: \
            {"expression":…,"occurrences":["2026-01-01T03:00:00Z",…]} or {"expression":…,"error":…}. Where a line leaves \
            ZONE or T out, the options count. A faulty line does not change the exit status.
            """)

    @Argument(help: ArgumentHelp("The expression; none with --batch.", valueName: "expr"))
    var expression: String?

    @Option(help: ArgumentHelp("How many occurrences.", valueName: "n"))
    var iterations = 10

    @Option(
        help: ArgumentHelp("The occurrences come after this RFC 3339 instant. (default: now)", valueName: "t"),
        transform: Instant.option)
    var after: Instant?

    @Option(help: ArgumentHelp("The zone whose clocks count.", valueName: "zone"))
    var timezone = "UTC"

    @Option(
        help: ArgumentHelp(
            "From where 'every' counts: a date and time, without an offset by the zone's clocks.", valueName: "t"),
        transform: Self.anchor)
    var anchor: DateTimeText?

    @Option(
        help: ArgumentHelp(
            """
            The secret whose hash counts where 'H' or '~' stands: a name or an ARN. The hash is SipHash-2-4, under the \
            key 00 01 … 0f, of 'H', account, region and name with a zero byte between them; field by field from the \
            minute on, an 'H' of n choices (with a step, as many as the step) takes the one at the hash \
            modulo n, counted from 0, and leaves the quotient to the next.
            """, valueName: "name"),
        transform: Self.secretName)
    var secret: SecretName?

    @Option(help: ArgumentHelp("The key of its account in the schedule file, for the hash.", valueName: "key"))
    var account = ""

    @Option(help: ArgumentHelp("Its region, for the hash; an ARN has one. (default: none)", valueName: "region"))
    var region: String?

    @Flag(help: "Say in words what the expression means, as on a terminal.")
    var explain = false

    @Flag(help: "Answer the lines of standard input.")
    var batch = false

    func validate() throws {
        guard iterations >= 1 else { throw ValidationError("--iterations must be at least 1") }
        guard batch != (expression != nil) else {
            throw ValidationError(
                batch ? "--batch reads the expressions from standard input" : "an expression is missing")
        }
        guard !batch || !explain else { throw ValidationError("--batch and --explain do not go together") }
        guard secret != nil || account.isEmpty && region == nil else {
            throw ValidationError("--account and --region are those of a secret; add --secret NAME")
        }
        if let own = secret?.region, let region, own != region {
            throw ValidationError("--region is not that of the ARN; leave it out")
        }
        var answerer = CalendarAnswerer()
        do throws(CalendarError) {
            _ = try answerer.zone(named: timezone)
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() throws {
        let question = CalendarQuestion(
            zone: timezone, after: after ?? .now, anchor: anchor, iterations: iterations,
            secret: secret.map { SecretID(account: account, region: $0.region ?? region ?? "", name: $0.bare) })
        if let expression {
            try answer(expression, question)
        } else {
            var batch = CalendarBatch(defaults: question)
            do throws(StandardInputError) {
                try batch.run()
            } catch {
                StandardError.write("rotationctl: \(error)\n")
                throw ExitStatus.no
            }
        }
    }

    private func answer(_ expression: String, _ question: CalendarQuestion) throws {
        do throws(CalendarError) {
            var answerer = CalendarAnswerer()
            let text = ExpressionText(expression)
            let schedule = try answerer.schedule(text, question)
            let phase = try answerer.phase(of: schedule, for: question)
            let occurrences = answerer.occurrences(of: schedule, phase: phase, after: question.after)
            var output = StandardOutput()
            if explain || StandardOutput.isTerminal {
                let explanation = CalendarExplanation(
                    text, of: schedule, phase: phase, question, occurrences: Array(occurrences.prefix(2)),
                    zones: answerer.zones)
                for line in explanation.lines { output.writeLine(line) }
            }
            var lines = 0
            for instant in occurrences.prefix(question.iterations) {
                output.writeLine(instant.rfc3339)
                lines += 1
            }
            output.flush()
            guard lines < question.iterations else { return }
            let end = Self.end(of: schedule)
            guard lines > 0 else {
                throw CalendarError(
                    "it names no instant after \(question.after.rfc3339)\(end.map { " and \($0)" } ?? "")")
            }
            if let end { StandardError.write("rotationctl: it names no more instants \(end)\n") }
        } catch {
            StandardError.write("rotationctl: \(error)\n")
            if let offset = error.offset, StandardError.isTerminal {
                StandardError.write(CaretLine.text(expression, at: offset) + "\n")
            }
            throw ExitStatus.no
        }
    }

    /// Before which year all occurrences of a schedule end that would otherwise go on; nil where its own years end them.
    private static func end(of schedule: Schedule) -> String? {
        guard case .calendar(let calendar) = schedule else { return "before the year 10000" }
        let last = CalendarYears.range.upperBound
        return calendar.fields.years == .every
            ? "before the year \(last + 1): calendar expressions end with \(last), as systemd's do" : nil
    }

    private static func anchor(_ text: String) throws -> DateTimeText {
        do throws(ValueFault) {
            return try DateTimeText(text)
        } catch {
            throw ValidationError(error.message)
        }
    }

    private static func secretName(_ text: String) throws -> SecretName {
        do throws(ValueFault) {
            return try SecretName(text)
        } catch {
            throw ValidationError(error.message)
        }
    }
}
