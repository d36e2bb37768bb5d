import Foundation
import Glibc
import KMSSimulation
import ProcessSupport
import Testing

/// What an attacker asks who can read the journal, the status or the ledger.
@Suite(.timeLimit(.minutes(5)))
struct LeakTests {
    private static let secret = "LeakedSecret/+0123456789=abc"
    private static let token = "LeakedToken/+9876543210=xyz"

    @Test("Does a run that goes well leave secret, token or signature anywhere?")
    func keepsSecretsInSuccess() async throws {
        try await Scene.play(SimulatorConfiguration(accessKeys: ["testid": Self.secret])) { scene in
            let daemon = try Self.start(in: scene, scene.schedule(["redis/cart"], account: "credentials: key"))
            try await daemon.log.first("the rotation") { $0.contains("rotation accepted") }
            #expect(scene.kms.summary.badSignatures == 0)
            try await Self.expectNothing(of: [Self.secret, Self.token], from: daemon, in: scene)
            #expect(!daemon.log.all.contains { $0.contains(/[A-Za-z0-9+\/]{27}=/) })
        }
    }

    @Test("Does a KMS that repeats the whole request in its errors bring them into the journal?")
    func keepsSecretsInErrors() async throws {
        let kms = try EchoingKMS(answers: [
            ("500 Internal Server Error", #"{"Code": "InternalFailure", "Message": "ECHO", "RequestId": "ECHO"}"#),
            ("400 Bad Request", #"{"Code": "ECHO", "Message": "ECHO"}"#),
            ("200 OK", "ECHO"),
            ("200 OK", #"{"SecretName": "ECHO", "VersionId": "ECHO", "RequestId": "ECHO"}"#),
            ("503 Service Unavailable", "<html>ECHO</html>"),
            ("400 Bad Request", "<Error><Code>InvalidParameter</Code><Message>ECHO</Message></Error>"),
            ("400 Bad Request", #"{"Code": "SignatureDoesNotMatch", "Message": "ECHO", "RequestId": "ECHO"}"#),
        ])
        defer { kms.close() }
        try await Scene.play { scene in
            let names = (1...7).map { "redis/\($0)" }
            let account = "{credentials: key, concurrency: 1}".unbraced
            let daemon = try Self.start(in: scene, scene.schedule(names, account: account, endpoint: kms.address))
            try await scene.notifications.first("the hold") {
                $0.status.contains("main is held: SignatureDoesNotMatch")
            }

            let signatures = try kms.requests.all.map { body in
                let field = try #require(body.split(separator: "&").first { $0.hasPrefix("Signature=") })
                return String(field.dropFirst("Signature=".count))
            }
            #expect(signatures.count >= names.count)
            let clear = signatures.map(\.removingPercentEncoding)
            try await Self.expectNothing(of: [Self.secret, Self.token] + signatures + clear, from: daemon, in: scene)
        }
    }

    @Test(
        "Does a credential file that cannot be read as one show its content?",
        arguments: [
            #"{"AccessKeyId": "testid", "AccessKeySecret": "LeakedSecret/+0123456789=abc""#,
            #"{"AccessKeyId": "testid", "AccessKeySecret": ["LeakedSecret/+0123456789=abc"]}"#,
            #"{"AccessKeyId": "testid", "AccessKeySecret": "LeakedSecret/+0123456789=abc "}"#,
            "[default]\naccess_key_id = testid\naccess_key = LeakedSecret/+0123456789=abc\n",
            "LeakedSecret/+0123456789=abc\n",
        ])
    func keepsSecretsOfFaultyFiles(content: String) async throws {
        try await Scene.play { scene in
            let schedule = scene.schedule(["redis/cart"], account: "credentials: key")
            let daemon = try Self.start(in: scene, schedule, credential: content)
            try await scene.ready()
            try await daemon.log.first("the problem") { $0.contains("credentials unavailable: main: ") }
            try await Self.expectNothing(of: [Self.secret], from: daemon, in: scene)
        }
    }

    private static func start(in scene: Scene, _ schedule: String, credential: String? = nil) throws -> ChildProcess {
        try scene.write(schedule)
        let folder = "\(scene.folder)/credentials"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let content =
            credential
            ?? #"{"AccessKeyId": "testid", "AccessKeySecret": "\#(secret)", "SecurityToken": "\#(token)"}"#
        try content.write(toFile: "\(folder)/key", atomically: true, encoding: .utf8)
        return try scene.start(
            "--log-level", "debug",
            environment: ["NOTIFY_SOCKET": scene.manager.path, "CREDENTIALS_DIRECTORY": folder])
    }

    /// Stops the daemon and expects none of the texts in its log, its notifications and its ledger's files, also while
    /// it runs.
    private static func expectNothing(of texts: [String], from daemon: ChildProcess, in scene: Scene) async throws {
        var places = try files(of: scene)
        daemon.send(SIGTERM)
        #expect(try await daemon.end() == .exited(0))
        places += try files(of: scene)
        places.append(("the log", Data(daemon.log.all.joined(separator: "\n").utf8)))
        places.append(("the notifications", Data("\(scene.notifications.all)".utf8)))
        for text in texts {
            for (place, content) in places {
                #expect(content.range(of: Data(text.utf8)) == nil, "\(text) is in \(place)")
            }
        }
    }

    private static func files(of scene: Scene) throws -> [(place: String, content: Data)] {
        try FileManager.default.contentsOfDirectory(atPath: scene.statePath).map { name in
            (name, FileManager.default.contents(atPath: "\(scene.statePath)/\(name)") ?? Data())
        }
    }
}
