/// How many attempts an account may have at the server in any window.
public struct Quota: Hashable, Sendable {
    /// Attempts in a window, at least 1.
    public var limit: Int
    /// The window's length, above zero.
    public var window: Duration

    /// At most `limit` attempts in any `window`.
    public init(limit: Int, per window: Duration) {
        self.limit = limit
        self.window = window
    }

    /// What the API grants (RotateSecret's page): 50 per hour.
    public static let standard = Quota(limit: 50, per: .seconds(3600))
}

/// One account of the schedule file.
public struct AccountConfiguration: Hashable, Sendable {
    /// What the quota starts as when the ledger that knew it was lost.
    public enum ColdStart: String, Hashable, Sendable, CaseIterable {
        /// As if every slot had just been used: the safe choice.
        case assumeFull = "assume-full"
        /// As if none had.
        case assumeEmpty = "assume-empty"
    }

    /// What one quota counts.
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        /// All calls of the account, in whatever region: the strict reading of the API.
        case account
        /// The calls of the account in one region.
        case accountRegion = "account-region"
    }

    /// The account's key in the file.
    public var key: String
    /// The default region of its secrets.
    public var region: String
    /// The address to send to, where it is not the region's own.
    public var endpoint: Endpoint?
    /// The account's number, where the file gives it.
    public var number: String?
    /// The name of the systemd credential; nil: the official environment variables.
    public var credentials: String?
    /// The account's quota.
    public var quota: Quota
    /// What the quota counts.
    public var scope: Scope
    /// Slots kept for urgent requests, `0 ..< quota.limit`.
    public var reserve: Int
    /// Slots left to whoever else uses the account; with `reserve` less than `quota.limit`.
    public var headroom: Int
    /// What a slot is held for beyond the window, for clocks that run apart.
    public var `guard`: Duration
    /// Calls with an open connection at a time, at least 1.
    public var concurrency: Int
    /// The time for a connection to be made; shorter than `answerTimeout`.
    public var connectTimeout: Duration
    /// The time for a whole answer from the send, connecting included.
    public var answerTimeout: Duration
    /// What precedes every VersionId; empty: nothing.
    public var versionIDPrefix: String
    /// What the quota starts as when the ledger was lost.
    public var coldStart: ColdStart

    /// An account with the file's defaults for what is not given.
    public init(
        key: String, region: String, endpoint: Endpoint? = nil, number: String? = nil, credentials: String? = nil,
        quota: Quota = .standard, scope: Scope = .account, reserve: Int? = nil, headroom: Int = 0,
        guard: Duration = .seconds(5), concurrency: Int = 4,
        connectTimeout: Duration = .seconds(5), answerTimeout: Duration = .seconds(10), versionIDPrefix: String = "",
        coldStart: ColdStart = .assumeFull
    ) {
        self.key = key
        self.region = region
        self.endpoint = endpoint
        self.number = number
        self.credentials = credentials
        self.quota = quota
        self.scope = scope
        self.reserve = reserve ?? quota.limit / 10
        self.headroom = headroom
        self.guard = `guard`
        self.concurrency = concurrency
        self.connectTimeout = connectTimeout
        self.answerTimeout = answerTimeout
        self.versionIDPrefix = versionIDPrefix
        self.coldStart = coldStart
    }

    /// One window and the guard: for so long after its completion an attempt holds its slot.
    public var slotSpan: Duration { quota.window + `guard` }

    /// Slots that ordinary attempts may occupy: what is left beside reserve and headroom, at least one.
    public var usableSlots: Int { max(quota.limit - reserve - headroom, 1) }

    /// The account's keys in canonical form: another one ends the account's hold.
    ///
    /// A key that came with a later version is in it only where it is given: an upgrade changes no form.
    public var canonical: String {
        var parts: [String] = [
            region, endpoint?.url ?? "-", number ?? "-", credentials ?? "-",
            "\(quota.limit) per \(quota.window.scheduleText)",
            "\(reserve)", `guard`.scheduleText, "\(concurrency)", connectTimeout.scheduleText,
            answerTimeout.scheduleText,
            versionIDPrefix, coldStart.rawValue,
        ]
        if scope != .account { parts.append(scope.rawValue) }
        if headroom > 0 { parts.append("headroom \(headroom)") }
        return parts.joined(separator: " ")
    }
}
