extension CronExpression {
    /// `H` in one field: numbers of a range, of which each secret takes its own.
    ///
    /// The numbers that a secret takes are `low + choice`, `low + choice + step` and so on up to `high`.
    struct HashedNumber: Hashable, Sendable {
        /// The range's first number.
        var low: UInt8 = 0
        /// The range's last number; in the day of the week 7 is Sunday.
        var high: UInt8 = 0
        /// How many choices there are: the step, at most the length of the range; 0 where the field has no `H`.
        var step: UInt8 = 0

        /// The numbers of a choice, bit n for the number n.
        func mask(choice: Int) -> UInt64 {
            var mask: UInt64 = 0
            var number = UInt64(low) + UInt64(choice)
            while number <= high, step != 0 {
                mask |= 1 << number
                number += UInt64(step)
            }
            return mask
        }

        /// All numbers of the range, bit n for the number n; none where the field has no `H`.
        var range: UInt64 {
            step == 0 ? 0 : (UInt64.max >> UInt64(63 - (high - low))) << UInt64(low)
        }

        /// Takes the choice from the hash, and leaves what the other fields take theirs from.
        fileprivate func mask(taking hash: inout UInt64) -> UInt64 {
            guard step != 0 else { return 0 }
            let (rest, choice) = hash.quotientAndRemainder(dividingBy: UInt64(step))
            hash = rest
            return mask(choice: Int(choice))
        }
    }

    /// What is `H` in each field, packed into two words, for an expression is copied often.
    struct HashedNumbers: Hashable, Sendable {
        /// Three numbers of each field but the day of the week.
        private var fields: UInt64 = 0
        /// Those of the day of the week.
        private var ofWeek: UInt16 = 0

        /// Whether no field has one.
        var isEmpty: Bool { fields | UInt64(ofWeek) == 0 }

        /// What is `H` in a field.
        subscript(field: CronField) -> HashedNumber {
            get {
                let (shift, width) = Self.place(of: field)
                let bits = (field == .dayOfWeek ? UInt64(ofWeek) : fields) >> shift
                let mask: UInt64 = (1 << width) - 1
                return HashedNumber(
                    low: UInt8(bits & mask), high: UInt8(bits >> width & mask), step: UInt8(bits >> (2 * width) & mask))
            }
            set {
                let (shift, width) = Self.place(of: field)
                let bits =
                    UInt64(newValue.low) | UInt64(newValue.high) << width | UInt64(newValue.step) << (2 * width)
                guard field != .dayOfWeek else {
                    ofWeek = UInt16(bits)
                    return
                }
                fields &= ~(((1 << (3 * width)) - 1) << shift)
                fields |= bits << shift
            }
        }

        /// What is `H` in the minute.
        var minute: HashedNumber { self[.minute] }
        /// What is `H` in the hour.
        var hour: HashedNumber { self[.hour] }
        /// What is `H` in the day of the month.
        var dayOfMonth: HashedNumber { self[.dayOfMonth] }
        /// What is `H` in the month.
        var month: HashedNumber { self[.month] }
        /// What is `H` in the day of the week.
        var dayOfWeek: HashedNumber { self[.dayOfWeek] }

        /// A field's first bit, and how many each of its three numbers has.
        private static func place(of field: CronField) -> (shift: UInt64, width: UInt64) {
            switch field {
            case .minute: (0, 6)
            case .hour: (18, 5)
            case .dayOfMonth: (33, 5)
            case .month: (48, 4)
            case .dayOfWeek: (0, 3)
            }
        }
    }

    /// Whether a field has an `H` (or `~`), so that the times are each secret's own: `resolved(hash:)` gives them.
    public var hasHash: Bool { !hashed.isEmpty }

    /// The expression with the numbers that a secret's hash takes for each `H`; the same where there is none.
    ///
    /// The hash is `SecretHash` of `H`, account, region and name. The fields that have an `H` take their choices from it
    /// in the order minute, hour, day of month, month, day of week: one with n choices takes the hash modulo n, and the
    /// quotient is the hash of the next. So the fields are independent. The choices of a range from a to b are its
    /// b − a + 1 numbers in ascending order; with a step s they are at most the first s of these, each followed by every
    /// s-th number up to b. A range of one choice, or one whose numbers the field's list holds anyway, is no `H` and
    /// takes nothing. This must never change, for every occurrence would move.
    public func resolved(hash: UInt64) -> CronExpression {
        guard hasHash else { return self }
        var rest = hash
        var resolved = self
        resolved.hashed = HashedNumbers()
        resolved.minutes |= hashed.minute.mask(taking: &rest)
        resolved.hours |= UInt32(truncatingIfNeeded: hashed.hour.mask(taking: &rest))
        resolved.daysOfMonth |= Self.daysOfMonth(hashed.dayOfMonth.mask(taking: &rest))
        resolved.months |= Self.months(hashed.month.mask(taking: &rest))
        resolved.weekdays |= Self.weekdays(hashed.dayOfWeek.mask(taking: &rest))
        resolved.normalize()
        return resolved
    }

    /// Leaves out each `H` that adds nothing, since the numbers of its field hold its whole range.
    mutating func leaveOutHeldHashes() {
        if hashed.minute.range & ~minutes == 0 { hashed[.minute] = HashedNumber() }
        if hashed.hour.range & ~UInt64(hours) == 0 { hashed[.hour] = HashedNumber() }
        if Self.daysOfMonth(hashed.dayOfMonth.range) & ~daysOfMonth == 0 { hashed[.dayOfMonth] = HashedNumber() }
        if Self.months(hashed.month.range) & ~months == 0 { hashed[.month] = HashedNumber() }
        if Self.weekdays(hashed.dayOfWeek.range) & ~weekdays == 0 { hashed[.dayOfWeek] = HashedNumber() }
    }

    /// A field's mask, bit n for the number n, as `daysOfMonth`.
    static func daysOfMonth(_ mask: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mask >> 1) }
    /// A field's mask as `months`.
    static func months(_ mask: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: mask >> 1) }
    /// A field's mask as `weekdays`: both 0 and 7 are Sunday.
    static func weekdays(_ mask: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: mask & 0x7F | mask >> 7) }
}
