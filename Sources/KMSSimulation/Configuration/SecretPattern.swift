/// Names secrets: a prefix, or a glob where it holds `*` (any run of characters, `/` included) or `?` (any one byte).
public struct SecretPattern: Sendable, Equatable {
    /// The pattern as it was written.
    public let text: String

    /// Makes a pattern; every text is one.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether the pattern names a secret.
    public func matches(_ name: String) -> Bool {
        let pattern = Array(text.utf8)
        let isGlob = pattern.contains(Self.star) || pattern.contains(Self.mark)
        return isGlob ? Self.glob(pattern, Array(name.utf8)) : name.utf8.starts(with: pattern)
    }

    private static let star = UInt8(ascii: "*")
    private static let mark = UInt8(ascii: "?")

    /// Matches without recursion: on a mismatch the last star takes one byte more.
    private static func glob(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var (p, n) = (0, 0)
        var retry: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == star {
                retry = (p + 1, n)
                p += 1
            } else if p < pattern.count, pattern[p] == mark || pattern[p] == name[n] {
                p += 1
                n += 1
            } else if let last = retry {
                retry = (last.pattern, last.name + 1)
                (p, n) = (last.pattern, last.name + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == star }
    }
}
