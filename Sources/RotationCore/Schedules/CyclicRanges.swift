/// Half-open ranges of whole numbers on a circle, such as the seconds of a week, of which the first follows the last.
///
/// They are in order, and no two overlap or touch: equal sets of numbers are equal values.
struct CyclicRanges: Hashable, Sendable {
    /// The length of the circle.
    let period: Int64
    /// The ranges, which begin in `0..<period`; the last may reach beyond it, into the next turn.
    ///
    /// The whole circle is the one range `0..<period`.
    let ranges: [Range<Int64>]

    /// What any of the `pieces` holds, at least one; each begins in `0..<period` and is 1 to `period` long.
    init(period: Int64, merging pieces: [Range<Int64>]) {
        var flat: [Range<Int64>] = []
        for piece in pieces {
            flat.append(piece.lowerBound..<min(piece.upperBound, period))
            if piece.upperBound > period { flat.append(0..<piece.upperBound - period) }
        }
        var merged = Self.merged(flat)
        if merged.count > 1, merged[0].lowerBound == 0, merged[merged.count - 1].upperBound == period {
            let last = merged.removeLast()
            merged.append(last.lowerBound..<period + merged.removeFirst().upperBound)
        }
        self.period = period
        ranges = merged
    }

    /// Whether every number of the circle is in a range.
    var isWhole: Bool { ranges.first?.count == Int(period) }

    /// The first range that ends after `position` on the line that the circle makes when it rolls on for ever.
    func first(endingAfter position: Int64) -> Range<Int64> {
        let turn = position.flooredQuotient(period) * period
        let rest = position - turn
        let last = ranges[ranges.count - 1]
        if last.upperBound - period > rest { return last.shifted(by: turn - period) }
        guard last.upperBound > rest else { return ranges[0].shifted(by: turn + period) }
        return ranges[ranges.partition { $0.upperBound > rest }].shifted(by: turn)
    }

    /// The last range that begins before `position` on the same line.
    func last(startingBefore position: Int64) -> Range<Int64> {
        let turn = position.flooredQuotient(period) * period
        let rest = position - turn
        let index = ranges.partition { $0.lowerBound >= rest }
        return index > 0
            ? ranges[index - 1].shifted(by: turn) : ranges[ranges.count - 1].shifted(by: turn - period)
    }

    /// The ranges in order, those that overlap or touch made one.
    static func merged(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
        var merged: [Range<Int64>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

extension Range<Int64> {
    /// The range that much later.
    func shifted(by distance: Int64) -> Range<Int64> {
        lowerBound + distance..<upperBound + distance
    }
}

extension RandomAccessCollection where Index == Int {
    /// The index of the first element of which the condition holds, or the end; once true it must stay true.
    func partition(where isLate: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isLate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
