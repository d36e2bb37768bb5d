import Dispatch
package import Glibc
import Testing

/// One process that a test started, of a built program or of a tool of the system.
package final class ChildProcess: Sendable {
    /// How a process ended.
    package enum End: Equatable, Sendable {
        case exited(Int32)
        case killed(Int32)
    }

    package let processID: pid_t
    /// The lines of standard output.
    package let output: Observations<String>
    /// The lines of standard error: a daemon's log.
    package let log: Observations<String>
    private let name: String
    private let ends = Observations<End>()

    /// Starts the program at a path; `closesError` leaves it without a standard error.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], closesError: Bool = false
    ) throws {
        let (output, error) = (try LinePipe(), try LinePipe())
        (self.output, self.log) = (output.lines, error.lines)
        name = String(program.split(separator: "/").last ?? "")

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writingEnd, STDOUT_FILENO)
        if closesError {
            posix_spawn_file_actions_addclose(&actions, STDERR_FILENO)
        } else {
            posix_spawn_file_actions_adddup2(&actions, error.writingEnd, STDERR_FILENO)
        }
        // Threads of Dispatch block every signal, which a child would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var processID: pid_t = 0
        let result = posix_spawn(&processID, program, &actions, &attributes, words, variables)
        try #require(result == 0, "cannot start \(program)")
        self.processID = processID

        // The end counts only when all that the process said has been read.
        let group = DispatchGroup()
        output.readLines(in: group)
        error.readLines(in: group)
        group.notify(queue: DispatchQueue(label: "child-process")) { [ends, processID] in
            var status: Int32 = 0
            while waitpid(processID, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            ends.append(signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal))
        }
    }

    /// Sends a signal, unless the process has ended.
    package func send(_ signal: Int32) {
        if ends.all.isEmpty { kill(processID, signal) }
    }

    /// Waits for the process's end.
    package func end() async throws -> End {
        try await ends.first("the end of \(name)")
    }

    /// Waits for the process's end, but no longer than so; nil where it still runs.
    package func end(within time: Duration) async -> End? {
        await ends.comes(within: time) { !$0.isEmpty } ? ends.all.first : nil
    }
}
