import CLinux
import Glibc
import KMSClient

/// What a process that holds keys and is driven by signals sets up before anything else.
public enum ProcessSetup {
    /// Blocks the signals that the service handles, refuses core dumps, and keeps a closed pipe or a
    /// limit of file sizes from ending the process.
    ///
    /// To be called in the first line of `main`, before any thread is started: threads inherit the mask, so a signal
    /// that comes before it is handled waits instead of ending the process (signal(7)). A core dump would hold the
    /// keys.
    public static func prepare() {
        var handled = sigset_t()
        sigemptyset(&handled)
        for signal in ServiceSignals.handled { sigaddset(&handled, signal) }
        pthread_sigmask(SIG_BLOCK, &handled, nil)
        signal(SIGPIPE, SIG_IGN)
        // A limit of file sizes is then a ledger that takes no records, like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        openStandardDescriptors()
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        // The limit does not count where core_pattern is a pipe (core(5)).
        _ = rotationd_forbid_dumps()
        allowManyDescriptors()
        umask(0o077)
        useOneHeap()
        NetworkThreads.limitToOne()
    }

    /// Puts /dev/null where the parent closed a standard descriptor: the next file or connection that is opened would
    /// take its place, and log lines would go into it.
    private static func openStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // open(2) gives the lowest number that is free: this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// Raises the soft limit of open files to the hard one: the file may allow an account a thousand calls at a time.
    private static func allowManyDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Has all threads allocate from one heap, and each large piece of memory be one of the kernel's own.
    ///
    /// malloc_trim(3) gives back what is free in between, but never the end of another heap than the first; and without
    /// a fixed threshold glibc raises it with every large piece that is freed (mallopt(3)).
    private static func useOneHeap() {
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
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
