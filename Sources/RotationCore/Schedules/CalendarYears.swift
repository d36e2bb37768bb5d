/// A choice of the years that calendar expressions know, 1970 to 2199 as in systemd, as a bit mask in place.
public struct CalendarYears: Hashable, Sendable {
    /// The years that can be chosen.
    public static let range = 1970...2199
    /// All of them.
    public static let every = CalendarYears(words: (.max, .max, .max, (1 << 38) - 1))

    /// Bit n of word w: the year 1970 + 64 w + n.
    private var word0: UInt64
    private var word1: UInt64
    private var word2: UInt64
    private var word3: UInt64

    /// No year.
    init() {
        self.init(words: (0, 0, 0, 0))
    }

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        (word0, word1, word2, word3) = words
    }

    /// Whether the year is chosen; false for one outside `range`.
    public func contains(_ year: Int) -> Bool {
        let bit = year - Self.range.lowerBound
        return bit >= 0 && (self[word: bit >> 6] >> UInt64(bit & 63)) & 1 == 1
    }

    /// The first chosen year at or after `year`, or nil where there is none.
    public func first(atOrAfter year: Int) -> Int? {
        let bit = max(year - Self.range.lowerBound, 0)
        var index = bit >> 6
        guard index < 4 else { return nil }
        var word = self[word: index] & (.max << UInt64(bit & 63))
        while word == 0 {
            index += 1
            guard index < 4 else { return nil }
            word = self[word: index]
        }
        return Self.range.lowerBound + index << 6 + word.trailingZeroBitCount
    }

    /// The last chosen year at or before `year`, or nil where there is none.
    public func last(atOrBefore year: Int) -> Int? {
        let bit = min(year - Self.range.lowerBound, 255)
        guard bit >= 0 else { return nil }
        var index = bit >> 6
        var word = self[word: index] & (.max >> UInt64(63 - bit & 63))
        while word == 0 {
            index -= 1
            guard index >= 0 else { return nil }
            word = self[word: index]
        }
        return Self.range.lowerBound + index << 6 + 63 - word.leadingZeroBitCount
    }

    /// Chooses one more year of `range`.
    mutating func insert(_ year: Int) {
        let bit = year - Self.range.lowerBound
        self[word: bit >> 6] |= 1 << UInt64(bit & 63)
    }

    private subscript(word index: Int) -> UInt64 {
        get {
            switch index {
            case 0: word0
            case 1: word1
            case 2: word2
            case 3: word3
            default: 0
            }
        }
        set {
            switch index {
            case 0: word0 = newValue
            case 1: word1 = newValue
            case 2: word2 = newValue
            default: word3 = newValue
            }
        }
    }
}
