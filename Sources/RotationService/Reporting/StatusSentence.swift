import RotationCore

/// The sentence that `systemctl status` shows: what is wrong, what is next and when, and how much of the quota is used.
enum StatusSentence {
    /// The sentence for a status; `fault` is the first fault of a refused reload.
    static func text(of status: Status, fault: String?, isStopping: Bool) -> String {
        var parts: [String] = []
        if isStopping { parts.append("stopping") }
        if let problem = status.ledgerProblem {
            parts.append("nothing is sent, the ledger cannot be written (\(problem))")
        }
        if let fault { parts.append("reload refused: \(fault)") }
        for account in status.accounts { parts += troubles(of: account) }
        parts += held(status.heldSecrets)
        parts += status.pauses.map { pause in
            "\(pause.scope) is paused" + (pause.reason.isEmpty ? "" : " (\(pause.reason))")
        }
        if !isStopping { parts.append(next(of: status)) }
        parts += status.accounts.map(usage)
        return parts.joined(separator: "; ")
    }

    private static func troubles(of account: Status.Account) -> [String] {
        if let problem = account.credentialProblem { return ["account \(account.key) has no credentials: \(problem)"] }
        if let hold = account.hold { return ["account \(account.key) is held: \(hold.code)"] }
        if account.wait != nil { return ["account \(account.key) is throttled and waits"] }
        return []
    }

    private static func held(_ secrets: [SecretID]) -> [String] {
        guard let first = secrets.first else { return [] }
        return [secrets.count == 1 ? "\(first.name) is held" : "\(first.name) and \(secrets.count - 1) more are held"]
    }

    private static func next(of status: Status) -> String {
        if let next = status.next { return "next is \(next.secret.name) at \(next.time.rfc3339)" }
        if status.secrets == 0 { return "nothing to rotate: the schedule names no secrets" }
        return "nothing is due any more"
    }

    private static func usage(of account: Status.Account) -> String {
        var text = "\(account.key): \(account.slotsUsed) of \(account.slots) slots used"
        if let learned = account.learnedSlots {
            text += ", others use the account too and about \(learned) are ours"
        }
        if account.waiting > 0 { text += ", \(account.waiting) waiting" }
        if account.inFlight > 0 { text += ", \(account.inFlight) in flight" }
        return text
    }
}
