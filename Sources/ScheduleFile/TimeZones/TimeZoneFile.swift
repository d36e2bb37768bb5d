import Glibc

/// The files of the time zone database.
enum TimeZoneFile {
    /// What became of reading a file.
    enum Content {
        /// The whole file.
        case bytes([UInt8])
        /// There is no such file.
        case absent
        /// It is there but cannot be read, for this reason.
        case failed(String)
    }

    /// A file of the database takes a few kilobytes; what is larger is no zone.
    private static let mostBytes = 1 << 20

    /// The bytes of a regular file.
    static func read(_ path: String) -> Content {
        // Without O_NONBLOCK, opening a pipe would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .absent : .failed(String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failed(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .absent }
        guard status.st_size <= mostBytes else { return .failed("it is larger than 1 MiB") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else {
                return .failed(more < 0 ? String(cString: strerror(errno)) : "it became shorter meanwhile")
            }
            count += more
        }
        return .bytes(bytes)
    }

    /// The names of the zones below a folder, sorted; empty where it cannot be read.
    static func names(below directory: String) -> [String] {
        var names: [String] = []
        collect(in: directory, prefix: "", depth: 0, into: &names)
        return names.sorted()
    }

    private static func collect(in directory: String, prefix: String, depth: Int, into names: inout [String]) {
        // America/Argentina/Buenos_Aires is as deep as it gets.
        guard depth < 3, let folder = opendir(directory) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            // Zones begin with a capital letter; `right` and `posix` are copies of all the others.
            guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                collect(in: "\(directory)/\(name)", prefix: "\(prefix)\(name)/", depth: depth + 1, into: &names)
            } else {
                names.append(prefix + name)
            }
        }
    }
}
