import RotationCore

/// Regions as Alibaba Cloud names them.
enum RegionName {
    private static let mostBytes = 40

    /// The name itself; throws where it can be no region's: it becomes part of a host name.
    static func checked(_ text: String) throws(ValueFault) -> String {
        let bytes = Array(text.utf8)
        guard (1...mostBytes).contains(bytes.count), bytes.allSatisfy(isRegionByte),
            bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-")
        else { throw ValueFault("`\(Excerpt.bounded(text))` is no region; write one such as cn-hangzhou") }
        return text
    }

    private static func isRegionByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"): true
        default: ByteClass.isDigit(byte)
        }
    }
}
