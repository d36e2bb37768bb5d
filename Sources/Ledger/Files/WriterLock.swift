import Glibc
import Synchronization

/// The right to write the ledger of a directory: a record lock (fcntl(2)) on a file of its own, held until the lock is
/// released.
///
/// The kernel drops it when the process ends, however it ends, and names its holder. It does not keep a process from
/// itself, and closing any descriptor of the file would drop it: so the process's own locks are listed.
final class WriterLock: Sendable {
    /// The files that this process has locked.
    private static let own = Mutex<Set<FileIdentity>>([])

    /// Whether the file was there before: then there is a ledger, or was one.
    let wasThere: Bool
    private let descriptor: Int32
    private let path: String
    private let identity: FileIdentity

    /// Takes the lock of `directory` on the file at `path`, which is made where it is missing.
    init(path: String, directory: String) throws(LedgerError) {
        self.path = path
        (descriptor, identity, wasThere) = try Self.own.withLock { own throws(LedgerError) in
            let known = FileIdentity(path: path)
            if let known, own.contains(known) {
                throw .held(directory: directory, processID: getpid())
            }
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw LedgerError(systemError: errno, at: path) }
            do throws(LedgerError) {
                try Self.lock(descriptor, path: path, directory: directory)
                guard let identity = FileIdentity(descriptor: descriptor), FileIdentity(path: path) == identity else {
                    throw .unavailable(path: path, reason: "the lock file was replaced while it was taken")
                }
                own.insert(identity)
                return (descriptor, identity, known != nil)
            } catch {
                close(descriptor)
                throw error
            }
        }
    }

    deinit {
        Self.own.withLock { own in
            own.remove(identity)
            close(descriptor)
        }
    }

    /// Whether the file at the path is still the one that is locked: another process could lock a new one.
    var isHeld: Bool { FileIdentity(path: path) == identity }

    private static func lock(_ descriptor: Int32, path: String, directory: String) throws(LedgerError) {
        // A holder that ends between the two calls leaves the lock to be taken.
        for _ in 0..<3 {
            var request = flock()
            request.l_type = Int16(F_WRLCK)
            request.l_whence = Int16(SEEK_SET)
            if fcntl(descriptor, F_SETLK, &request) == 0 { return }
            guard errno == EACCES || errno == EAGAIN else { throw LedgerError(systemError: errno, at: path) }
            guard fcntl(descriptor, F_GETLK, &request) == 0 else { throw LedgerError(systemError: errno, at: path) }
            guard request.l_type == Int16(F_UNLCK) else {
                throw .held(directory: directory, processID: request.l_pid > 0 ? request.l_pid : nil)
            }
        }
        throw .held(directory: directory, processID: nil)
    }
}
