extension Window {
    /// The window with each of its openings that much longer at its end; a week's window never closes.
    ///
    /// `length` is whole seconds, not negative.
    public func widened(by length: Duration) -> Window {
        let seconds = min(max(length.microseconds / 1_000_000, 0), Self.week)
        return Window(
            merging: openings.ranges.map { opening in
                opening.lowerBound..<min(opening.upperBound + seconds, opening.lowerBound + Self.week)
            })
    }
}
