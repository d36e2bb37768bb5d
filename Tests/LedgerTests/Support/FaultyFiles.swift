import CSQLite
import Glibc
import Synchronization

/// SQLite's file system layer with errors on demand: it does what the default one does until a test asks for a fault.
///
/// Faults belong to a directory, so that tests may run side by side.
enum FaultyFiles {
    /// What goes wrong with the write-ahead log of a directory.
    enum Fault {
        /// So many writes succeed, then each one gives that code.
        case write(after: Int, code: Int32)
        /// So many times a flush gives that code, though what was written before it is there.
        case flush(times: Int, code: Int32)
    }

    /// The layer's name, to be given to SQLite.
    static let name: String = {
        register()
        return "faulty"
    }()

    private static let state = Mutex(State())

    private struct State {
        var faults: [String: Fault] = [:]
        var flushes: [String: Int] = [:]
        var directories: [UInt: String] = [:]
    }

    nonisolated(unsafe) private static var layer = sqlite3_vfs()
    nonisolated(unsafe) private static var original = UnsafeMutablePointer<sqlite3_vfs>(nil as OpaquePointer?)
    nonisolated(unsafe) private static var methods = sqlite3_io_methods()
    nonisolated(unsafe) private static let methodsPointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(
        capacity: 1)

    /// From now on the log in `directory` fails so; nil ends it.
    static func set(_ fault: Fault?, in directory: String) {
        state.withLock { $0.faults[directory] = fault }
    }

    /// How often the log in `directory` was flushed to the disk.
    static func flushes(in directory: String) -> Int {
        state.withLock { $0.flushes[directory] ?? 0 }
    }

    private static func register() {
        original = sqlite3_vfs_find(nil)
        guard let original else { return }
        layer = original.pointee
        layer.zName = UnsafePointer(strdup("faulty"))
        layer.xOpen = { layer, name, file, flags, outFlags in
            guard let original = FaultyFiles.original else { return SQLITE_MISUSE }
            let code = original.pointee.xOpen(layer, name, file, flags, outFlags)
            guard code == SQLITE_OK, flags & SQLITE_OPEN_WAL != 0, let file, let name else { return code }
            FaultyFiles.adopt(file, path: String(cString: name))
            return code
        }
        withUnsafeMutablePointer(to: &layer) { _ = sqlite3_vfs_register($0, 0) }
    }

    private static func adopt(_ file: UnsafeMutablePointer<sqlite3_file>, path: String) {
        state.withLock { state in
            methods = file.pointee.pMethods.pointee
            var changed = methods
            changed.xWrite = { file, bytes, count, offset in
                if let code = FaultyFiles.writeFault(file) { return code }
                return FaultyFiles.methods.xWrite(file, bytes, count, offset)
            }
            changed.xSync = { file, flags in
                if let code = FaultyFiles.flushFault(file) { return code }
                return FaultyFiles.methods.xSync(file, flags)
            }
            methodsPointer.initialize(to: changed)
            file.pointee.pMethods = UnsafePointer(methodsPointer)
            let directory = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
            state.directories[UInt(bitPattern: file)] = String(directory)
        }
    }

    private static func writeFault(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Int32? {
        state.withLock { state in
            guard let directory = state.directories[UInt(bitPattern: file)],
                case .write(let after, let code) = state.faults[directory]
            else { return nil }
            guard after > 0 else { return code }
            state.faults[directory] = .write(after: after - 1, code: code)
            return nil
        }
    }

    private static func flushFault(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Int32? {
        state.withLock { state in
            guard let directory = state.directories[UInt(bitPattern: file)] else { return nil }
            state.flushes[directory, default: 0] += 1
            guard case .flush(let times, let code) = state.faults[directory], times > 0 else { return nil }
            state.faults[directory] = .flush(times: times - 1, code: code)
            return code
        }
    }
}
