import Glibc
import RotationCore

/// The files of one ledger in its state directory.
struct LedgerFiles: Sendable {
    /// The state directory.
    let directory: String

    /// The database.
    var database: String { directory + "/ledger.sqlite" }
    /// SQLite's write-ahead log, there while the database is open or after a crash.
    var writeAheadLog: String { database + "-wal" }
    /// An empty database that is about to take the place of one that is set aside.
    private var replacement: String { database + ".new" }
    /// The file whose lock gives the right to write.
    var lock: String { directory + "/ledger.lock" }

    /// Makes the directory, open to its owner alone, and what is missing above it; one that is there keeps its mode.
    func createDirectory() throws(LedgerError) {
        var missing: [String] = []
        var path = directory[...]
        while mkdir(String(path), 0o700) != 0 {
            if errno == EEXIST { break }
            guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
                throw LedgerError(systemError: errno, at: directory)
            }
            missing.append(String(path))
            path = path[..<slash]
        }
        for path in missing.reversed() where mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw LedgerError(systemError: errno, at: path)
        }
    }

    /// Makes the database file where it is missing, and open to its owner alone in any case; SQLite gives its other
    /// files the same mode.
    func createDatabase() throws(LedgerError) {
        let isNew = Self.size(database) == nil
        let descriptor = open(database, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw LedgerError(systemError: errno, at: database) }
        // No connection is open yet: closing a descriptor later would drop SQLite's locks on the file.
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw LedgerError(systemError: errno, at: database) }
        if isNew { try synchronizeDirectory() }
    }

    /// The length of the file at `path` in bytes; nil when there is none.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// The length of the database, which the caller may read; nil when there is none.
    func readableSize() throws(LedgerError) -> Int64? {
        guard access(database, R_OK) == 0 else {
            if errno == ENOENT && access(directory, F_OK) == 0 { return nil }
            throw LedgerError(systemError: errno, at: database)
        }
        return Self.size(database)
    }

    /// Renames the database and SQLite's other files after the moment `now`, and gives the database's new path; an empty
    /// one takes its place.
    ///
    /// After a crash at any step, what is left is no first start and no whole database, and is set aside in its turn.
    func setAside(at now: Instant) throws(LedgerError) -> String {
        let base = "\(database).corrupt-\(now.basicText)"
        var aside = base
        var number = 1
        while ["", "-wal", "-shm"].contains(where: { Self.size(aside + $0) != nil }) {
            number += 1
            aside = "\(base).\(number)"
        }
        try makeEmpty(replacement)
        try synchronizeDirectory()
        // The database goes before its log: one without its log would pass for a whole one.
        try move(database, to: aside)
        try move(replacement, to: database)
        for suffix in ["-wal", "-shm"] { try move(database + suffix, to: aside + suffix) }
        try synchronizeDirectory()
        return aside
    }

    /// Where a crash left no database but the one that was to take its place, puts it there.
    func completeSettingAside() throws(LedgerError) {
        if Self.size(database) == nil { try move(replacement, to: database) }
    }

    /// Takes away the database with SQLite's other files.
    func removeDatabase() {
        for suffix in ["-wal", "-shm", ""] { unlink(database + suffix) }
    }

    /// Renames a file that may be missing.
    private func move(_ path: String, to other: String) throws(LedgerError) {
        guard rename(path, other) == 0 else {
            if errno == ENOENT { return }
            throw LedgerError(systemError: errno, at: path)
        }
        CrashPoint.ledgerHalfAside.pass()
    }

    /// Makes a file with nothing in it, open to its owner alone.
    private func makeEmpty(_ path: String) throws(LedgerError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw LedgerError(systemError: errno, at: path) }
        close(descriptor)
    }

    /// Makes the names in the directory durable.
    private func synchronizeDirectory() throws(LedgerError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LedgerError(systemError: errno, at: directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw LedgerError(systemError: errno, at: directory) }
    }
}
