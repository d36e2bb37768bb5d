import RotationCore
import Testing

@testable import ScheduleFile

/// What the values of keys become.
struct ValueTests {
    @Test("An account has what the language says where the file says nothing")
    func accountDefaults() throws {
        let account = try decode("accounts: {a: {region: cn-hangzhou}}").account("a")
        #expect(account == AccountConfiguration(key: "a", region: "cn-hangzhou"))
        #expect(account.quota == Quota(limit: 50, per: .seconds(3600)))
        #expect(account.reserve == 5)
    }

    @Test("Every key of an account")
    func account() throws {
        let text = """
            accounts:
              "my account":
                region: cn-beijing
                endpoint: http://127.0.0.1:8080
                id: 1234567890123456
                credentials: kms-access-key
                quota: 7  per 1h30m
                reserve: 0
                guard: 200ms
                concurrency: 9
                timeouts: {connect: 1s, answer: 2s}
                version-id-prefix: rot-
                cold-start: assume-empty
            """
        let expected = AccountConfiguration(
            key: "my account", region: "cn-beijing", endpoint: try Endpoint(url: "http://127.0.0.1:8080"),
            number: "1234567890123456",
            credentials: "kms-access-key", quota: Quota(limit: 7, per: .seconds(5400)), reserve: 0,
            guard: .milliseconds(200),
            concurrency: 9, connectTimeout: .seconds(1), answerTimeout: .seconds(2), versionIDPrefix: "rot-",
            coldStart: .assumeEmpty)
        #expect(try decode(text).account("my account") == expected)
    }

    @Test("Scalars have no types: JSON's numbers and YAML's quotes make no difference")
    func types() throws {
        let json =
            #"{"accounts": {"a": {"region": "r", "concurrency": 2}}, "secrets": [{"name": "x", "every": "1d", "enabled": false}]}"#
        let yaml =
            "accounts: {a: {region: r, concurrency: \"2\"}}\nsecrets: [{name: x, every: '1d', enabled: \"false\"}]"
        #expect(decode([("f.json", json)]).summary == decode(yaml).summary)
        #expect(try decode([("f.json", json)]).secret("x").entry.isEnabled == false)
    }

    @Test(
        "Addresses that the client takes",
        arguments: [
            "https://kms.cn-hangzhou.aliyuncs.com", "https://host:8443/", "http://localhost", "http://127.9.9.9:1",
            "http://[::1]:80/",
        ])
    func goodEndpoint(_ endpoint: String) throws {
        #expect(
            try decode("accounts: {a: {region: r, endpoint: \"\(endpoint)\"}}").account("a").endpoint
                == Endpoint(url: endpoint))
    }

    @Test(
        "Addresses that the client does not take",
        arguments: [
            "HTTPS://host", "ftp://host", "https://", "https://host/path", "https://host:0", "https://host:65536",
            "https://ho st", "http://10.0.0.1", "http://128.0.0.1", "http://[::2]", "http://localhost.evil",
            "https://[::1", "https://a?b", "https://a#b",
        ])
    func badEndpoint(_ endpoint: String) {
        #expect(decode("accounts: {a: {region: r, endpoint: \"\(endpoint)\"}}").faults.count == 1)
    }

    @Test("An account without a region has its first secret's")
    func firstRegion() throws {
        let decoded = decode("accounts: {a: {}}\nsecrets: [{name: x, every: 1d, region: q}]")
        #expect(try decoded.account("a").region == "q")
    }

    @Test("The phase is the hash of account, region and bare name")
    func phase() throws {
        let text =
            "accounts: {main: {region: cn-hangzhou}}\ndefaults: {every: 30d}\nsecrets: [{name: \"acs:kms:cn-hangzhou:12:secret/x\"}]"
        let secret = try decode(text).secret("x")
        #expect(
            secret.recurrence.phase
                == secret.recurrence.schedule.phase(account: "main", region: "cn-hangzhou", name: "x"))
        #expect(secret.recurrence.phase != 0)
    }
}
