/// The records of one commit, and what is done once they are durable.
///
/// A batch touches a secret at most once, so that each of its records follows from the applied state alone. It changes
/// nothing of that state: where the ledger refuses it, the same is decided anew from what has not changed. What it
/// takes out of queues is put back then.
struct Batch {
    /// What the commit makes durable, in this order; the records of one secret stand together.
    var records: [Record] = []
    /// What the operator is told then.
    var notices: [Notice] = []
    /// The attempts that are sent then.
    var sends: [AttemptID] = []
    /// Secrets that the batch has changed, or taken out of a queue.
    var touched: Set<Int> = []
    /// Whether something comes due with it, or is paused no more, which stands in no queue before the batch is durable.
    var bringsWaiters = false
    /// Accounts as the batch leaves them: drafts, of which each gives one record at the batch's end.
    var accounts: [Int: AccountRecord] = [:]
    /// Attempts of the batch, by every quota group for which they may count.
    var slots: [Int: Int] = [:]
    /// Those among them that are not for urgent requests.
    var ordinarySlots: [Int: Int] = [:]
    /// Retries among them.
    var retrySlots: [Int: Int] = [:]
    /// Attempts of the batch, by account.
    var calls: [Int: Int] = [:]
    /// For the forecast: what those waited for last whose places newer occurrences of their secrets take over.
    var causes: [Int: WaitCause] = [:]
    /// How many of the unprocessed answers, from the first, the batch deals with.
    var answers = 0
    /// Accounts whose credential is read again then.
    var credentials: [String] = []
    /// Dates of rejected timestamps, which the clock is compared with then.
    var dates: [DateSighting] = []
    /// Whether first sights moved with a correction of the clock.
    var correctsFirstSights = false
    /// The configuration that comes into force with the batch.
    var configuration: Configuration?
    /// What that makes of the secrets.
    var changes = ConfigurationChanges()
    /// What the operator is answered whose order the batch carries out, the first one.
    var answer: OperatorAnswer?
    /// Whether the batch carries out the first order.
    var carriesOutOrder = false
    /// When the batch was handed to the ledger.
    var began: BootTime

    /// Whether nothing is told: a host that reads the records alone does without.
    var isSilent: Bool

    init(at now: BootTime, isSilent: Bool) {
        began = now
        self.isSilent = isSilent
    }

    var isEmpty: Bool { records.isEmpty && configuration == nil }

    /// Adds what the operator is told.
    mutating func tell(_ notice: @autoclosure () -> Notice) {
        if !isSilent { notices.append(notice()) }
    }
}
