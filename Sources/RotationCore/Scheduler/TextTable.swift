/// Texts of which many secrets share a few, each once, under a number; many different ones take little more than their
/// bytes.
struct TextTable: Sendable {
    /// Of so many texts the Strings are kept too.
    private static let mostStrings = 1_024
    private static let empty: Int32 = -1

    private var bytes: [UInt8] = []
    /// Where each text ends; it begins where the one before ends.
    private var ends: [Int] = []
    private var strings: [String] = []
    private var slots = [Int32](repeating: empty, count: 16)
    /// What was asked for last: neighbours often share it.
    private var last: Int32 = -1

    var count: Int { ends.count }

    subscript(number: Int32) -> String {
        let number = Int(number)
        return number < strings.count ? strings[number] : String(decoding: bytes[range(number)], as: UTF8.self)
    }

    /// Whether the text with that number is `text`.
    func isText(_ number: Int32, _ text: UnsafeRawBufferPointer) -> Bool {
        let range = range(Int(number))
        guard range.count == text.count else { return false }
        return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).holdsSame(as: text) }
    }

    /// The number of a text that is there.
    func number(of text: UnsafeRawBufferPointer) -> Int32? {
        if last >= 0, isText(last, text) { return last }
        var slot = slot(text)
        while slots[slot] != Self.empty {
            if isText(slots[slot], text) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The text's number; a new one gets the next.
    mutating func number(for text: UnsafeRawBufferPointer) -> Int32 {
        if let known = number(of: text) {
            last = known
            return known
        }
        last = Int32(clamping: ends.count)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        if strings.count < Self.mostStrings, strings.count == Int(last) {
            strings.append(String(decoding: text, as: UTF8.self))
        }
        if 4 * ends.count > 3 * slots.count { grow() } else { enter(last) }
        return last
    }

    /// Forgets what `isUsed` does not mark, and gives the new number of each old one.
    mutating func keep(where isUsed: [Bool]) -> [Int32] {
        guard isUsed.contains(false) else { return (0..<Int32(clamping: count)).map { $0 } }
        var renumbered = [Int32](repeating: -1, count: count)
        var kept = TextTable()
        bytes.withUnsafeBytes { bytes in
            for number in 0..<count where isUsed[number] {
                renumbered[number] = kept.number(for: UnsafeRawBufferPointer(rebasing: bytes[range(number)]))
            }
        }
        kept.bytes.shrink()
        kept.ends.shrink()
        self = kept
        return renumbered
    }

    private mutating func grow() {
        slots = [Int32](repeating: Self.empty, count: 2 * slots.count)
        for number in 0..<Int32(clamping: ends.count) { enter(number) }
    }

    private mutating func enter(_ number: Int32) {
        var slot = bytes.withUnsafeBytes { self.slot(UnsafeRawBufferPointer(rebasing: $0[range(Int(number))])) }
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = number
    }

    /// `Hasher` is seeded by chance, so that no file can be made of texts that collide.
    private func slot(_ text: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: text)
        return hasher.finalize() & (slots.count - 1)
    }

    private func range(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : ends[number - 1])..<ends[number]
    }
}
