extension Scheduler {
    /// An account of the configuration.
    struct Account: Sendable {
        var configuration: AccountConfiguration
        var record: AccountRecord
        /// Nil until the host has said.
        var credential: CredentialState?
        /// The access key of the latest credential that could be read: it tells the quota also while none can.
        var accessKeyID: String?
        /// When a credential that could not be read is asked for again, and the wait after that.
        var credentialRetry: (at: BootTime, wait: Duration)?
        /// Whether the host has been asked for the credential and has not answered yet.
        var isCredentialAwaited = false
        /// How the comparison of the clock with its KMS stands.
        var clockCheck = ClockCheck()
        /// Whether a rejected timestamp corrected the clock and nothing has been accepted since: it does not twice.
        var isClockCorrected = false
        /// Whether its secrets are appointed so that none of them comes due, since its clock is wrong.
        var standsStill = false
        /// The position of its first lane.
        var firstLane = 0
        /// The positions of its lanes by region, where its quotas are regional; else empty.
        var lanes: [String: Int] = [:]
        /// How many calls of it have an open connection.
        var openCalls = 0
        /// How many attempts of it are not complete.
        var inFlight = 0
        /// How many rotations of it wait.
        var waiting = 0

        init(configuration: AccountConfiguration, record: AccountRecord) {
            self.configuration = configuration
            self.record = record
        }

        /// The fingerprint of the credential, where one can be read.
        var fingerprint: String? {
            if case .available(_, let fingerprint) = credential { fingerprint } else { nil }
        }
    }

    /// A rotation that waits.
    struct Waiting: Sendable {
        var rotation: RotationRecord
        /// The ticket of the one place or appointment of it that is not stale.
        var ticket: UInt64 = 0
        /// What kept it from the queue last.
        var cause: WaitCause?
        /// Before when, by the wall clock, it cannot start, where its window, a freeze or its least interval tells.
        var opening: Instant?
        /// Whether its place is in its lane's queue.
        var isInQueue = false
        /// Since when it stands where it stands.
        var placed = BootTime(microseconds: 0)

        init(_ rotation: RotationRecord) {
            self.rotation = rotation
        }

        /// What keeps it from its lane's queue.
        var obstacle: WaitCause? { isInQueue ? nil : cause }
    }

    /// What this process knows of an attempt in flight.
    struct Call: Sendable {
        /// Whether its connection may be open in this process.
        var isOpen: Bool
        /// Until when an answer is awaited: it is never complete before, unless it is answered.
        var deadline: BootTime
        /// For an attempt whose connection is closed without an answer: when it completes.
        var end: BootTime?
        /// The transport's report of such an attempt.
        var answer: Answer?
        /// The fingerprint of the credential that signed it.
        var fingerprint = ""
        /// The correction of its timestamp.
        var clockCorrection: Duration = .zero
    }

    /// An answer, and the moment at which it was received.
    struct ReceivedAnswer: Sendable {
        var secret: Int
        var answer: Answer
        var call: Call
        var received: Stamp
    }
}
