import Dispatch
import Foundation
import Glibc
import Testing

/// One process of the built `rotationd`, which stands beside the test bundle in the build directory.
final class Daemon: Sendable {
    /// How a process ended.
    enum End: Equatable, Sendable {
        case exited(Int32)
        case killed(Int32)
    }

    let processID: pid_t
    /// The lines of standard output.
    let output: Record<String>
    /// The lines of standard error: the log.
    let log: Record<String>
    private let ends = Record<End>()

    /// Starts it; `closesError` leaves it without a standard error.
    init(_ arguments: [String], environment: [String: String], closesError: Bool = false) throws {
        let (output, error) = (try LinePipe(), try LinePipe())
        (self.output, self.log) = (output.lines, error.lines)
        let program = try Self.program()

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
        group.notify(queue: DispatchQueue(label: "daemon")) { [ends, processID] in
            var status: Int32 = 0
            while waitpid(processID, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            ends.append(signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal))
        }
    }

    /// Sends a signal, unless the process has ended.
    func send(_ signal: Int32) {
        if ends.all.isEmpty { kill(processID, signal) }
    }

    /// Waits for the process's end.
    func end() async throws -> End {
        try await ends.first("the end of rotationd")
    }

    /// Waits until the process blocks the signal, which its first line does: before that any process is ended by it.
    func untilItBlocks(_ signal: Int32) async throws {
        let deadline = DispatchTime.now() + .seconds(60)
        while DispatchTime.now() < deadline {
            let status = (try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") } ?? "SigBlk:\t0"
            let mask = UInt64(line.dropFirst(8), radix: 16) ?? 0
            if mask & 1 << UInt64(signal - 1) != 0 { return }
            await Task.yield()
        }
        Issue.record("rotationd does not block signal \(signal)")
    }

    private static func program() throws -> String {
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("rotationd").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue {
                return program
            }
            folder.deleteLastPathComponent()
        }
        throw Record<String>.Missing(description: "there is no rotationd beside the test bundle")
    }
}
