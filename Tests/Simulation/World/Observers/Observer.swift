package import RotationCore

/// What can be seen of a world from outside the scheduler.
package enum Happening {
    case started(LedgerOrigin, isBoot: Bool)
    case killed
    /// The ledger was lost.
    case ledgerLost
    case slept
    case stepped(Duration)
    /// A credential was read, and the scheduler is about to learn of it.
    case credential(account: String, CredentialState)
    /// KMS answered for its Date, and the scheduler is about to learn it.
    case clockChecked(account: String, Instant?)
    /// The scheduler asks for a commit; the ledger is as it was.
    case asked([Record])
    /// These records are about to be put into the ledger.
    case durable(ArraySlice<Record>, isWhole: Bool)
    /// The configuration that was given last is in force.
    case inForce
    /// A commit ended so, and what that led to was carried out.
    case commitEnded(CommitResult, [Record])
    /// An attempt is about to be sent.
    case sending(Call)
    case arrived(VirtualKMS.Arrival, Call)
    /// A call ended, and the scheduler is about to learn of it.
    case completed(Call, Answer)
    /// The scheduler is about to get an event.
    case event(Event)
    /// The scheduler took an event, and its decisions were carried out.
    case handled(Event, [Decision])
    /// Excused: what a slot is left for, or a ledger refused, may be needed no more.
    case wokenForNothing(isExcused: Bool)
    /// From here on everything works.
    case peace
    /// The world ends.
    case ended
}

/// Somebody who watches a world and says what must not be, from the design alone.
package protocol Observer: AnyObject {
    /// The name under which it complains.
    static var name: String { get }
    func observe(_ happening: Happening, in world: World)
}

extension Observer {
    func complain(_ text: String, in world: World) { world.fault(text, Self.name) }
}

extension World {
    /// Everybody who watches.
    static func observers() -> [any Observer] {
        [
            QuotaObserver(), WriteAheadObserver(), OnceObserver(), OneAtATimeObserver(), SurpriseObserver(),
            LossObserver(), ShareObserver(), ReadinessObserver(), JournalObserver(), FailureObserver(), TermsObserver(),
            UtilisationObserver(), WakeUpObserver(), ClockObserver(), StatusObserver(), LivenessObserver(),
            RequestObserver(), UrgencyObserver(), ThrottleObserver(), HoldObserver(),
            NoticeObserver(), LifeObserver(),
        ]
    }
}
