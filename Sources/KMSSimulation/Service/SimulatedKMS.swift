import KMSSignature

/// A KMS that knows one call, RotateSecret, as a value: requests go in, replies come out, time comes in with them.
///
/// It judges like the real service as far as that is known from its API pages and keeps the record of what
/// a client must never do. What belongs to sockets is not here.
public struct SimulatedKMS: Sendable {
    /// The counts so far.
    public private(set) var summary = SimulatorSummary()

    private let configuration: SimulatorConfiguration
    private let gatekeeper: Gatekeeper
    private var window: SlidingWindow
    private var nonces = NonceMemory()
    private var faults: FaultSource
    private var requestIds: SplitMix64
    private var attempts = AttemptLog()
    private var versions: [SecretAddress: Set<String>] = [:]
    private var number = 0
    private var clock: Int64 = .min

    /// Makes a KMS that nobody has called yet.
    public init(_ configuration: SimulatorConfiguration = SimulatorConfiguration()) {
        self.configuration = configuration
        gatekeeper = Gatekeeper(accessKeys: configuration.accessKeys)
        window = SlidingWindow(length: configuration.quota.window.wholeMicroseconds)
        faults = FaultSource(configuration.faults, seed: configuration.seed)
        requestIds = SplitMix64(seed: ~configuration.seed)
    }

    /// Takes a request that has been read to its end, and decides everything about its answer.
    ///
    /// Until `finish(_:)` is told the arrival's number, the attempt counts as in flight.
    public mutating func receive(_ request: KMSRequest, at moment: Moment) -> KMSReply {
        let asksForDate = request.asksForDate
        number += asksForDate ? 0 : 1
        // A clock that goes back would corrupt the window; it then stands still.
        clock = max(clock, moment.clock)
        let parameters = request.parameters
        let requestId = nextRequestId()
        var arrival = Arrival(
            number: asksForDate ? 0 : number, unixMicroseconds: moment.wall, clockMicroseconds: clock,
            connection: request.connection, peer: request.peer, requestId: requestId)
        for parameter in parameters ?? [] {
            switch parameter.name {
            case "SecretName": arrival.secret = parameter.value
            case "VersionId": arrival.versionId = parameter.value
            case "SignatureNonce": arrival.nonce = parameter.value
            default: break
            }
        }
        var answer = KMSAnswer(
            format: AnswerFormat(requestedIn: parameters ?? []), requestId: requestId, wall: moment.wall,
            host: "kms.\(configuration.region).aliyuncs.com")

        if let refusal = gatekeeper.refusal(of: request, parameters, wall: moment.wall) {
            summary.badSignatures += refusal.code == Refusal.wrongSignature.code ? 1 : 0
            answer.refuse(refusal)
        } else {
            serve(parameters ?? [], &arrival, &answer)
        }
        arrival.code = answer.code
        arrival.status = answer.isDelivered ? answer.status : nil
        if asksForDate { summary.dateRequests += 1 } else { summary.add(arrival) }
        return answer.reply(recordedAs: arrival)
    }

    /// Takes note that an attempt is over: its answer is about to be written, or its connection was closed.
    ///
    /// - Parameter number: the number of its arrival; numbers of no attempt in flight are ignored.
    public mutating func finish(_ number: Int) {
        attempts.finish(number)
    }

    /// Serves an authenticated call, which occupies a slot whatever becomes of it.
    private mutating func serve(_ parameters: [Parameter], _ arrival: inout Arrival, _ answer: inout KMSAnswer) {
        arrival.isAuthenticated = true
        arrival.slots = window.arrive(at: clock)
        arrival.isOverQuota = arrival.slots > configuration.quota.limit
        let secret = arrival.secret.flatMap {
            SecretAddress($0, region: configuration.region, account: configuration.accountNumber)
        }
        if let secret {
            let relation = attempts.begin(arrival.number, on: secret, versionId: arrival.versionId ?? "")
            arrival.isConcurrent = relation.isConcurrent
            arrival.isBackwards = relation.isBackwards
        }
        let accessKeyId = parameters.first { $0.name == "AccessKeyId" }?.value ?? ""
        let isNewNonce = nonces.insert(arrival.nonce ?? "", of: accessKeyId, at: clock)
        summary.reusedNonces += isNewNonce ? 0 : 1

        let strike = faults.next()
        arrival.faults = strike.names
        answer.delay = strike.delay
        if !isNewNonce {
            answer.refuse(.usedNonce)
        } else if strike.fault?.kind != .drop, arrival.isOverQuota {
            answer.refuse(.overQuota)
        } else if !answer.suffer(strike.fault, stage: .beforeHandling) {
            rotate(secret, &arrival, &answer)
        }
        _ = answer.suffer(strike.fault, stage: .afterHandling)
    }

    /// Makes the new version, or refuses.
    private mutating func rotate(_ secret: SecretAddress?, _ arrival: inout Arrival, _ answer: inout KMSAnswer) {
        guard arrival.secret?.isEmpty == false else { return answer.refuse(.missing("SecretName", origin: .kms)) }
        guard let versionId = arrival.versionId, !versionId.isEmpty else {
            return answer.refuse(.missing("VersionId", origin: .kms))
        }
        guard let secret else { return answer.refuse(.invalid("SecretName", origin: .kms)) }
        guard SecretAddress.isVersionId(versionId) else { return answer.refuse(.invalid("VersionId", origin: .kms)) }
        guard
            configuration.knownSecrets.isEmpty
                || configuration.knownSecrets.contains(where: { $0.matches(secret.name) })
        else { return answer.refuse(.unknownSecret) }
        guard !configuration.genericSecrets.contains(where: { $0.matches(secret.name) }) else {
            return answer.refuse(.genericSecret)
        }
        arrival.isRotation = versions[secret, default: []].insert(versionId).inserted
        arrival.isRepeat = !arrival.isRotation
        answer.succeed(secret, versionId: versionId)
    }

    /// A request id in the form of a UUID.
    private mutating func nextRequestId() -> String {
        let digits = [requestIds.next(), requestIds.next()].map { number in
            let text = String(number, radix: 16, uppercase: true)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        var output = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { output.append("-") }
            output.append(digit)
        }
        return output
    }
}
