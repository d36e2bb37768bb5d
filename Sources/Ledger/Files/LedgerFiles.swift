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

    /// Renames the database and SQLite's other files after the moment `now`, and gives the database's new path.
    func setAside(at now: Instant) throws(LedgerError) -> String {
        let base = "\(database).corrupt-\(now.basicText)"
        var aside = base
        var number = 1
        while ["", "-wal", "-shm"].contains(where: { Self.size(aside + $0) != nil }) {
            number += 1
            aside = "\(base).\(number)"
        }
        // The database goes first: after a crash between the renames it is a log without a database that is left, which
        // is set aside in its turn, and never a database without its log, which would pass for a whole one.
        for suffix in ["", "-wal", "-shm"] where rename(database + suffix, aside + suffix) != 0 && errno != ENOENT {
            throw LedgerError(systemError: errno, at: database + suffix)
        }
        try synchronizeDirectory()
        return aside
    }

    /// Makes the names in the directory durable.
    private func synchronizeDirectory() throws(LedgerError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LedgerError(systemError: errno, at: directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw LedgerError(systemError: errno, at: directory) }
    }
}
