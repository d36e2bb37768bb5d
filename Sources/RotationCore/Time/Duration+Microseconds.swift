extension Duration {
    /// The whole microseconds of this duration, rounded toward zero.
    ///
    /// Beyond ±292,000 years, which no duration of a schedule file reaches, the value is clamped.
    public var microseconds: Int64 {
        Int64(clamping: attoseconds / 1_000_000_000_000)
    }
}

extension Int64 {
    /// The quotient rounded toward negative infinity; `divisor` must be positive.
    @inlinable
    public func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    /// The remainder in `0 ..< divisor`; `divisor` must be positive.
    @inlinable
    public func flooredRemainder(_ divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
