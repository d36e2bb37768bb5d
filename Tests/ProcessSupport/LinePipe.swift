package import Dispatch
import Glibc
import Testing

/// A pipe for a child's output, which is recorded line by line.
package final class LinePipe: Sendable {
    package let lines = Observations<String>()
    /// For the child; closed here by `readLines`.
    package let writingEnd: Int32
    private let readingEnd: Int32

    package init() throws {
        var ends: [Int32] = [-1, -1]
        // Not pipe(2): without its flag, a daemon that starts meanwhile would inherit the ends and hold them open.
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        (readingEnd, writingEnd) = (ends[0], ends[1])
    }

    /// Reads until the child has closed its end; the group waits for that.
    package func readLines(in group: DispatchGroup) {
        close(writingEnd)
        DispatchQueue(label: "line-pipe").async(group: group) { [lines, readingEnd] in
            defer { close(readingEnd) }
            var rest: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(readingEnd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                rest += buffer[..<count]
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    lines.append(String(decoding: rest[..<end], as: UTF8.self))
                    rest.removeSubrange(...end)
                }
            }
            if !rest.isEmpty { lines.append(String(decoding: rest, as: UTF8.self)) }
        }
    }
}
