import Glibc

/// Standard error, written at once.
enum StandardError {
    /// Whether somebody reads it on a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text.
    static func write(_ text: String) {
        WholeWrite.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
