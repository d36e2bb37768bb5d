#if DEBUG
    import Glibc
    import Synchronization
#endif

/// A place at which the tests of crashes have a debug build end as by SIGKILL; a release build does nothing there.
///
/// `ROTATIOND_CRASH_AT=NAME[:N]` says at which place, and at which of its passings, counted from 1. A name is that of a
/// case with hyphens, such as `commit-before`; `any` is every place.
package enum CrashPoint: CaseIterable, Sendable {
    /// The database file is there, and maybe empty.
    case ledgerMade
    /// The database is one of SQLite's, and maybe without tables.
    case ledgerBare
    /// One file of those that set a damaged ledger aside was renamed: the database, the empty one that takes its place,
    /// the log, its index.
    case ledgerHalfAside
    /// A damaged ledger lies under its new name, and there is no other yet.
    case ledgerAside
    /// The ledger was read, and the engine has not started.
    case ledgerOpened
    /// A commit was asked for, and nothing of it is written.
    case commitBefore
    /// A commit's records are written, and it is not ended.
    case commitInside
    /// A commit is durable, and nobody was told.
    case commitAfter
    /// An attempt is durable, and it is about to be sent.
    case sendBefore
    /// An attempt was handed to the client.
    case sendAfter
    /// An attempt has ended, and the engine does not know.
    case answerBefore
    /// The engine knows of an attempt's end, and has asked for what follows.
    case answerAfter
    /// The first sights are durable, and the service manager does not know.
    case readyBefore
    /// READY=1 was sent.
    case readyAfter
    /// A reload's files were read, and nothing was adopted.
    case reloadBefore
    /// A reload is in force, and the service manager does not know.
    case reloadAfter
    /// A stop was asked for.
    case stopBefore
    /// The engine has ended, and the ledger is about to be closed.
    case closeBefore
    /// The ledger is closed.
    case closeAfter

    /// Ends the process, where this is the passing that the environment names.
    package func pass() {
        #if DEBUG
            guard let plan = Self.plan, plan.name == "any" || plan.name == name else { return }
            let passing = Self.passings.withLock { count in
                count += 1
                return count
            }
            guard passing == plan.passing else { return }
            let line = Array("crash at \(name)\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
            kill(getpid(), SIGKILL)
            while true { pause() }
        #endif
    }

    #if DEBUG
        /// The name in the environment: the case's own in lower case, with a hyphen before each later word.
        package var name: String {
            "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
        }

        private static let passings = Mutex(0)

        private static let plan: (name: String, passing: Int)? = getenv("ROTATIOND_CRASH_AT").map { variable in
            let parts = String(cString: variable).split(separator: ":", maxSplits: 1)
            return (parts.first.map(String.init) ?? "", parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        }
    #endif
}
