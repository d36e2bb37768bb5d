import ArgumentParser
import Glibc

/// How the program ends.
enum ExitStatus {
    /// The answer is no.
    static let no = ExitCode(1)
    /// The call is wrong.
    static let usage = ExitCode(2)

    /// Runs the command that the arguments name and ends the process: 0, what the command says, or 2 where the
    /// arguments are wrong.
    static func end(running root: (some ParsableCommand).Type) -> Never {
        do {
            var command = try root.parseAsRoot()
            if type(of: command) == root { throw ValidationError("a command is missing; see rotationctl --help") }
            try command.run()
            exit(0)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            // Help and the version are no faults.
            if root.exitCode(for: error).isSuccess { root.exit(withError: error) }
            StandardError.write(root.fullMessage(for: error) + "\n")
            exit(usage.rawValue)
        }
    }
}
