import Ledger
import RotationCore

let thisBoot = BootID("4b6a0d1c-07a5-4bb1-9f3d-2f6a8c1d9e77")
let lastBoot = BootID("9d2f4c3b-1111-4222-8333-444455556666")

/// 2026-11-24T03:00:00Z.
let morning = Instant(seconds: 1_795_489_200)

extension Stamp {
    /// A stamp whose parts are all different.
    static func sample(_ seconds: Int64, in boot: BootID = thisBoot, date: Bool = true) -> Stamp {
        Stamp(
            bootID: boot, boot: BootTime(microseconds: seconds * 1_000_000 + 1),
            wall: Instant(microseconds: morning.microseconds + seconds * 1_000_000 + 2),
            date: date ? Instant(microseconds: morning.microseconds + seconds * 1_000_000 + 3) : nil)
    }
}

extension SlotHorizon {
    /// A window of an hour with a guard of 5 s, at `boot` seconds of this boot.
    static func sample(boot: Int64 = 10_000, newest: Int = 50) -> SlotHorizon {
        let now = Stamp(bootID: thisBoot, boot: BootTime(microseconds: boot * 1_000_000), wall: morning)
        return SlotHorizon(now: now, span: .seconds(3_605), newest: newest)
    }
}

extension SecretID {
    static func sample(_ number: Int = 1, account: String = "main") -> SecretID {
        SecretID(account: account, region: "cn-hangzhou", name: "redis/cache-\(number)")
    }
}

extension VersionID {
    /// The VersionId of the occurrence `hours` after `morning`.
    static func sample(_ hours: Int64 = 0, prefix: String = "", suffix: String = "") -> VersionID {
        let nominal = Instant(seconds: morning.seconds + hours * 3_600)
        guard let id = try? VersionID(nominal: nominal, prefix: prefix, suffix: suffix) else {
            preconditionFailure("no VersionId: \(prefix) \(nominal) \(suffix)")
        }
        return id
    }
}

extension SecretRecord {
    static func sample(_ number: Int = 1, account: String = "main") -> SecretRecord {
        SecretRecord(
            id: .sample(number, account: account), schedule: "every: 30d", entry: "every: 30d; within: 4d",
            firstSight: .sample(1), since: Instant(microseconds: 11), handled: Instant(microseconds: 12))
    }
}

extension RotationRecord {
    static func sample(
        _ number: Int = 1, account: String = "main", hours: Int64 = 0, state: RotationState = .queued,
        finished: Instant? = nil
    ) -> RotationRecord {
        RotationRecord(
            secret: .sample(number, account: account), versionID: .sample(hours), state: state,
            due: Instant(microseconds: 21), deadline: Instant(microseconds: 22), finished: finished)
    }
}

extension AttemptRecord {
    /// An attempt that was sent, and completed where a state other than pending says so, in the given boot.
    static func sample(
        _ secret: Int = 1, account: String = "main", hours: Int64 = 0, number: Int = 1, state: State = .pending,
        completed: Stamp? = nil
    ) -> AttemptRecord {
        AttemptRecord(
            id: AttemptID(secret: .sample(secret, account: account), versionID: .sample(hours), number: number),
            state: state, isRetry: false, accountNumber: nil, accessKeyID: "LTAI5tExample", sent: .sample(5),
            deadline: .sample(15), completed: completed)
    }
}
