import ArgumentParser
import RotationCore
import ScheduleFile

/// `rotationctl check`: every fault of the files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says everything that is wrong with schedule files.",
        discussion: """
            The files are merged in their order and checked as one schedule. Each fault is one line on standard output, \
            file:line:column: error: what is wrong; what to write instead. Exit status 1 means that there are errors; a \
            warning is none. Without files the schedule is read from the system's places, as the daemon does.

            With --against the files are compared with older ones, as a reload does: what is new, changed and gone is \
            one line each, with the old and the new value of each key, and the next occurrence where that changes. \
            Spelling, order and the names of the files do not matter.
            """)

    @Argument(help: "Schedule files, .yaml, .yml or .json, or folders of them.", completion: .file())
    var files: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The older files or folders, after which nothing but options comes.", valueName: "old"),
        completion: .file())
    var against: [String] = []

    @Option(
        help: ArgumentHelp(
            "The RFC 3339 instant after which the next occurrences of --against are. (default: now)", valueName: "t"),
        transform: Instant.option)
    var after: Instant?

    @Option(help: "How it is told: text, or json for one object a line.")
    var format = OutputFormat.text

    @Flag(help: "Print what was read from the one file as a JSON value instead, every scalar as text.")
    var tree = false

    func validate() throws {
        if tree, files.count != 1 { throw ValidationError("--tree takes one file") }
        if tree, !against.isEmpty { throw ValidationError("--tree and --against do not go together") }
        if against.isEmpty, after != nil { throw ValidationError("--after goes with --against") }
    }

    func run() throws {
        let isGood = tree ? try printTree(of: files[0]) : check()
        if !isGood { throw ExitStatus.no }
    }

    private func check() -> Bool {
        let after = after ?? .now
        let loaded = ScheduleSource(paths: files).load(reviewedFrom: after)
        report(loaded.diagnostics)
        loaded.reportAbsence()
        guard !against.isEmpty else { return loaded.configuration != nil }
        let old = ScheduleSource(paths: against).load()
        // Where a file is on both sides its faults are not told twice.
        let told = Set(loaded.diagnostics)
        report(old.diagnostics.filter { !told.contains($0) })
        guard let configuration = loaded.configuration, let old = old.configuration else { return false }
        var output = StandardOutput()
        DifferenceReport(ConfigurationDifference(from: old, to: configuration, at: after), format: format)
            .write(to: &output)
        output.flush()
        return true
    }

    private func printTree(of file: String) throws -> Bool {
        guard let fileFormat = Format(fileName: file) else {
            throw ValidationError("the name does not tell the format; let it end in .yaml, .yml or .json")
        }
        do throws(FileBytes.Failure) {
            let outcome = DocumentReader.read(try FileBytes.read(path: file), file: file, format: fileFormat)
            guard outcome.diagnostics.isEmpty, let document = outcome.document else {
                report(outcome.diagnostics)
                return false
            }
            var json: [UInt8] = []
            document.appendJSON(to: &json)
            var output = StandardOutput()
            output.write(json)
            output.writeLine("")
            output.flush()
            return true
        } catch {
            report([error.diagnostic])
            return false
        }
    }

    private func report(_ diagnostics: [Diagnostic]) {
        var output = StandardOutput()
        var excerpts = FaultExcerpts()
        for diagnostic in diagnostics {
            switch format {
            case .json: output.writeLine(diagnostic.json)
            case .text:
                output.writeLine(diagnostic.description)
                if StandardOutput.isTerminal, let excerpt = excerpts.excerpt(for: diagnostic) {
                    output.writeLine(excerpt)
                }
            }
        }
        output.flush()
    }
}
