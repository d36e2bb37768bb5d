import Glibc

/// SIGINT and SIGTERM, blocked for the whole process and waited for in one place.
enum StopSignals {
    /// Blocks the signals for this thread and all that it starts; one that comes before anybody waits stays pending.
    static func block() {
        var signals = all
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Returns when one of them has come.
    static func wait() {
        var signals = all
        var number: Int32 = 0
        while sigwait(&signals, &number) != 0 {}
    }

    private static var all: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        return signals
    }
}
