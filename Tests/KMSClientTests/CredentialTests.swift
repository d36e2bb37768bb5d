import Foundation
import Testing

@testable import KMSClient

@Suite struct CredentialTests {
    /// The credentials in a file of this content in a credentials directory of its own.
    private func load(_ content: String, profile: String? = nil, name: String = "kms") throws -> Credentials {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data(content.utf8).write(to: directory.appending(path: name))
        var environment = ["CREDENTIALS_DIRECTORY": directory.path]
        environment["ALIBABA_CLOUD_PROFILE"] = profile
        return try CredentialSource.systemd(name).load(environment: environment)
    }

    private func parts(_ credentials: Credentials) -> [String?] {
        [credentials.accessKeyID, credentials.accessKeySecret, credentials.securityToken]
    }

    @Test(
        arguments: [
            (#"{"AccessKeyId":"i","AccessKeySecret":"s"}"#, nil),
            (
                "\n {\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"x\"}\n",
                "t"
            ),
            (#"{"AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":""}"#, nil),
            ("[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = s\n", nil),
            (
                "# c\r\n[other]\r\naccess_key_id=x\r\n[ default ]\r\n;c\r\naccess_key_id=i\r\naccess_key_secret=\"s\"\r\njunk\r\n",
                nil
            ),
            ("[default]\ntype=sts\naccess_key_id=i\naccess_key_secret=s\nsecurity_token=t", "t"),
            ("[default]\naccess_key_id=wrong\naccess_key_id=i\naccess_key_secret=s", nil),
        ] as [(String, String?)])
    func files(content: String, token: String?) throws {
        #expect(try parts(load(content)) == ["i", "s", token])
    }

    @Test func theProfileChoosesTheSection() throws {
        let content = "[default]\naccess_key_id=i\naccess_key_secret=s\n[prod]\naccess_key_id=p\naccess_key_secret=q=="
        #expect(try parts(load(content, profile: "prod")) == ["p", "q==", nil])
        #expect(try parts(load(content, profile: "")) == ["i", "s", nil])
        #expect(throws: CredentialError.self) { try load(content, profile: "none") }
    }

    @Test(arguments: [
        "", "hunter2", "{hunter2", "{}", #"{"AccessKeyId":"i"}"#, #"{"AccessKeyId":"hunter2","AccessKeySecret":5}"#,
        #"{"AccessKeyId":"i","AccessKeySecret":"hunter2\n"}"#, #"{"AccessKeyId":"","AccessKeySecret":"hunter2"}"#,
        #"{"AccessKeyId":"i","AccessKeySecret":"hünter2"}"#, #"[{"AccessKeyId":"i"}]"#,
        "access_key_id=i\naccess_key_secret=hunter2",
        "[default]\naccess_key_secret=hunter2", "[default]\naccess_key_id=i\naccess_key_secret=hunter2 # comment",
        "[default]\ntype=hunter2\naccess_key_id=i\naccess_key_secret=s",
        "[default]\ntype=sts\naccess_key_id=i\naccess_key_secret=hunter2",
        String(repeating: "hunter2", count: 10_000),
    ])
    func otherContentIsRefusedInOneLineWithoutEcho(content: String) {
        let error = #expect(throws: CredentialError.self) { try load(content) }
        #expect(error?.message.contains("unter2") == false && error?.message.contains("\n") == false)
        #expect(error?.message.contains("kms") == true)
    }

    @Test func aFileThatIsNotThereSaysWhereToPutIt() {
        let source = CredentialSource.systemd("kms-access-key")
        let missing = #expect(throws: CredentialError.self) {
            try source.load(environment: ["CREDENTIALS_DIRECTORY": "/nonexistent"])
        }
        #expect(missing?.message.contains("/etc/credstore/kms-access-key") == true)
        let unset = #expect(throws: CredentialError.self) { try source.load(environment: [:]) }
        #expect(unset?.message.contains("LoadCredential=kms-access-key") == true)
        let folder = #expect(throws: CredentialError.self) {
            try CredentialSource.systemd("tmp").load(environment: ["CREDENTIALS_DIRECTORY": "/"])
        }
        #expect(folder?.message.contains("cannot be read") == true)
    }

    @Test(arguments: ["", ".", "..", "a/b", "/etc/passwd", "a\0b"])
    func aNameIsOneFilesName(name: String) {
        let error = #expect(throws: CredentialError.self) {
            try CredentialSource.systemd(name).load(environment: ["CREDENTIALS_DIRECTORY": "/"])
        }
        #expect(error?.message.contains("no name of a credential") == true)
    }

    @Test func environment() throws {
        let id = "ALIBABA_CLOUD_ACCESS_KEY_ID"
        let secret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
        let token = "ALIBABA_CLOUD_SECURITY_TOKEN"
        let source = CredentialSource.environment
        #expect(try parts(source.load(environment: [id: "i", secret: "s", token: "t"])) == ["i", "s", "t"])
        #expect(try parts(source.load(environment: [id: "i", secret: "s", token: ""])) == ["i", "s", nil])
        for (environment, mentioned) in [
            ([:], "credentials: NAME"), ([id: "i"], secret), ([secret: "s"], id), ([id: "", secret: "s"], id),
            ([id: "i", secret: "s\n"], "AccessKey secret"),
        ] {
            let error = #expect(throws: CredentialError.self) { try source.load(environment: environment) }
            #expect(error?.message.contains(mentioned) == true)
        }
    }

    @Test func credentialsShowTheirIDAlone() {
        let credentials = Credentials(accessKeyID: "visible", accessKeySecret: "hunter2", securityToken: "hunter3")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in [
            "\(credentials)", String(reflecting: credentials), dumped, "\([credentials])",
            "\(Optional(credentials) as Any)",
        ] {
            #expect(text.contains("visible") && !text.contains("hunter"))
        }
    }

    @Test func aFingerprintChangesWithEachPart() {
        let base = Credentials(accessKeyID: "i", accessKeySecret: "s", securityToken: "t")
        #expect(base.fingerprint == Credentials(accessKeyID: "i", accessKeySecret: "s", securityToken: "t").fingerprint)
        for other in [
            Credentials(accessKeyID: "j", accessKeySecret: "s", securityToken: "t"),
            Credentials(accessKeyID: "i", accessKeySecret: "x", securityToken: "t"),
            Credentials(accessKeyID: "i", accessKeySecret: "s"),
        ] {
            #expect(base.fingerprint != other.fingerprint)
        }
    }

    @Test func credentialsAreEqualInAllParts() {
        let base = Credentials(accessKeyID: "i", accessKeySecret: "s", securityToken: "t")
        #expect(base == Credentials(accessKeyID: "i", accessKeySecret: "s", securityToken: "t"))
        #expect(base != Credentials(accessKeyID: "j", accessKeySecret: "s", securityToken: "t"))
        #expect(base != Credentials(accessKeyID: "i", accessKeySecret: "x", securityToken: "t"))
        #expect(base != Credentials(accessKeyID: "i", accessKeySecret: "s"))
    }
}
