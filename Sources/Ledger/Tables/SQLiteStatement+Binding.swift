import RotationCore

/// Binding the core's values to the columns that `Columns` names.
extension SQLiteStatement {
    /// Binds one column to a whole number, or to NULL.
    func bind(_ value: Int?) {
        bind(value.map(Int64.init))
    }

    /// Binds one column to 1 or 0.
    func bind(_ value: Bool) {
        bind(value ? 1 : 0 as Int64)
    }

    /// Binds one column to the microseconds of an instant, or to NULL.
    func bind(_ instant: Instant?) {
        bind(instant?.microseconds)
    }

    /// Binds the columns of a secret's identity.
    func bind(_ id: SecretID) {
        bind(id.account)
        bind(id.region)
        bind(id.name)
    }

    /// Binds the columns of a VersionId, or NULLs.
    func bind(_ id: VersionID?) {
        bind(id?.nominal)
        bind(id?.suffix)
        bind(id?.prefix)
    }

    /// Binds the columns of a stamp, or NULLs.
    func bind(_ stamp: Stamp?) {
        bind(stamp?.bootID.text)
        bind(stamp?.boot.microseconds)
        bind(stamp?.wall)
        bind(stamp?.date)
    }

    /// Binds the columns of a wait, or NULLs; its length counts to the microsecond, as in all the core's arithmetic.
    func bind(_ countdown: Countdown?) {
        bind(countdown?.start)
        bind(countdown?.length.microseconds)
    }
}
