/// What an opened ledger was found to be.
public enum LedgerOpening: Hashable, Sendable {
    /// There was none: a first start.
    case created
    /// It is the one that the last run left.
    case opened
    /// It was damaged and lies now under `path`; an empty one took its place.
    ///
    /// Every start says so until the first commit to the new one, so that a crash in between forgets nothing.
    case setAside(path: String, reason: String)
}
