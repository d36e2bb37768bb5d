import Glibc

/// Folders of schedule files.
enum Folder {
    /// What became of listing a folder.
    enum Listing: Equatable {
        /// The names in it, sorted by their bytes.
        case names([String])
        /// There is nothing at the path, or something else than a folder.
        case noFolder
        /// It cannot be listed: what is wrong, and what to do.
        case failed(String)
    }

    /// The names in the folder at `path`, links followed.
    static func names(in path: String) -> Listing {
        guard !path.utf8.contains(0) else { return .noFolder }
        guard let folder = opendir(path) else {
            switch errno {
            case ENOENT, ENOTDIR: return .noFolder
            case EACCES: return .failed("the folder may not be listed by this user; make it readable (mode 0755)")
            default:
                return .failed("the folder cannot be listed (\(String(cString: strerror(errno)))); see to that first")
            }
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            names.append(name)
        }
        return .names(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// The format of a file with that name; nil where the name is no schedule file's.
    ///
    /// Hidden files are an editor's.
    static func format(ofScheduleNamed name: String) -> Format? {
        name.utf8.first == UInt8(ascii: ".") ? nil : Format(fileName: name)
    }

    /// Whether the file at `path` masks those of the same name: it is empty, or a link to `/dev/null`.
    static func masks(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_size == 0
        case S_IFCHR: return status.st_rdev == nullDevice
        default: return false
        }
    }

    /// Whether there is anything at `path`, be it a link that leads nowhere.
    static func isPresent(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The device number of `/dev/null` on Linux: major 1, minor 3.
    private static let nullDevice: dev_t = 1 << 8 | 3
}
