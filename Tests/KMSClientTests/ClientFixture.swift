import KMSClient
import RotationCore

let testCredentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
let testRequest = RotateSecret(secretName: "RdsSecret/Mysql5.4/MyCred", versionID: "20261123T030000Z")
let successJSON = """
    {"Arn":"acs:kms:cn-hangzhou:1234567890123456:secret/RdsSecret/Mysql5.4/MyCred",
     "SecretName":"RdsSecret/Mysql5.4/MyCred","VersionId":"20261123T030000Z","RequestId":"req-1"}
    """

/// Runs `body` with a client of the endpoint, and shuts it down.
func withClient<Result>(
    _ url: String, connect: Duration = .seconds(5), answer: Duration = .seconds(10),
    _ body: (EndpointClient) async throws -> Result
) async throws -> Result {
    let client = EndpointClient(
        endpoint: try Endpoint(url: url), timeouts: Timeouts(connect: connect, answer: answer))
    do {
        let result = try await body(client)
        await client.shutdown()
        return result
    } catch {
        await client.shutdown()
        throw error
    }
}

/// The answer to one call to a server that does this with its connections.
func answer(
    within remaining: Duration = .seconds(10), request: RotateSecret = testRequest,
    credentials: Credentials = testCredentials, _ script: @escaping ScriptedServer.Script
) async throws -> Answer {
    let server = ScriptedServer(script)
    return try await withClient(server.url) {
        await $0.rotate(request, credentials: credentials, within: remaining)
    }
}
