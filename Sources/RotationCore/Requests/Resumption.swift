/// An operator's order to end holds although neither the file nor a credential changed.
///
/// What came due while a secret was held ends `missed`, and nothing is rotated by it: what is to be resumed and rotated
/// is asked for by a request that `releasesHold`.
public struct Resumption: Hashable, Sendable {
    /// What is held.
    public enum Scope: Hashable, Sendable {
        /// Secrets.
        case secrets(SecretSelection)
        /// The account with this key.
        case account(String)
    }

    /// What is resumed.
    public var scope: Scope
    /// Who asked: a claim, which nobody verified.
    public var requestedBy: String

    /// The end of these holds.
    public init(_ scope: Scope, requestedBy: String = "") {
        self.scope = scope
        self.requestedBy = requestedBy
    }
}
