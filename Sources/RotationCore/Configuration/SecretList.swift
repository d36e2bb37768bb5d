/// The secrets of a configuration, in a form without a reference each: 100,000 of them take 5 MB.
public struct SecretList: RandomAccessCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral, Sendable {
    private(set) var names = SecretNames()
    private var entries: [Int32] = []
    /// What is sent for the secrets that the file names by an ARN.
    private var sentNames: [Int: String] = [:]

    /// A list without secrets.
    public init() {}

    /// A list of these secrets.
    public init(arrayLiteral secrets: SecretConfiguration...) {
        self.init(secrets)
    }

    /// Where the first secret stands: 0.
    public var startIndex: Int { 0 }
    /// After the last secret: their number.
    public var endIndex: Int { entries.count }

    /// The secret at `position`; it is made anew each time.
    public subscript(position: Int) -> SecretConfiguration {
        SecretConfiguration(id: names.id(at: position), sentName: sentNames[position], entry: entry(at: position))
    }

    /// The regions of each account's secrets, by its key.
    public var regions: [String: Set<String>] {
        names.owners.values.reduce(into: [:]) { $0[$1.account, default: []].insert($1.region) }
    }

    /// Adds a secret at the end.
    public mutating func append(_ secret: SecretConfiguration) {
        if secret.sentName != secret.id.name { sentNames[count] = secret.sentName }
        names.append(secret.id)
        entries.append(Int32(clamping: secret.entry))
    }

    /// Makes room for that many secrets.
    public mutating func reserveCapacity(_ count: Int) {
        names.reserveCapacity(count)
        entries.reserveCapacity(count)
    }

    /// Puts other secrets in the place of those in `range`; all that is not an `append` makes the list anew.
    public mutating func replaceSubrange(
        _ range: Range<Int>, with secrets: some Collection<SecretConfiguration>
    ) {
        if range.lowerBound == count { return secrets.forEach { append($0) } }
        var list = SecretList()
        list.reserveCapacity(count - range.count + secrets.count)
        for position in 0..<range.lowerBound { list.append(self[position]) }
        for secret in secrets { list.append(secret) }
        for position in range.upperBound..<count { list.append(self[position]) }
        self = list
    }

    /// The position of the entry of the secret at `position`.
    func entry(at position: Int) -> Int { Int(entries[position]) }

    /// What is sent for the secret at `position` where that is not its bare name.
    func sentName(at position: Int) -> String? { sentNames[position] }
}
