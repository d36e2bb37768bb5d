import Glibc

/// Reads whole files for the readers: never more than they take, and never from what may not end.
public enum FileBytes {
    /// Why a file could not be read, in words for an operator.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The path as the caller gave it.
        public let path: String

        /// What is wrong, a semicolon, and what to do about it: one line of English.
        public let reason: String

        /// Whether there is nothing at the path at all.
        public let isMissing: Bool

        /// `path: reason`, one line whatever the path holds.
        public var description: String { "\(Excerpt.escaping(path)): \(reason)" }

        /// The failure as a finding at the beginning of the file.
        public var diagnostic: Diagnostic {
            Diagnostic(file: path, position: Position(line: 1, column: 1), kind: .syntax, message: reason)
        }
    }

    /// The bytes of the regular file at `path`, links followed, at most 64 MiB of them.
    ///
    /// `/dev/null` has none.
    ///
    /// Anything else (a folder, a pipe, a device) is refused without waiting for it.
    public static func read(path: String) throws(Failure) -> [UInt8] {
        guard !path.utf8.contains(0) else {
            throw Failure(path: path, reason: "a path has no zero byte; correct it", isMissing: true)
        }
        // Without O_NONBLOCK the opening of a pipe waits for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path: path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            guard status.st_size <= SourceText.sizeLimit else { throw tooLarge(path: path) }
            return try read(descriptor, path: path, expected: Int(status.st_size))
        case S_IFCHR where status.st_rdev == nullDevice:
            return []
        case S_IFDIR:
            throw Failure(path: path, reason: "this is a folder; name a file in it", isMissing: false)
        default:
            throw Failure(path: path, reason: "this is no regular file; copy its content into one", isMissing: false)
        }
    }

    /// Reads to the end, which may not be where `expected` says: the file may be written to meanwhile.
    private static func read(_ descriptor: Int32, path: String, expected: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end is met without growing.
        var room = expected + 1
        while true {
            let start = bytes.count
            if start == room { room = min(2 * room, SourceText.sizeLimit + 1) }
            var count = -1
            var code: Int32 = 0
            bytes.append(contentsOf: repeatElement(0, count: room - start))
            bytes[start...].withUnsafeMutableBytes { buffer in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                code = errno
            }
            bytes.removeLast(room - start - max(0, count))
            if count == 0 { return bytes }
            if count < 0 && code != EINTR { throw failure(path: path, code: code) }
            if bytes.count > SourceText.sizeLimit { throw tooLarge(path: path) }
        }
    }

    /// The device number of `/dev/null` on Linux: major 1, minor 3.
    private static let nullDevice: dev_t = 1 << 8 | 3

    private static func tooLarge(path: String) -> Failure {
        Failure(
            path: path, reason: "the file has more than \(SourceText.sizeLimit >> 20) MiB; split it into several files",
            isMissing: false)
    }

    private static func failure(path: String, code: Int32) -> Failure {
        let reason =
            switch code {
            case ENOENT, ENOTDIR: "there is no such file; correct the path"
            case EACCES, EPERM: "the file may not be read by this user; make it and its folders readable (mode 0644)"
            case ELOOP: "the link leads in a circle; correct it"
            case ENXIO, ENODEV: "this is no regular file; copy its content into one"
            default: "the file cannot be read (\(String(cString: strerror(code)))); see to that first"
            }
        return Failure(path: path, reason: reason, isMissing: code == ENOENT || code == ENOTDIR)
    }
}
