public import Logging

/// What the command line and the environment say.
public struct ServiceOptions: Sendable {
    /// Schedule files and folders, merged in order; empty: the system's places.
    public var configurationPaths: [String]
    /// The ledger's directory.
    public var stateDirectory: String
    /// How long a stop waits for open connections.
    public var drain: Duration
    /// The least level that is logged.
    public var logLevel: Logger.Level
    /// Whether the service ends when nothing is queued, in flight or due within a minute.
    public var endsWhenIdle: Bool
    /// The process's environment.
    public var environment: [String: String]

    /// The options of one run.
    public init(
        configurationPaths: [String], stateDirectory: String, drain: Duration, logLevel: Logger.Level,
        endsWhenIdle: Bool, environment: [String: String]
    ) {
        self.configurationPaths = configurationPaths
        self.stateDirectory = stateDirectory
        self.drain = drain
        self.logLevel = logLevel
        self.endsWhenIdle = endsWhenIdle
        self.environment = environment
    }
}
