import Glibc
public import Logging

/// Where log entries go.
public enum LogSink: Hashable, Sendable {
    /// To the journal, with fields.
    case journal
    /// As lines of text to standard error.
    case text

    /// The journal's native socket (systemd-journald.service(8)).
    private static let journalSocket = "/run/systemd/journal/socket"

    /// The journal where standard error is connected to it, else text.
    ///
    /// It is connected where `JOURNAL_STREAM` gives the device and inode of standard error (systemd.exec(5)): a
    /// variable that was merely inherited, with standard error sent elsewhere, does not count.
    public init(environment: [String: String]) {
        self.init(environment: environment, descriptor: STDERR_FILENO, journalSocket: Self.journalSocket)
    }

    init(environment: [String: String], descriptor: Int32, journalSocket: String) {
        var status = stat()
        let isJournal =
            fstat(descriptor, &status) == 0
            && environment["JOURNAL_STREAM"] == "\(status.st_dev):\(status.st_ino)"
            // libsystemd says nothing when its socket is not there, which a sandbox with its own root may bring about.
            && access(journalSocket, W_OK) == 0
        self = isJournal ? .journal : .text
    }

    /// A logger for this program.
    ///
    /// - Parameters:
    ///   - label: The name of the program, the journal's `SYSLOG_IDENTIFIER`.
    ///   - level: The least level that is logged.
    public func logger(label: String, level: Logger.Level) -> Logger {
        Logger(label: label) { label in
            switch self {
            case .journal: JournalLogHandler(identifier: label, level: level)
            case .text: TextLogHandler(level: level)
            }
        }
    }
}
