import RotationCore

/// The texts of `type`: KMS's own words (CreateSecret's SecretType) in any case, and `ram` for short.
enum SecretTypeText {
    private static let types: [(word: String, type: SecretType)] = [
        ("Rds", .rds), ("Redis", .redis), ("PolarDB", .polardb), ("RAMCredentials", .ram), ("ECS", .ecs), ("ram", .ram),
    ]

    /// KMS's words for the types that it rotates.
    static let words = types.dropLast().map(\.word)

    /// The type that `text` names; throws where it names none that KMS rotates.
    static func type(_ text: String) throws(ValueFault) -> SecretType {
        let written = text.lowercased()
        if let known = types.first(where: { $0.word.lowercased() == written }) { return known.type }
        guard written != "generic" else {
            throw ValueFault("KMS does not rotate Generic secrets; remove the entry, or write the secret's real type")
        }
        let advice = Choice.advice(for: Array(text.utf8)[...], in: words)
        throw ValueFault("`\(Excerpt.bounded(text))` is no type that KMS rotates; write \(advice)")
    }
}
