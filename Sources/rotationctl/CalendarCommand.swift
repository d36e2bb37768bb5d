import ArgumentParser
import RotationCore
import ScheduleFile

/// `rotationctl calendar`: the next occurrences of an expression.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Prints the next occurrences of an expression, one UTC instant a line.",
        discussion: """
            The expression is 'every: 30d' or 'cron: 0 3 1 * *', as in the schedule file but without YAML's quotes; \
            without a key, five fields are cron. 'every' counts from --anchor, or without it from --after. Exit \
            status 1 means that the expression is faulty, or names nothing any more.

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
            "The secret for which the expression is asked. What is known so far does not depend on it.",
            valueName: "name"),
        transform: Self.secretName)
    var secret: SecretName?

    @Flag(help: "Answer the lines of standard input.")
    var batch = false

    func validate() throws {
        guard iterations >= 1 else { throw ValidationError("--iterations must be at least 1") }
        guard batch != (expression != nil) else {
            throw ValidationError(
                batch ? "--batch reads the expressions from standard input" : "an expression is missing")
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
            zone: timezone, after: after ?? .now, anchor: anchor, iterations: iterations)
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
        var answerer = CalendarAnswerer()
        var lines = 0
        do throws(CalendarError) {
            var output = StandardOutput()
            try answerer.answer(expression, question) { instant in
                output.writeLine(instant.rfc3339)
                lines += 1
            }
            output.flush()
            if lines == 0 {
                throw CalendarError("it names no instant after \(question.after.rfc3339) and before the year 10000")
            }
        } catch {
            StandardError.write("rotationctl: \(error)\n")
            throw ExitStatus.no
        }
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
