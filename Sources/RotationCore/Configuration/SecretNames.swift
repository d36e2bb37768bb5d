/// Who the secrets are, by position: names in one buffer of bytes, accounts and regions by number.
///
/// A list of `SecretID` takes ten times as much: three references each, and a piece of memory for every name.
struct SecretNames: Sendable {
    /// What many secrets share.
    struct Owner: Hashable, Sendable {
        var account: String
        var region: String
    }

    /// The accounts and regions, by number.
    private(set) var owners = NumberedValues<Owner>()
    /// The number of each secret's owner.
    private var ownerNumbers: [Int32] = []
    /// Where each secret's name ends; it begins where the one before ends.
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    var count: Int { ends.count }
    var indices: Range<Int> { ends.indices }

    /// The secret at `position`.
    func id(at position: Int) -> SecretID {
        let owner = owners[ownerNumbers[position]]
        return SecretID(account: owner.account, region: owner.region, name: name(at: position))
    }

    /// The bare name of the secret at `position`.
    func name(at position: Int) -> String {
        String(decoding: bytes[range(at: position)], as: UTF8.self)
    }

    /// The number of the account and region of the secret at `position`.
    func owner(at position: Int) -> Int32 { ownerNumbers[position] }

    /// Gives the bytes of the name at `position` to `body`.
    func withName<Result>(at position: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(at: position)])) }
    }

    /// Whether the secret at `position` has that owner and name.
    func isSecret(at position: Int, owner: Int32, name: UnsafeRawBufferPointer) -> Bool {
        guard ownerNumbers[position] == owner else { return false }
        return withName(at: position) { $0.holdsSame(as: name) }
    }

    /// The number of an account and region; new ones get the next number.
    mutating func number(of owner: Owner) -> Int32 { owners.number(for: owner) }

    mutating func append(_ id: SecretID) {
        ownerNumbers.append(owners.number(for: Owner(account: id.account, region: id.region)))
        bytes.append(contentsOf: id.name.utf8)
        ends.append(bytes.count)
    }

    mutating func reserveCapacity(_ count: Int) {
        ownerNumbers.reserveCapacity(count)
        ends.reserveCapacity(count)
    }

    /// Gives back unused room.
    mutating func shrink() {
        ownerNumbers.shrink()
        ends.shrink()
        bytes.shrink()
    }

    /// The positions in the order of the names; those of equal names in their own order.
    func sortedPositions() -> [Int] {
        bytes.withUnsafeBytes { bytes in
            func precedes(_ left: Int, _ right: Int) -> Bool {
                UnsafeRawBufferPointer(rebasing: bytes[range(at: left)]).precedes(
                    UnsafeRawBufferPointer(rebasing: bytes[range(at: right)]))
            }
            var sorted = Array(0..<count)
            // Most lists are in order already.
            guard zip(sorted, sorted.dropFirst()).contains(where: { precedes($1, $0) }) else { return sorted }
            sorted.sort { precedes($0, $1) || !precedes($1, $0) && $0 < $1 }
            return sorted
        }
    }

    /// Whether the secrets at two positions have the same name.
    func haveSameName(_ position: Int, _ other: Int) -> Bool {
        withName(at: position) { name in withName(at: other) { name.holdsSame(as: $0) } }
    }

    private func range(at position: Int) -> Range<Int> {
        (position == 0 ? 0 : ends[position - 1])..<ends[position]
    }
}
