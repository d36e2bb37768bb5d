/// Why a ledger could not be opened, read or pruned; `description` is one line for the operator.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process writes it; its id is nil where the kernel cannot name it (another PID namespace).
    case held(directory: String, processID: Int32?)
    /// A newer rotationd wrote it; nothing was changed.
    case newer(path: String, version: Int64, known: Int64)
    /// There is none to be read.
    case missing(path: String)
    /// It is damaged; the reason is SQLite's or names the row's column.
    case corrupt(path: String, reason: String)
    /// The system refused, for a reason that may pass: rights, space, I/O, or an open ledger that was closed.
    case unavailable(path: String, reason: String)

    /// What is wrong and what to do, in one line that begins with the path.
    public var description: String {
        switch self {
        case .held(let directory, let processID):
            let holder = processID.map { "process \($0)" } ?? "another process"
            return "\(directory): the ledger is held by \(holder); stop it first, or give this one another --state"
        case .newer(let path, let version, let known):
            return """
                \(path): written by a newer rotationd (schema \(version), this one knows up to \(known)); \
                install that version again
                """
        case .missing(let path):
            return "\(path): there is no ledger; start rotationd on this directory first, or correct --state"
        case .corrupt(let path, let reason):
            return "\(path): the ledger is damaged: \(reason)"
        case .unavailable(let path, let reason):
            return "\(path): \(reason)"
        }
    }

    /// The error that SQLite's stands for on the database at `path`.
    init(_ error: SQLiteError, at path: String) {
        if error.isCorruption {
            self = .corrupt(path: path, reason: error.message)
        } else {
            self = .unavailable(path: path, reason: error.message)
        }
    }

    /// The error of a system call that failed with `code`.
    init(systemError code: Int32, at path: String) {
        self = .unavailable(path: path, reason: systemMessage(code))
    }
}
