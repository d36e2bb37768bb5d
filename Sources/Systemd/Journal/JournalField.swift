/// The journal fields of rotationd, as data of one table: man page and message catalog are checked against it.
///
/// A case's raw value is the metadata key that the code logs under; `name` is the field that it becomes.
/// `rotationSecret`, `rotationState` and `rotationVersionID` stand together and only on a rotation's transitions.
public enum JournalField: String, CaseIterable, Sendable {
    /// Which kind of entry it is, one id of `JournalMessage`.
    case messageID = "message.id"
    /// How serious the entry is; the handler writes it from the level.
    case priority
    /// The account that the entry is about.
    case rotationAccount = "rotation.account"
    /// The region of the secret.
    case rotationRegion = "rotation.region"
    /// The secret whose rotation changed its state.
    case rotationSecret = "rotation.secret"
    /// The VersionId of the rotation.
    case rotationVersionID = "rotation.version-id"
    /// The state that the rotation has entered.
    case rotationState = "rotation.state"
    /// When the rotation was due.
    case rotationDue = "rotation.due"
    /// The number of the attempt.
    case rotationAttempt = "rotation.attempt"
    /// Why it happened.
    case rotationReason = "rotation.reason"
    /// The id that KMS gave to the call.
    case kmsRequestID = "kms.request-id"
    /// The error code of KMS.
    case kmsCode = "kms.code"
    /// The HTTP status of the answer.
    case kmsStatus = "kms.status"
    /// The secret that an entry is about which is no rotation's transition.
    case configSecret = "config.secret"

    /// The name of the field in the journal, such as `ROTATION_SECRET`.
    public var name: String { Self.upperCased(rawValue) }

    /// What the field holds, in one sentence for whoever searches the journal by it.
    public var meaning: String {
        switch self {
        case .messageID: "The kind of the entry: 32 hexadecimal digits, the key of the message catalog."
        case .priority: "The syslog level of the entry: 2 (critical) to 7 (debug)."
        case .rotationAccount: "The key of the account in the schedule file."
        case .rotationRegion: "The region of the secret, such as cn-hangzhou."
        case .rotationSecret: "The bare name of the secret whose rotation entered a state."
        case .rotationVersionID: "The VersionId of the rotation."
        case .rotationState: "The state entered: due, queued, sent, accepted, failed, superseded, missed or held."
        case .rotationDue: "When the rotation was due: RFC 3339 in UTC."
        case .rotationAttempt: "The number of the attempt within its rotation, from 1."
        case .rotationReason: "Why the state was entered, the account held or the reload refused, in one line."
        case .kmsRequestID: "The request id of the KMS answer, to quote to support."
        case .kmsCode: "The error code of the KMS answer, such as Rejected.Throttling."
        case .kmsStatus: "The HTTP status of the KMS answer."
        case .configSecret: "The bare name of the secret that the entry is about where no rotation changed its state."
        }
    }
}
