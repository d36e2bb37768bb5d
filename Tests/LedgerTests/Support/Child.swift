import Foundation

/// The test program once more, as a process of its own that runs `OwnershipTests/child` and can be killed.
struct Child {
    private static let variable = "LEDGER_TESTS_CHILD"

    /// The state directory, in the child process; nil in the parent.
    static let directory = ProcessInfo.processInfo.environment[variable]

    /// The child's process id.
    let processID: pid_t
    private let output: UnsafeMutablePointer<FILE>

    /// Starts the child on that state directory.
    init(directory: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addclose(&actions, ends[0])
        for descriptor in 1...2 as ClosedRange<Int32> {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 3)

        var arguments = CommandLine.arguments
        while let index = arguments.firstIndex(where: { ["--filter", "--skip"].contains($0) }),
            index + 1 < arguments.count
        {
            arguments.removeSubrange(index...index + 1)
        }
        arguments += ["--filter", "LedgerTests.OwnershipTests/child"]
        let environment = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" } + ["\(Self.variable)=\(directory)"]
        var processID: pid_t = 0
        let argumentPointers = arguments.map { strdup($0) } + [nil]
        let environmentPointers = environment.map { strdup($0) } + [nil]
        defer { (argumentPointers + environmentPointers).forEach { free($0) } }
        let code = posix_spawn(&processID, "/proc/self/exe", &actions, nil, argumentPointers, environmentPointers)
        close(ends[1])
        guard code == 0, let output = fdopen(ends[0], "r") else { throw POSIXError(.ENOENT) }
        self.processID = processID
        self.output = output
    }

    /// In the child: tells the parent a number.
    static func say(_ number: Int) {
        let line = Array("\(number)\n".utf8)
        _ = write(3, line, line.count)
    }

    /// The next number that the child says, waiting for it; nil after its end.
    func nextNumber() -> Int? {
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        guard getline(&line, &capacity, output) > 0, let line else { return nil }
        return Int(String(cString: line).dropLast())
    }

    /// Waits for the child's end.
    func wait() {
        waitpid(processID, nil, 0)
        fclose(output)
    }
}
