/// The idempotency key of a rotation, `20261123T030000Z`: a pure function of its nominal time, with the configured
/// prefix before it and an operator's suffix after it.
///
/// Two ids are told apart by their whole text; which is newer is told by nominal time and suffix alone, never by the
/// text.
public struct VersionID: Hashable, Sendable, CustomStringConvertible {
    /// The nominal time of the rotation, to the second.
    public let nominal: Instant
    /// `version-id-prefix`, or nothing.
    public let prefix: String
    /// What an operator's request adds, without the hyphen before it, or nothing.
    public let suffix: String

    /// The most characters of an id (CreateSecret's limit of a VersionId).
    public static let mostCharacters = 64

    /// The id of a rotation due at `nominal`, which counts rounded down to the second.
    ///
    /// Throws where prefix or suffix hold other characters than `A-Za-z0-9._-`, where the prefix itself holds a time,
    /// where the whole has more than 64 characters, or where the year is not in 1 to 9999.
    public init(nominal: Instant, prefix: String = "", suffix: String = "") throws(ValueFault) {
        try Self.check(prefix, as: "prefix")
        try Self.check(suffix, as: "suffix")
        let length = prefix.utf8.count + Self.timeLength + (suffix.isEmpty ? 0 : suffix.utf8.count + 1)
        guard length <= Self.mostCharacters else {
            throw ValueFault("a VersionId of \(length) characters; shorten prefix and suffix until it has at most 64")
        }
        guard Self.firstTime(in: Array(prefix.utf8)) == nil else {
            throw ValueFault("the prefix '\(prefix)' holds a time of its own; leave the time out")
        }
        guard nominal >= .earliest, nominal.seconds <= Instant.latest.seconds else {
            throw ValueFault("a VersionId outside the years 1 to 9999; write a time within them")
        }
        self.nominal = Instant(seconds: nominal.seconds)
        self.prefix = prefix
        self.suffix = suffix
    }

    /// The id that `text` is; nil where this daemon would never have made it.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.mostCharacters, let start = Self.firstTime(in: bytes) else { return nil }
        let end = start + Self.timeLength
        let time = String(decoding: bytes[start..<end], as: UTF8.self)
        guard let nominal = try? Instant(rfc3339: time) else { return nil }
        guard end == bytes.count || (bytes[end] == UInt8(ascii: "-") && end + 1 < bytes.count) else { return nil }
        let prefix = String(decoding: bytes[..<start], as: UTF8.self)
        let suffix = String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
        guard let id = try? VersionID(nominal: nominal, prefix: prefix, suffix: suffix) else { return nil }
        self = id
    }

    /// The id of another occurrence with the prefix and the suffix of `other`, which were checked when that was made.
    init(nominal: Instant, like other: VersionID) {
        self.init(nominal: nominal, checkedPrefix: other.prefix, checkedSuffix: other.suffix)
    }

    /// The id of parts that come from ids, where they were checked.
    init(nominal: Instant, checkedPrefix: String, checkedSuffix: String) {
        self.nominal = nominal
        prefix = checkedPrefix
        suffix = checkedSuffix
    }

    /// The id as KMS gets it.
    public var text: String {
        suffix.isEmpty ? prefix + nominal.basicText : "\(prefix)\(nominal.basicText)-\(suffix)"
    }

    /// The id as KMS gets it.
    public var description: String { text }

    /// Whether this id stands for a later rotation of the same secret: by nominal time, then by suffix, byte by byte.
    ///
    /// Prefixes do not count: a changed prefix makes no rotation newer.
    public func isNewer(than other: VersionID) -> Bool {
        guard nominal == other.nominal else { return nominal > other.nominal }
        return other.suffix.utf8.lexicographicallyPrecedes(suffix.utf8)
    }

    /// `20261123T030000Z`.
    static let timeLength = 16

    static func check(_ part: String, as name: String) throws(ValueFault) {
        for (offset, byte) in part.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                continue
            default:
                let excerpt = Array(part.utf8).span.excerpt(0..<part.utf8.count)
                throw ValueFault(
                    "the \(name) '\(excerpt)' of a VersionId; write only letters, digits and . _ -", at: offset)
            }
        }
    }

    /// Where the first time in basic form begins.
    private static func firstTime(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= timeLength else { return nil }
        return (0...bytes.count - timeLength).first { start in
            (0..<timeLength).allSatisfy { index in
                switch index {
                case 8: bytes[start + index] == UInt8(ascii: "T")
                case 15: bytes[start + index] == UInt8(ascii: "Z")
                default: Int(asciiDigit: bytes[start + index]) != nil
                }
            }
        }
    }
}
