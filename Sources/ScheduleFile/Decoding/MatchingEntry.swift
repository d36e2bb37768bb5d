import RotationCore

/// An entry with `match`: for the secrets that the files bring whose bare names it matches.
struct MatchingEntry {
    /// The patterns, of which one must match.
    let patterns: [Glob]

    /// The value of `match`.
    let node: Node

    /// The account whose secrets it is for, as `AccountPlace.code`; nil for those of all accounts.
    let account: Int32?

    /// The number of the region whose secrets it is for; nil for those of all regions.
    let region: Int32?

    /// What it says of them.
    let row: UInt32

    /// The number of its file.
    let file: UInt32

    /// Whether it is for a secret, whose bare name is given.
    func covers(_ draft: SecretDraft, named bare: ArraySlice<UInt8>) -> Bool {
        guard draft.account == account ?? draft.account, draft.region == region ?? draft.region else { return false }
        return patterns.contains { $0.matches(bare) }
    }
}
