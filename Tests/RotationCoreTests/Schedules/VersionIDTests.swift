import Testing

@testable import RotationCore

struct VersionIDTests {
    private let nominal = Instant(seconds: 1_795_402_800)

    @Test func theTextIsTheNominalTimeInUTC() throws {
        #expect(try VersionID(nominal: nominal).text == "20261123T030000Z")
        #expect(
            try VersionID(nominal: nominal, prefix: "prod-", suffix: "inc4711").text == "prod-20261123T030000Z-inc4711")
        #expect(try VersionID(nominal: Instant(microseconds: 1_795_402_800_999_999)) == VersionID(nominal: nominal))
    }

    @Test(arguments: [
        "20261123T030000Z", "20261123T031522Z-inc4711", "p.20261123T030000Z", "prod120261123T030000Z-a-b_c.9",
        "00010101T000000Z",
    ])
    func idsReadBack(text: String) throws {
        let id = try #require(VersionID(text))
        #expect(id.text == text)
    }

    @Test(arguments: [
        "", "v1", "20261123T030000", "20261123T030000Z-", "20261123T030000Zx", "20261323T030000Z", "20261123T250000Z",
        "20261123t030000z",
        "2026-11-23T03:00:00Z", "pré20261123T030000Z", "20261123T030000Z-a b", "00000101T000000Z",
        "20261123T030000Z-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    ])
    func otherTextsAreNone(text: String) {
        #expect(VersionID(text) == nil)
    }

    @Test func newerIsByTimeThenSuffixNeverByText() throws {
        let plain = try VersionID(nominal: nominal)
        let later = try VersionID(nominal: Instant(seconds: 1_795_402_801), prefix: "a")
        let suffixed = try VersionID(nominal: nominal, suffix: "inc1")
        let prefixed = try VersionID(nominal: nominal, prefix: "z-")
        #expect(later.isNewer(than: prefixed))
        #expect(!prefixed.isNewer(than: later))
        #expect(suffixed.isNewer(than: plain))
        #expect(!plain.isNewer(than: suffixed))
        #expect(!prefixed.isNewer(than: plain) && !plain.isNewer(than: prefixed))
        #expect(prefixed != plain)
    }

    @Test func limitsAreKept() throws {
        let forty = String(repeating: "a", count: 40)
        #expect(try VersionID(nominal: nominal, prefix: forty, suffix: "1234567").text.utf8.count == 64)
        #expect(throws: ValueFault.self) { try VersionID(nominal: nominal, prefix: forty, suffix: "12345678") }
        #expect(throws: ValueFault.self) { try VersionID(nominal: nominal, prefix: "a b") }
        #expect(throws: ValueFault.self) { try VersionID(nominal: nominal, suffix: "ü") }
        #expect(throws: ValueFault.self) { try VersionID(nominal: nominal, prefix: "20200101T000000Z-") }
        #expect(throws: ValueFault.self) { try VersionID(nominal: Instant(microseconds: .max)) }
        #expect(throws: ValueFault.self) { try VersionID(nominal: Instant(microseconds: .min)) }
    }
}
