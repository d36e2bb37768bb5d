import KMSSignature

/// The signature of a call.
enum SigningBenchmarks {
    static let all = [
        Benchmark(name: "signing", summary: "form bodies of RotateSecret, signed (version 1.0)", run: run)
    ]

    private static let calls = 100_000

    private static func run() {
        let key = SigningKey(accessKeySecret: "a secret that signs nothing real")
        _ = Measurement("signed bodies", count: calls, of: "calls") {
            (0..<calls).reduce(0) { sum, call in
                let signature = RPCSignature(method: "POST", parameters: parameters(call))
                return sum &+ signature.formBody(signedBy: key).count
            }
        }
    }

    private static func parameters(_ call: Int) -> [Parameter] {
        [
            Parameter("Action", "RotateSecret"), Parameter("Version", "2016-01-20"), Parameter("Format", "JSON"),
            Parameter("AccessKeyId", "LTAI0000000000000000"), Parameter("SignatureMethod", RPCSignature.method),
            Parameter("SignatureVersion", RPCSignature.version),
            Parameter("SignatureNonce", "f81d4fae-7dec-41d0-a765-\(call)"),
            Parameter("Timestamp", "2026-11-23T03:00:00Z"),
            Parameter("SecretName", "RdsSecret/Mysql5.4/MyCred"), Parameter("VersionId", "20261123T030000Z"),
        ]
    }
}
