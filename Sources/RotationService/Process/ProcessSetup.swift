import Glibc
import KMSClient

/// What a process that holds keys and is driven by signals sets up before anything else.
public enum ProcessSetup {
    /// Blocks the signals that the service handles, refuses core dumps, and keeps a closed pipe from ending the process.
    ///
    /// To be called in the first line of `main`, before any thread is started: threads inherit the mask, so a signal that comes before it is
    /// handled waits instead of ending the process (signal(7)). A core dump would hold the keys.
    public static func prepare() {
        var handled = sigset_t()
        sigemptyset(&handled)
        for signal in ServiceSignals.handled { sigaddset(&handled, signal) }
        pthread_sigmask(SIG_BLOCK, &handled, nil)
        signal(SIGPIPE, SIG_IGN)
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        umask(0o077)
        NetworkThreads.limitToOne()
    }

    /// The environment as a dictionary.
    public static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }
}
