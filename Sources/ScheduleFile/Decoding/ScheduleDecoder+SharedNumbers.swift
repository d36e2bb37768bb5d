import RotationCore

extension ScheduleDecoder {
    /// Reports a secret that two accounts of one number have: at KMS it is one, and it must have one schedule.
    mutating func checkSharedNumbers() {
        let numbers = accounts.drafts.map { $0.own[.id].isUnset ? nil : read(.id, of: $0, AccountText.number) }
        let shared = numbersToCompare(numbers)
        guard !shared.isEmpty else { return }
        var places: [SharedIdentity: Int] = [:]
        for place in secrets.indices where secrets[place].account >= 0 {
            let draft = secrets[place]
            let foreign = foreignName(of: draft)
            guard let number = foreign?.accountNumber ?? numbers[Int(draft.account)], shared.contains(number) else {
                continue
            }
            let identity = SharedIdentity(number: number, region: draft.region, name: foreign?.bare ?? draft.nameText)
            guard let other = places.updateValue(place, forKey: identity) else { continue }
            let known = secrets[other]
            faults.value(
                "`\(Excerpt.bounded(draft.name))` is there already, on line \(known.nameNode.position.line), under "
                    + "account `\(Excerpt.bounded(accounts[Int(known.account)].key))` of the same number \(number); "
                    + "remove one of the two", at: draft.nameNode)
        }
    }

    /// A secret as KMS tells it from others.
    private struct SharedIdentity: Hashable {
        let number: String
        let region: Int32
        let name: String
    }

    /// The numbers that two accounts have, or that an ARN names beside an account that has it.
    private func numbersToCompare(_ numbers: [String?]) -> Set<String> {
        var seen: Set<String> = []
        var shared: Set<String> = []
        for case let number? in numbers where !seen.insert(number).inserted { shared.insert(number) }
        for draft in secrets {
            guard let number = foreignName(of: draft)?.accountNumber, seen.contains(number) else { continue }
            shared.insert(number)
        }
        return shared
    }

    /// The ARN of a secret of another account than its entry's; nil for a bare name.
    private func foreignName(of draft: SecretDraft) -> SecretName? {
        guard draft.name.contains(UInt8(ascii: ":")) else { return nil }
        return try? SecretName(draft.nameText)
    }
}
