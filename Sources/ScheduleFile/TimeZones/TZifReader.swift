package import RotationCore

/// Reads a zone's rules from the bytes of a TZif file, versions 1 to 4 (RFC 9636).
///
/// A file is not trusted: every count is checked against the bytes that are there, and what RFC 9636 forbids is refused
/// where it could change a time.
package struct TZifReader {
    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The rules in a file's bytes; throws what is wrong with them, without the file's name.
    package static func rules(in bytes: [UInt8], name: String) throws(TimeZoneError) -> TimeZoneRules {
        var reader = TZifReader(bytes)
        return try reader.rules(name: name)
    }

    private struct Header {
        var version: UInt8
        var utIndicators, standardIndicators, leapSeconds, transitions, types, characters: Int

        /// The bytes of the data block, where a time takes `timeSize` bytes.
        func dataSize(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardIndicators
                + utIndicators
        }
    }

    private mutating func rules(name: String) throws(TimeZoneError) -> TimeZoneRules {
        var header = try readHeader()
        var timeSize = 4
        if header.version >= UInt8(ascii: "2") {
            // The first block is for readers that know 32-bit times only.
            try require(header.dataSize(timeSize: 4))
            index += header.dataSize(timeSize: 4)
            header = try readHeader()
            timeSize = 8
        }
        guard header.leapSeconds == 0 else {
            throw TimeZoneError(
                "it counts leap seconds, which the system's clock does not; name the zone without right/")
        }
        try require(header.dataSize(timeSize: timeSize))
        let (firstOffset, transitions) = try readData(header, timeSize: timeSize)
        let footer = timeSize == 8 ? try readFooter() : nil
        switch footer {
        case nil:
            return TimeZoneRules(name: name, firstOffset: firstOffset, transitions: transitions)
        case .fixed(let offset):
            guard let last = transitions.last else { return TimeZoneRules(name: name, firstOffset: offset) }
            guard last.offset == offset else { throw damaged("its footer contradicts its last change") }
            return TimeZoneRules(name: name, firstOffset: firstOffset, transitions: transitions)
        case .seasonal(let rule):
            let first = transitions.isEmpty ? rule.standardOffset : firstOffset
            return TimeZoneRules(name: name, firstOffset: first, transitions: transitions, rule: rule)
        }
    }

    private mutating func readHeader() throws(TimeZoneError) -> Header {
        guard bytes.count - index >= 44 else { throw damaged("it ends within its header") }
        guard bytes[index..<index + 4].elementsEqual("TZif".utf8) else {
            throw TimeZoneError("it is no time zone file (TZif); name a zone such as Asia/Shanghai")
        }
        let version = bytes[index + 4]
        index += 20
        // Four bytes each, so that no product or sum of them overflows 64 bits.
        let counts = (0..<6).map { _ in Int(UInt32(truncatingIfNeeded: readInteger(size: 4))) }
        let header = Header(
            version: version, utIndicators: counts[0], standardIndicators: counts[1], leapSeconds: counts[2],
            transitions: counts[3], types: counts[4], characters: counts[5])
        guard header.types > 0 else { throw damaged("it has no offset") }
        return header
    }

    /// The first offset and the changes of a data block whose bytes are known to be there.
    private mutating func readData(
        _ header: Header, timeSize: Int
    ) throws(TimeZoneError) -> (firstOffset: Int, transitions: [(second: Int64, offset: Int)]) {
        let times = (0..<header.transitions).map { _ in readInteger(size: timeSize) }
        let types = (0..<header.transitions).map { _ in Int(readInteger(size: 1) & 0xFF) }
        let offsets = (0..<header.types).map { _ in
            let offset = Int(readInteger(size: 4))
            // Daylight saving flag and abbreviation change no time.
            index += 2
            return offset
        }
        index += header.characters + header.standardIndicators + header.utIndicators
        guard types.allSatisfy({ $0 < offsets.count }) else {
            throw damaged("a change has an offset that is not there")
        }
        guard offsets.allSatisfy(Self.offsets.contains) else { throw damaged("an offset is out of range") }
        guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw damaged("its changes are out of order")
        }
        return (offsets[0], zip(times, types).map { ($0, offsets[$1]) })
    }

    /// The rule for times after the last change, or nil where the file says there is none.
    private mutating func readFooter() throws(TimeZoneError) -> TZString? {
        let newline = UInt8(ascii: "\n")
        guard index < bytes.count, bytes[index] == newline,
            let end = bytes[(index + 1)...].firstIndex(of: newline)
        else { throw damaged("its footer is missing") }
        let text = bytes[(index + 1)..<end]
        if text.isEmpty { return nil }
        guard let footer = TZString(text) else { throw damaged("its footer cannot be read") }
        return footer
    }

    /// A signed big-endian integer whose bytes are known to be there.
    private mutating func readInteger(size: Int) -> Int64 {
        let first = Int64(Int8(bitPattern: bytes[index]))
        let value = bytes[index + 1..<index + size].reduce(first) { $0 << 8 | Int64($1) }
        index += size
        return value
    }

    private func require(_ count: Int) throws(TimeZoneError) {
        guard count <= bytes.count - index else { throw damaged("it ends within its data") }
    }

    private func damaged(_ reason: String) -> TimeZoneError {
        TimeZoneError("the file is damaged: \(reason); reinstall tzdata")
    }

    /// What RFC 9636 (3.2) lets an offset be: less than 25 h west, less than 26 h east.
    private static let offsets = -89_999...93_599
}
