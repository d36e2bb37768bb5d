/// One name and value of a request, as text before any encoding.
///
/// It is deliberately not Equatable: Swift compares Strings by canonical equivalence, KMS by bytes.
public struct Parameter: Sendable {
    /// The name, such as `SecretName`.
    public var name: String
    /// The value; may be empty.
    public var value: String

    /// A parameter with this name and value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
