import ArgumentParser
import ScheduleFile

/// `rotationctl check`: every fault of the files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says everything that is wrong with schedule files.",
        discussion: """
            The files are merged in their order and checked as one schedule. Each fault is one line on standard output,
            file:line:column: error: what is wrong; what to write instead. Exit status 1 means that there are errors.
            """)

    @Argument(help: "Schedule files, .yaml, .yml or .json, or folders of them.", completion: .file())
    var files: [String]

    @Option(help: "How faults are told: text, or json for one object a line.")
    var format = OutputFormat.text

    @Flag(help: "Print what was read from the one file as a JSON value instead, every scalar as text.")
    var tree = false

    func validate() throws {
        if tree, files.count != 1 { throw ValidationError("--tree takes one file") }
    }

    func run() throws {
        let isGood = tree ? try printTree(of: files[0]) : check()
        if !isGood { throw ExitStatus.no }
    }

    private func check() -> Bool {
        let loaded = ScheduleSource(paths: files).load()
        report(loaded.diagnostics)
        return loaded.configuration != nil
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
