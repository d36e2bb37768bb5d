import RotationCore
import Testing

@testable import ScheduleFile

/// An ARN is the bare name's secret or another one, and is sent as written.
struct ARNTests {
    private static let bare = "x"
    private static let own = "acs:kms:cn-hangzhou:12:secret/x"
    private static let foreign = "acs:kms:cn-hangzhou:34:secret/x"

    private func file(_ account: String, _ names: String...) -> String {
        let entries = names.map { "  - {name: \"\($0)\", every: 1d}\n" }.joined()
        return "accounts:\n  main: {region: cn-hangzhou\(account)}\nsecrets:\n\(entries)"
    }

    @Test("An ARN of the account's number, or of an account without one, is the bare name's secret")
    func same() throws {
        for account in ["", ", id: 12"] {
            let secret = try decode(file(account, Self.own)).secret(Self.bare)
            #expect(secret.sentName == Self.own)
            #expect(decode(file(account, Self.bare, Self.own)).faults.count == 1)
        }
        #expect(decode(file("", Self.own, Self.foreign)).faults.count == 1)
    }

    @Test("An ARN of another number is another secret")
    func other() throws {
        let decoded = decode(file(", id: 12", Self.bare, Self.foreign))
        #expect(try decoded.secret(Self.bare).sentName == Self.bare)
        #expect(try decoded.secret(Self.foreign).sentName == Self.foreign)
    }

    @Test("Over files a bare name and its ARN are one secret, sent as the later one writes it")
    func merged() throws {
        let decoded = decode([
            ("1.yaml", file("", Self.bare)), ("2.yaml", "secrets: [{name: \"\(Self.own)\", within: 1h}]"),
        ])
        let secret = try decoded.secret(Self.bare)
        #expect(secret.sentName == Self.own)
        #expect(secret.entry.within == .seconds(3600))
    }

    @Test("An ARN's region stands where nobody says one")
    func region() throws {
        let decoded = decode("accounts: {a: {}}\nsecrets: [{name: \"\(Self.own)\", every: 1d}]")
        #expect(try decoded.secret(Self.bare).id.region == "cn-hangzhou")
    }

    @Test(
        "What is no secret's ARN is refused",
        arguments: [
            "acs:ram:cn-hangzhou:12:secret/x", "acs:kms::12:secret/x", "acs:kms:cn-hangzhou:1a:secret/x",
            "acs:kms:cn-hangzhou:12:key/x", "acs:kms:cn-hangzhou:12:secret/", "a:b",
        ])
    func malformed(_ name: String) {
        #expect(decode(file("", name)).faults.count == 1)
    }
}
