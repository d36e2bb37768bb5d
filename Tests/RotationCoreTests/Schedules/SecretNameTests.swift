import Testing

@testable import RotationCore

struct SecretNameTests {
    @Test(arguments: [
        "a", "RdsSecret/Mysql5.4/MyCred", "acs/ram/user/ci", "_/+=.-@9", String(repeating: "x", count: 192),
    ])
    func bareNamesAreThemselves(text: String) throws {
        let name = try SecretName(text)
        #expect(name.text == text)
        #expect(name.bare == text)
        #expect(name.region == nil)
        #expect(name.accountNumber == nil)
    }

    @Test func anARNHasRegionAccountAndName() throws {
        let name = try SecretName("acs:kms:cn-hangzhou:1234567890123456:secret/db/orders")
        #expect(name.text == "acs:kms:cn-hangzhou:1234567890123456:secret/db/orders")
        #expect(name.bare == "db/orders")
        #expect(name.region == "cn-hangzhou")
        #expect(name.accountNumber == "1234567890123456")
    }

    @Test(arguments: [
        ("", 0), (String(repeating: "x", count: 193), 0), ("a b", 1), ("ab\n", 2), ("naïve", 2), ("a*", 1), ("a,b", 1),
        ("db:orders", 0),
        ("acs:ram:cn-hangzhou:1:secret/a", 0), ("acs:kms::1:secret/a", 8), ("acs:kms:CN:1:secret/a", 8),
        ("acs:kms:cn-hangzhou::secret/a", 20),
        ("acs:kms:cn-hangzhou:x:secret/a", 20), ("acs:kms:cn-hangzhou:1:key/a", 22),
        ("acs:kms:cn-hangzhou:1:secret/", 29),
        ("acs:kms:cn-hangzhou:1:secret/a:b", 30), ("acs:kms:cn-hangzhou:1", 0), ("a{b}", 1), ("a$", 1),
    ])
    func otherNamesAreFaults(text: String, offset: Int) {
        #expect { try SecretName(text) } throws: {
            guard let fault = $0 as? ValueFault else { return false }
            return fault.offset == offset && !fault.message.contains("\n")
        }
    }
}
