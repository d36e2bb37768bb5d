/// The place of a VersionId among those of its secret, for VersionIds that hold their nominal time in UTC basic form
/// (`20261123T030000Z`, with any prefix and suffix): by that time, then by the suffix.
struct VersionOrder: Comparable, Sendable {
    private let time: [UInt8]
    private let suffix: [UInt8]

    /// Finds the nominal time in a VersionId; nil where there is none.
    init?(_ versionId: String) {
        let bytes = Array(versionId.utf8)
        let form = Array("00000000T000000Z".utf8)
        guard bytes.count >= form.count else { return nil }
        let start = (0...bytes.count - form.count).first { start in
            zip(bytes[start...], form).allSatisfy { byte, model in
                model == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == model
            }
        }
        guard let start else { return nil }
        time = Array(bytes[start..<start + form.count])
        suffix = Array(bytes[(start + form.count)...])
    }

    static func < (left: VersionOrder, right: VersionOrder) -> Bool {
        left.time == right.time
            ? left.suffix.lexicographicallyPrecedes(right.suffix) : left.time.lexicographicallyPrecedes(right.time)
    }
}
