import RotationCore
import Testing

struct GlobTests {
    @Test(arguments: [
        ("redis/session", "redis/session", true), ("redis/session", "redis/session2", false),
        ("redis/session", "redis/sessio", false),
        ("redis/*", "redis/session", true), ("redis/*", "redis/", true), ("redis/*", "redis/a/b", false),
        ("redis/**", "redis/a/b", true), ("redis/**", "redis/", true), ("redis/**", "redis", false),
        ("*", "a", true), ("*", "a/b", false), ("**", "a/b", true), ("***", "a/b", true),
        ("?", "a", true), ("?", "/", false), ("a?c", "abc", true), ("a?c", "a/c", false), ("?", "ab", false),
        ("db.*", "db.x", true), ("db.*", "dbxx", false), ("*.db", ".db", true), ("**/x", "x", false),
        ("**/x", "a/b/x", true), ("*a*a*", "bab", false), ("*a*a*", "baba", true), ("**/a*/b", "x/a1/c/a2/b", true),
        ("**a*/b", "xa/a/b", true), ("a*?", "a", false), ("a*?", "ab", true), ("A", "a", false),
    ])
    func patternsMatch(pattern: String, name: String, isMatch: Bool) throws {
        #expect(try Glob(pattern).matches(name) == isMatch)
        #expect(try Glob(pattern).text == pattern)
    }

    @Test func patternsMatchLikeANaiveMatcher() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<3000 {
            let pattern = text(of: "ab/?**", length: 1...8, using: &random)
            let glob = try Glob(pattern)
            for _ in 0..<5 {
                let name = text(of: "ab/", length: 0...8, using: &random)
                if glob.matches(name) != Self.naive(Array(pattern.utf8)[...], Array(name.utf8)[...]) {
                    Issue.record("\(pattern) and \(name)")
                }
            }
        }
    }

    @Test func noPatternTakesExponentialTime() throws {
        // A matcher that tries all ways to share out the letters would not be done before the sun is.
        let name = String(repeating: "a", count: 192)
        for part in ["*a", "**a", "*a**a", "?*"] {
            let pattern = String(repeating: part, count: 60)
            #expect(try Glob(pattern + "b").matches(name) == false)
            #expect(try Glob(pattern).matches(name))
        }
    }

    @Test func faultsSayWhatToWrite() {
        let letters = "write letters, digits, _ / + = . - @, * and ?"
        let faults: [(String, String, Int)] = [
            ("", "the pattern is empty; write a name, or ** for all names", 0),
            ("db/[ab]", "a pattern has no character classes; write ? for any one character", 3),
            ("db/{a,b}", "a pattern has no alternatives; write several patterns", 3),
            ("a,b", "a pattern has no alternatives; write several patterns", 1),
            ("!db", "a pattern cannot be negated; write patterns of what is meant", 0),
            (
                "acs:kms:cn-hangzhou:1:secret/db",
                "a pattern is of bare names, not of ARNs; write what follows `secret/`", 3
            ),
            ("a\\b", "no secret's name has '\\'; \(letters)", 1),
            ("a b", "no secret's name has a blank, a control character or one outside ASCII; \(letters)", 1),
            ("naïve", "no secret's name has a blank, a control character or one outside ASCII; \(letters)", 2),
            (
                String(repeating: "a*", count: 193),
                "a pattern for more than 192 characters, which no name has; write a shorter one", 0
            ),
        ]
        for (text, message, offset) in faults {
            #expect { try Glob(text) } throws: { $0 as? ValueFault == ValueFault(message, at: offset) }
        }
    }

    private func text(of letters: String, length: ClosedRange<Int>, using random: inout SeededRandom) -> String {
        let letters = Array(letters)
        return String(
            (0..<Int.random(in: length, using: &random)).map { _ in
                letters[Int.random(in: letters.indices, using: &random)]
            })
    }

    /// The rule in words, tried in every way.
    private static func naive(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        let rest = pattern.dropFirst()
        switch first {
        case UInt8(ascii: "*"):
            let crosses = rest.first == UInt8(ascii: "*")
            let after = crosses ? rest.dropFirst() : rest
            if naive(after, name) { return true }
            guard let next = name.first, crosses || next != UInt8(ascii: "/") else { return false }
            return naive(pattern, name.dropFirst())
        case UInt8(ascii: "?"):
            return name.first.map { $0 != UInt8(ascii: "/") } == true && naive(rest, name.dropFirst())
        default: return name.first == first && naive(rest, name.dropFirst())
        }
    }
}
