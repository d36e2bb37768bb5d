public import Logging

/// The kinds of journal entries that rotationd writes, as data of one table.
///
/// Each has a stable id (`MESSAGE_ID`, the key of the message catalog), a level and one constant text. What differs
/// from entry to entry is in the fields.
public enum JournalMessage: CaseIterable, Sendable {
    // A rotation's transitions, one a state.

    /// An occurrence or an operator's request came due.
    case rotationDue
    /// A rotation waits for a slot: for the first time, or again after a failed attempt.
    case rotationQueued
    /// An attempt was handed to the transport.
    case rotationSent
    /// KMS took the rotation.
    case rotationAccepted
    /// A rotation ended without success.
    case rotationFailed
    /// A rotation ended because a newer one of its secret took its place.
    case rotationSuperseded
    /// An occurrence ended without an attempt.
    case rotationMissed
    /// A rotation waits until its secret or account is released.
    case rotationHeld

    // The service.

    /// The service is ready.
    case serviceStarted
    /// The service begins to stop and drains its calls.
    case serviceStopping
    /// The service has stopped.
    case serviceStopped
    /// Calls were still open when the time for draining was over.
    case drainIncomplete

    // The configuration.

    /// The configuration is in force, at start or after a reload.
    case configurationLoaded
    /// A reload made an account, a freeze or a time zone new, different or gone.
    case configurationChanged
    /// There is no schedule file: the schedule is empty.
    case configurationMissing
    /// The configuration is faulty and the service does not start.
    case configurationRefused
    /// The new configuration is faulty and the running one stays in force.
    case reloadRefused
    /// One fault of a schedule file.
    case scheduleFault
    /// Something in a schedule file that is accepted but hardly meant.
    case scheduleWarning

    // Secrets.

    /// A secret was seen for the first time.
    case secretNew
    /// The entry of a secret changed.
    case secretChanged
    /// The entry of a secret is no longer there.
    case secretGone
    /// A secret is held: it is not rotated until its entry changes or an operator resumes it.
    case secretHeld
    /// A held secret is rotated again.
    case secretResumed

    // Accounts.

    /// An account sends nothing but rare probes.
    case accountHeld
    /// A held account sends again.
    case accountResumed
    /// KMS throttles: the account waits.
    case accountWaiting
    /// The quota of an account counts as full, because the ledger that knew it was lost.
    case quotaAssumedFull
    /// The wall clock is corrected by KMS's Date.
    case clockCorrected
    /// The credentials of an account cannot be read.
    case credentialsUnavailable
    /// The credentials of an account could be read again.
    case credentialsAvailable
    /// Others use the account too: less than its quota is used for now.
    case quotaLearned
    /// The whole quota of an account is used again.
    case quotaRegained

    // The machine.

    /// The wall clock was set.
    case clockStepped
    /// First sights moved to after a step of the wall clock, so that it rotates nothing.
    case firstSightsMoved
    /// The disk is full: nothing is sent.
    case ledgerFull
    /// The ledger can be written again.
    case ledgerRecovered
    /// The ledger was damaged: it was set aside and the quota starts as if full.
    case ledgerSetAside
    /// Another process holds the ledger.
    case ledgerBusy
    /// The ledger cannot be opened or written for another reason.
    case ledgerUnavailable

    // What operators want.

    /// An operator's request is recorded.
    case requestAccepted
    /// An operator's request is refused.
    case requestRefused
    /// All rotations of an operator's request are final.
    case requestDone
    /// An operator's request counts a secret's occurrences anew.
    case cadenceReset
    /// An operator paused everything, an account or some secrets.
    case paused
    /// A pause is over.
    case unpaused

    /// The id of the entry (`MESSAGE_ID`): 128 random bits as 32 lower-case hexadecimal digits, never to be changed.
    public var id: String { row.id }

    /// The level that entries of this kind are logged at.
    public var level: Logger.Level { row.level }

    /// The text of the entry, the same every time.
    public var text: String { row.text }
}
