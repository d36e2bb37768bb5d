import Foundation
import Glibc
import ProcessSupport
import Testing

/// What an operator asks when the access key is missing, wrong or new.
@Suite(.timeLimit(.minutes(5)))
struct CredentialTests {
    @Test("Does it start without credentials, say so, send nothing, and go on once they are there?")
    func recoversWhenCredentialsAppear() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"], account: "credentials: kms-access-key"))
            let credentials = "\(scene.folder)/credentials"
            try FileManager.default.createDirectory(atPath: credentials, withIntermediateDirectories: true)
            let environment = ["NOTIFY_SOCKET": scene.manager.path, "CREDENTIALS_DIRECTORY": credentials]
            let daemon = try scene.start(environment: environment)
            let ready = try await scene.ready()
            #expect(ready.status.contains("account main has no credentials: credential 'kms-access-key' is not there"))
            try await daemon.log.first("the due rotation") { $0.contains("rotation queued: redis/cart") }
            #expect(daemon.log.all.count(containing: "credentials unavailable: main: ") == 1)
            #expect(scene.arrivals.all.isEmpty)

            try #"{"AccessKeyId": "testid", "AccessKeySecret": "testsecret"}"#
                .write(toFile: "\(credentials)/kms-access-key", atomically: true, encoding: .utf8)
            let arrival = try await scene.arrivals.first("the rotation")
            #expect(arrival.secret == "redis/cart")
            #expect(arrival.isRotation)
            try await daemon.log.first("the recovery") { $0.contains("credentials available") }
            try await scene.notifications.first("a status without the problem", after: 1) {
                !$0.status.isEmpty && !$0.status.contains("credentials")
            }
        }
    }

    @Test("Is an account with a wrong key held after one call, and released by a reload with the right one?")
    func releasesAccountWithNewCredential() async throws {
        try await Scene.play { scene in
            try scene.write(
                scene.schedule(["redis/a", "redis/b"], account: "{concurrency: 1, credentials: key}".unbraced))
            let credentials = "\(scene.folder)/credentials"
            try FileManager.default.createDirectory(atPath: credentials, withIntermediateDirectories: true)
            func write(_ secret: String) throws {
                try #"{"AccessKeyId": "testid", "AccessKeySecret": "\#(secret)"}"#
                    .write(toFile: "\(credentials)/key", atomically: true, encoding: .utf8)
            }
            try write("not-the-secret")
            let daemon = try scene.start(
                environment: ["NOTIFY_SOCKET": scene.manager.path, "CREDENTIALS_DIRECTORY": credentials])
            try await scene.notifications.first("the hold") {
                $0.status.contains("account main is held: SignatureDoesNotMatch")
            }
            try await daemon.log.first("the entry") { $0.contains("account held: main") }
            #expect(scene.arrivals.all.count == 1)

            try write("testsecret")
            daemon.send(SIGHUP)
            try await scene.arrivals.wait(for: "both rotations") { $0.count { $0.isRotation } == 2 }
            try await daemon.log.first("the end of the hold") { $0.contains("account resumed: main") }
        }
    }
}

extension String {
    /// The keys of a flow mapping as lines of an account's block mapping.
    var unbraced: String {
        dropFirst().dropLast().split(separator: ", ").joined(separator: "\n    ")
    }
}
