import RotationCore

extension SecretName {
    /// Whether the name in an answer is the one that was asked for.
    ///
    /// A bare name answers an ARN and the other way round; two ARNs must be the same. Compared by bytes.
    static func matches(asked: String, answered: String) -> Bool {
        if asked.utf8.elementsEqual(answered.utf8) { return true }
        guard let asked = try? SecretName(asked), let answered = try? SecretName(answered),
            (asked.accountNumber == nil) != (answered.accountNumber == nil)
        else { return false }
        return asked.bare.utf8.elementsEqual(answered.bare.utf8)
    }
}
