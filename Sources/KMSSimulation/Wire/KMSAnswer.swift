/// An answer while it is being made.
struct KMSAnswer: Sendable {
    /// Where in a call's way a fault strikes.
    enum Stage {
        case beforeHandling
        case afterHandling
    }

    private let format: AnswerFormat
    private let requestId: String
    private let wall: Int64
    private let host: String
    private var extraHeaders: [(name: String, value: String)] = []
    private var body: [UInt8] = []
    private var delivery: KMSReply.Delivery = .complete

    /// The HTTP status.
    private(set) var status = 500

    /// The code of the error; nil for a success.
    private(set) var code: String?

    /// How long the answer waits.
    var delay: Duration = .zero

    /// Begins the answer to a request that came at this wall-clock time (microseconds since 1970).
    init(format: AnswerFormat, requestId: String, wall: Int64, host: String) {
        self.format = format
        self.requestId = requestId
        self.wall = wall
        self.host = host
    }

    /// Whether any of it reaches the client.
    var isDelivered: Bool { delivery == .complete || delivery == .truncated }

    /// Says no.
    mutating func refuse(_ refusal: Refusal) {
        status = refusal.status
        code = refusal.code
        body = format.body(refusal.fields(requestId: requestId, host: host), root: refusal.root)
    }

    /// Says yes, in the shape of RotateSecret's page: the bare name even where an ARN was asked for.
    mutating func succeed(_ secret: SecretAddress, versionId: String) {
        status = 200
        code = nil
        body = format.body(
            [
                ("Arn", .text(secret.arn)), ("SecretName", .text(secret.name)), ("VersionId", .text(versionId)),
                ("RequestId", .text(requestId)),
            ], root: "RotateSecretResponse")
    }

    /// Lets a fault strike, and says whether it did at this stage.
    mutating func suffer(_ fault: SimulatedFault?, stage: Stage) -> Bool {
        switch (fault?.kind, stage) {
        case (.drop, .beforeHandling):
            delivery = .closed
        case (.internalFailure, .beforeHandling):
            refuse(.internalFailure)
        case (.unavailable, .beforeHandling):
            refuse(.unavailable)
        case (.throttled, .beforeHandling):
            refuse(.overQuota)
            if let wait = fault?.argument {
                extraHeaders.append(("x-acs-retry-after", String(wait.wholeMicroseconds / 1000)))
            }
        case (.lost, .afterHandling):
            delivery = .closed
        case (.reset, .afterHandling):
            delivery = .reset
        case (.truncate, .afterHandling):
            delivery = .truncated
        case (.garbage, .afterHandling) where code == nil:
            // Not UTF-8, and broken off within a JSON string.
            body = [0xFF, 0xFE] + Array("{\"SecretName\":\"".utf8)
        default:
            return false
        }
        return true
    }

    /// The finished answer.
    func reply(recordedAs arrival: Arrival) -> KMSReply {
        let seconds = wall >= 0 ? wall / 1_000_000 : 0
        let headers = [
            ("Date", CivilTime.httpDate(unixSeconds: seconds)), ("x-acs-request-id", requestId),
            ("Content-Type", format.contentType),
        ]
        return KMSReply(
            status: status, headers: headers + extraHeaders, body: body, delivery: delivery, delay: delay,
            arrival: arrival)
    }
}
