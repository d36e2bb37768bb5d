import Glibc

/// Standard error, written at once.
enum StandardError {
    /// Writes text.
    static func write(_ text: String) {
        WholeWrite.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
