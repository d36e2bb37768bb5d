import RotationCore

/// Whole numbers in decimal digits.
enum WholeNumber {
    /// The number that `text` is; throws where it is none, or out of range.
    static func read(_ text: ArraySlice<UInt8>, in range: ClosedRange<Int>) throws(ValueFault) -> Int {
        let advice = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard !text.isEmpty, text.allSatisfy(ByteClass.isDigit) else {
            throw ValueFault("`\(Excerpt.bounded(text))` is no whole number; \(advice)")
        }
        guard text.count <= 9, let number = Int(String(decoding: text, as: UTF8.self)), range.contains(number) else {
            throw ValueFault("`\(Excerpt.bounded(text))` is out of range; \(advice)")
        }
        return number
    }

    /// The same of a text.
    static func read(_ text: String, in range: ClosedRange<Int>) throws(ValueFault) -> Int {
        try read(Array(text.utf8)[...], in: range)
    }
}
