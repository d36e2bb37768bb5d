/// Something that a configuration says and that will not go as whoever wrote it expects.
public struct Finding: Hashable, Sendable {
    /// Whether it can be put into force.
    public enum Severity: Hashable, Sendable {
        /// It cannot: nothing would ever be rotated by it.
        case error
        /// It can, and somebody should know.
        case warning
    }

    /// The value that it is about.
    public enum Subject: Hashable, Sendable {
        /// `every`, `cron` or `calendar` of a secret.
        case schedule
        /// `window` of a secret.
        case window
        /// `quota` of the secret's account.
        case quota
    }

    /// Whether it can be put into force.
    public var severity: Severity
    /// The position in the configuration of the first secret that it concerns.
    public var secret: Int
    /// The value that it is about.
    public var subject: Subject
    /// What is wrong and what to write instead, in one line.
    public var message: String
    /// Whether it is about many secrets together, and not about the first of them.
    public var isAboutMany = false
}
