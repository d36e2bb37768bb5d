import CSQLite
import Glibc

/// What SQLite refused, with its extended result code (sqlite.org/rescode.html).
struct SQLiteError: Error, Hashable {
    /// The extended result code.
    var code: Int32
    /// SQLite's words for it, and the system's where a system call failed; one line.
    var message: String

    /// An error of our own under one of SQLite's codes.
    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// The error that `code` stands for; `handle` is asked for the details of its last call.
    init(code: Int32, of handle: OpaquePointer?) {
        self.code = code
        var message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
        let systemError = handle.map { sqlite3_system_errno($0) } ?? 0
        switch code & 0xff {
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_FULL:
            if systemError != 0 { message += " (\(String(cString: strerror(systemError))))" }
        default:
            break
        }
        self.message = message
    }

    /// The result code without its extension.
    var primaryCode: Int32 { code & 0xff }

    /// Whether the file is no database, or a damaged one.
    ///
    /// SQLITE_ERROR counts too: our statements are constants, so one that does not compile means that the tables are
    /// not ours.
    var isCorruption: Bool {
        primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB || primaryCode == SQLITE_ERROR
    }

    /// The error of a row that holds what no writer of ours put there.
    static func unreadable(_ what: String) -> SQLiteError {
        SQLiteError(code: SQLITE_CORRUPT, message: what)
    }
}
