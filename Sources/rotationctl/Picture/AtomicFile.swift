import Glibc

/// A file that is there whole or not at all.
enum AtomicFile {
    /// Why a file was not written.
    struct Fault: Error, CustomStringConvertible {
        /// The path and the system's reason.
        let description: String
    }

    /// Writes a file, mode 0644: into a new one beside it, which then takes its place.
    static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw fault(path) }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { break }
            written += count
        }
        let isWhole = written == bytes.count && fchmod(descriptor, 0o644) == 0 && fsync(descriptor) == 0
        let reason = fault(path)
        guard close(descriptor) == 0, isWhole, rename(temporary, path) == 0 else {
            let late = isWhole ? fault(path) : reason
            unlink(temporary)
            throw late
        }
    }

    private static func fault(_ path: String) -> Fault {
        Fault(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
