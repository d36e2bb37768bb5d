/// A pattern of secrets' bare names: `*` is any characters and `?` one, but no `/`; `**` is any characters.
///
/// Everything else stands for itself, dots included. `a/**` has every name that begins with `a/`.
public struct Glob: Hashable, Sendable {
    /// The pattern as written.
    public let text: String
    /// One byte for each thing that the pattern takes: `*`, `?`, `anything` for `**`, or a character of names.
    private let tokens: [UInt8]
    /// How many characters stand before the first of the tokens that are none.
    private let plainCount: Int

    /// Reads a pattern; throws where a character is neither `*` or `?` nor one of a name, or where no name is as long.
    public init(_ text: String) throws(ValueFault) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw ValueFault("the pattern is empty; write a name, or ** for all names") }
        var tokens: [UInt8] = []
        var characters = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "*"):
                // Three stars in a row, or more, take no more than two.
                if let last = tokens.last, Self.isStar(last) {
                    tokens[tokens.count - 1] = Self.anything
                } else {
                    tokens.append(byte)
                }
                continue
            case _ where byte == UInt8(ascii: "?") || SecretName.isName(byte): tokens.append(byte)
            default: throw Self.fault(of: byte, at: index)
            }
            characters += 1
            guard characters <= SecretName.mostCharacters else {
                throw ValueFault("a pattern for more than 192 characters, which no name has; write a shorter one")
            }
        }
        self.text = text
        self.tokens = tokens
        plainCount = tokens.prefix { SecretName.isName($0) }.count
    }

    /// Whether a secret has the name that the pattern is of; `name` is its bare name.
    ///
    /// It takes at most the product of the two lengths, whatever the pattern.
    public func matches(_ name: String) -> Bool {
        matches(bytes: name.utf8)
    }

    /// The same of a bare name in UTF-8.
    package func matches(_ name: ArraySlice<UInt8>) -> Bool {
        matches(bytes: name)
    }

    private func matches(bytes name: some Sequence<UInt8>) -> Bool {
        var bytes = name.makeIterator()
        for token in tokens[..<plainCount] where bytes.next() != token { return false }
        // Place n is reached when the first n tokens can take what was read; no place outside low...high is.
        var reached = [Bool](repeating: false, count: tokens.count + 1)
        reached[plainCount] = true
        var low = plainCount
        var high = plainCount
        passStar(from: plainCount, &reached, &high)
        while !(endsWithAnything && reached[tokens.count]), let byte = bytes.next() {
            let isSlash = byte == UInt8(ascii: "/")
            // From the right, so that a place still sees what its left neighbour was before this byte.
            var place = min(high + 1, tokens.count)
            high = -1
            while place >= low {
                let arrives = place > low && reached[place - 1] && Self.takesOne(tokens[place - 1], byte, isSlash)
                let stays = reached[place] && place < tokens.count && Self.takesMore(tokens[place], isSlash)
                reached[place] = arrives || stays
                if reached[place] { high = max(high, place) }
                place -= 1
            }
            guard high >= 0 else { return false }
            while !reached[low] { low += 1 }
            place = low
            while place <= high {
                if reached[place] { passStar(from: place, &reached, &high) }
                place += 1
            }
        }
        return reached[tokens.count]
    }

    /// Whether what comes after the last place but one is taken, whatever it is.
    private var endsWithAnything: Bool { tokens.last == Self.anything }

    /// Reaches the place behind a star that is at a place, since a star takes nothing too.
    private func passStar(from place: Int, _ reached: inout [Bool], _ high: inout Int) {
        guard place < tokens.count, Self.isStar(tokens[place]) else { return }
        reached[place + 1] = true
        high = max(high, place + 1)
    }

    /// `**` among the tokens: no character of a name.
    private static let anything: UInt8 = 0

    @inline(__always)
    private static func isStar(_ token: UInt8) -> Bool { token == UInt8(ascii: "*") || token == anything }

    /// Whether a token takes this byte and no other after it.
    @inline(__always)
    private static func takesOne(_ token: UInt8, _ byte: UInt8, _ isSlash: Bool) -> Bool {
        token == byte || token == UInt8(ascii: "?") && !isSlash
    }

    /// Whether a token takes this byte and may take more.
    @inline(__always)
    private static func takesMore(_ token: UInt8, _ isSlash: Bool) -> Bool {
        token == anything || token == UInt8(ascii: "*") && !isSlash
    }

    private static func fault(of byte: UInt8, at index: Int) -> ValueFault {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"):
            ValueFault("a pattern has no character classes; write ? for any one character", at: index)
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "|"):
            ValueFault("a pattern has no alternatives; write several patterns", at: index)
        case UInt8(ascii: ":"):
            ValueFault("a pattern is of bare names, not of ARNs; write what follows `secret/`", at: index)
        case UInt8(ascii: "!"):
            ValueFault("a pattern cannot be negated; write patterns of what is meant", at: index)
        case 0x21...0x7E:
            ValueFault(
                "no secret's name has '\(Unicode.Scalar(byte))'; write letters, digits, _ / + = . - @, * and ?",
                at: index)
        default:
            ValueFault(
                "no secret's name has a blank, a control character or one outside ASCII; write letters, digits, "
                    + "_ / + = . - @, * and ?", at: index)
        }
    }
}
